/**
 * Distribution-free limits of a quantile: two order statistics that enclose it with a probability known from the
 * binomial distribution. Separate from quantile.ts, which estimates the quantile itself.
 * Source: Hahn & Meeker, Statistical Intervals, section 5.2; P = sum_{i=l}^{u-1} C(n, i) p^i (1 - p)^(n - i).
 */
import { binomialCdf } from './binomial.js';
import type { Estimate } from './estimate.js';
import { quantile } from './quantile.js';

/** Order statistics counted from 1 and the probability that they enclose the quantile. */
export interface Ranks {
  readonly lower: number;
  readonly upper: number;
  readonly coverage: number;
}

/**
 * The order statistics that lie closest together in rank and cover at least `level`; of those the ones that cover most,
 * of those the lower. Golden at 0.95: n 100, p .9 gives [84, 96] and .95569; n 50, p .5 gives [18, 32] and .95113.
 * @param n      number of values
 * @param p      which quantile, in (0, 1)
 * @param level  in (0, 1)
 * @returns      undefined when even the smallest and the largest cover less: below n = 29, 59, 299 for p = .9, .95, .99
 */
export function quantileRanks(n: number, p: number, level: number): Ranks | undefined {
  const cdf = Array.from({ length: n + 1 }, (_, k) => binomialCdf(k, n, p));
  let found: Ranks | undefined;
  // two pointers: for each lower the first upper that covers
  for (let lower = 1, upper = 2; lower < n; lower++) {
    while (upper < n && cdf[upper - 1]! - cdf[lower - 1]! < level) upper++;
    const coverage = cdf[upper - 1]! - cdf[lower - 1]!;
    if (coverage < level) break;
    const gain = found === undefined ? 1 : found.upper - found.lower - (upper - lower);
    if (gain > 0 || (gain === 0 && coverage > found!.coverage + 1e-12)) found = { lower, upper, coverage };
  }
  return found;
}

/**
 * The p-quantile (type 7) with its order-statistic limits.
 * @param sorted  values in ascending order
 * @returns       limits NaN when there are too few values for them; value NaN when there is none
 */
export function quantileInterval(sorted: ArrayLike<number>, p: number, level: number): Estimate {
  const ranks = quantileRanks(sorted.length, p, level);
  return {
    value: quantile(sorted, p) ?? Number.NaN,
    low: ranks === undefined ? Number.NaN : sorted[ranks.lower - 1]!,
    high: ranks === undefined ? Number.NaN : sorted[ranks.upper - 1]!,
  };
}
