/**
 * Poisson counts by inversion: probabilities are added up from the lowest count that matters until they reach u. Exact
 * to about 1e-14 in probability, non-decreasing in u and in the mean, no allocation; fast for the small means of a day.
 */

import { exp } from '../../stats/dmath.js';
import { gammaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';
import { cumulate, lazyTable } from './guide-table.js';

/** Counts this many standard deviations below the mean have together less than 3e-18 of the probability. */
export const NEGLIGIBLE_SDS = 9;

/**
 * The u-quantile of the Poisson distribution.
 * @param u     in (0, 1)
 * @param mean  >= 0; the time taken grows with the mean up to 80, then with its square root
 * @returns     a whole number >= 0
 */
export function poissonQuantile(u: number, mean: number): number {
  let k = firstCount(mean);
  let p = firstProbability(k, mean);
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

/** The lowest count that matters, and its probability. */
function firstCount(mean: number): number {
  return mean <= NEGLIGIBLE_SDS * NEGLIGIBLE_SDS ? 0 : Math.floor(mean - NEGLIGIBLE_SDS * Math.sqrt(mean));
}

function firstProbability(k: number, mean: number): number {
  return k === 0 ? exp(-mean) : gammaFactor(k + 1, mean) / mean;
}

export const poisson: Family<'poisson'> = {
  kind: 'poisson',
  argumentNames: ['mean'],
  help: 'a count of independent events, by its mean',
  discrete: true,
  problem: ([mean]) => (mean! >= 0 && mean! <= 1e9 ? undefined : 'poisson needs 0 <= mean <= 1e9'),
  make: ([mean]) => {
    const m = mean!;
    const table = lazyTable(() => {
      const first = firstCount(m);
      return cumulate(first, firstProbability(first, m), (k) => m / (k + 1), Number.POSITIVE_INFINITY);
    });
    return {
      mean: m,
      variance: m,
      support: [0, m > 0 ? Number.POSITIVE_INFINITY : 0],
      quantile: (u) => poissonQuantile(u, m),
      quantiles: (uniforms) => table().quantiles(uniforms),
    };
  },
};
