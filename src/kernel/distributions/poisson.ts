/**
 * Poisson counts by inversion: probabilities are added up from the lowest count that matters until they reach u. Exact
 * to about 1e-14 in probability, non-decreasing in u and in the mean, no allocation; fast for the small means of a day.
 */

import { exp } from '../../stats/dmath.js';
import { gammaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';

/** Counts this many standard deviations below the mean have together less than 3e-18 of the probability. */
export const NEGLIGIBLE_SDS = 9;

/**
 * The u-quantile of the Poisson distribution.
 * @param u     in (0, 1)
 * @param mean  >= 0; the time taken grows with the mean up to 80, then with its square root
 * @returns     a whole number >= 0
 */
export function poissonQuantile(u: number, mean: number): number {
  let k = 0;
  let p: number;
  if (mean <= NEGLIGIBLE_SDS * NEGLIGIBLE_SDS) p = exp(-mean);
  else {
    k = Math.floor(mean - NEGLIGIBLE_SDS * Math.sqrt(mean));
    p = gammaFactor(k + 1, mean) / mean;
  }
  let sum = p;
  while (sum < u) {
    k += 1;
    p *= mean / k;
    const next = sum + p;
    if (next === sum) break;
    sum = next;
  }
  return k;
}

export const poisson: Family<'poisson'> = {
  kind: 'poisson',
  argumentNames: ['mean'],
  help: 'a count of independent events, by its mean',
  discrete: true,
  problem: ([mean]) => (mean! >= 0 && mean! <= 1e9 ? undefined : 'poisson needs 0 <= mean <= 1e9'),
  make: ([mean]) => ({
    mean: mean!,
    variance: mean!,
    support: [0, mean! > 0 ? Number.POSITIVE_INFINITY : 0],
    quantile: (u) => poissonQuantile(u, mean!),
  }),
};
