/**
 * Negative binomial counts by inversion: Poisson counts whose mean itself varies from case to case, as a gamma variable
 * of shape k. With a small k a few cases have very high counts. Exact to about 1e-13 in probability, non-decreasing in u.
 */

import { exp, log1p } from '../../stats/dmath.js';
import { betaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';
import { NEGLIGIBLE_SDS } from './poisson.js';

/** Probability of a count j > 0. */
function probability(j: number, k: number, mean: number): number {
  return betaFactor(k, j, k / (k + mean), mean / (k + mean)) / j;
}

/** The count to begin with when the probability of 0 is too small for a double: less than 1e-18 lies below it. */
function firstThatMatters(k: number, mean: number): number {
  let low = 0;
  let high = Math.max(1, Math.floor(mean * 0.9));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (probability(middle, k, mean) * middle < 1e-18) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The u-quantile of the negative binomial distribution; variance mean + mean^2/k.
 * @param u     in (0, 1)
 * @param k     dispersion, > 0; large k is nearly Poisson
 * @param mean  >= 0; the time taken grows with the answer
 * @returns     a whole number >= 0
 */
export function negativeBinomialQuantile(u: number, k: number, mean: number): number {
  if (!(mean > 0)) return 0;
  let j = Math.floor(mean - NEGLIGIBLE_SDS * Math.sqrt(mean + (mean * mean) / k));
  let p: number;
  if (j > 0) p = probability(j, k, mean);
  else {
    j = 0;
    p = exp(-k * log1p(mean / k));
    if (p < 1e-290) {
      j = firstThatMatters(k, mean);
      p = probability(j, k, mean);
    }
  }
  const ratio = mean / (k + mean);
  let sum = p;
  while (sum < u) {
    p *= ((k + j) / (j + 1)) * ratio;
    j += 1;
    const next = sum + p;
    if (next === sum && j > mean) break;
    sum = next;
  }
  return j;
}

export const negativeBinomial: Family<'negative_binomial'> = {
  kind: 'negative_binomial',
  argumentNames: ['k', 'mean'],
  help: 'a count that varies more than Poisson: variance mean + mean^2 / k',
  discrete: true,
  problem: ([k, mean]) =>
    k! >= 0.01 && k! <= 1e9 && mean! >= 0 && mean! <= 1e6
      ? undefined
      : 'negative_binomial needs 0.01 <= k <= 1e9 and 0 <= mean <= 1e6',
  make: ([k, mean]) => ({
    mean: mean!,
    variance: mean! + (mean! * mean!) / k!,
    support: [0, mean! > 0 ? Number.POSITIVE_INFINITY : 0],
    quantile: (u) => negativeBinomialQuantile(u, k!, mean!),
  }),
};
