/** Beta-distributed shares, by numerical inversion of the incomplete beta function. */

import { incompleteBeta } from '../../stats/incomplete-beta.js';
import { betaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';
import { invert } from './invert.js';

/**
 * The u-quantile of the beta distribution; relative error about 1e-13.
 * @param u  in (0, 1)
 * @param a  first shape, > 0
 * @param b  second shape, > 0
 */
export function betaQuantile(u: number, a: number, b: number): number {
  // solved on the side of the smaller probability, so that a share near 1 keeps the digits of its distance from 1
  const middle = a / (a + b);
  const atMiddle = incompleteBeta(a, b, middle);
  if (u > atMiddle) return 1 - solveBelow(1 - u, b, a);
  return solveBelow(u, a, b);
}

/** The quantile when it is known to lie below the mean. */
function solveBelow(u: number, a: number, b: number): number {
  const excess = (x: number): number => incompleteBeta(a, b, x) - u;
  const density = (x: number): number => betaFactor(a, b, x, 1 - x) / (x * (1 - x));
  return invert(excess, density, a / (a + b), 0, 1);
}

export const beta: Family<'beta'> = {
  kind: 'beta',
  argumentNames: ['a', 'b'],
  help: 'a share between 0 and 1, mean a/(a + b), the tighter the larger a + b',
  discrete: false,
  problem: ([a, b]) =>
    a! >= 0.05 && b! >= 0.05 && a! <= 1e6 && b! <= 1e6 ? undefined : 'beta needs 0.05 <= a <= 1e6 and 0.05 <= b <= 1e6',
  make: ([a, b]) => {
    const n = a! + b!;
    return {
      mean: a! / n,
      variance: (a! * b!) / (n * n * (n + 1)),
      support: [0, 1],
      quantile: (u) => betaQuantile(u, a!, b!),
    };
  },
};
