/**
 * How bad it can get: the value that one replication in twenty exceeds, as far out as the number of replications can
 * tell. Separate from quantile-interval.ts because it chooses the quantile and names the replication to look at.
 */
import type { Estimate } from './estimate.js';
import { quantileInterval, quantileRanks } from './quantile-interval.js';

/** A value in the unit of the values and what it is. */
export interface BadCase extends Estimate {
  /** Share of replications that are worse: 0.05, 0.1, or 0 for the worst seen, which has no limits (NaN). */
  readonly worseShare: number;
  /** The replication nearest to it (place in the list, the first of equals); undefined when nothing is known. */
  readonly replication: number | undefined;
}

/** How many are worse, farthest first; 0.05 needs 59 replications and 0.1 needs 29 at a level of 0.95. */
const SHARES = [0.05, 0.1];

/**
 * @param values  one a replication; NaN where unknown
 * @param better  which direction is better: the bad case lies on the other side
 * @param level   confidence level in (0, 1)
 */
export function badCase(values: ArrayLike<number>, better: 'lower' | 'higher', level: number): BadCase {
  const sign = better === 'lower' ? 1 : -1;
  const sorted = Float64Array.from(values, (x) => sign * x)
    .filter((x) => !Number.isNaN(x))
    .sort();
  const share = SHARES.find((worse) => quantileRanks(sorted.length, 1 - worse, level) !== undefined) ?? 0;
  const { value, low, high } = quantileInterval(sorted, 1 - share, level);
  return {
    worseShare: share,
    value: sign * value,
    low: better === 'lower' ? low : -high,
    high: better === 'lower' ? high : -low,
    replication: nearest(values, sign * value),
  };
}

function nearest(values: ArrayLike<number>, value: number): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const gap = Math.abs(values[i]! - value);
    if (gap < least) [least, found] = [gap, i];
  }
  return found;
}
