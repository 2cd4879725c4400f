/** Gamma-distributed values, by numerical inversion of the incomplete gamma function. */

import { exp, lgamma, log, normalQuantile, pow } from '../../stats/dmath.js';
import { incompleteGamma } from '../../stats/incomplete-gamma.js';
import { gammaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';
import { invert } from './invert.js';

/**
 * The u-quantile of the gamma distribution with scale 1; relative error about 1e-14.
 * @param u      in (0, 1)
 * @param shape  > 0
 */
export function gammaQuantile(u: number, shape: number): number {
  // x small: F(x) = x^a / Gamma(a + 1); elsewhere the cube of a normal value (Wilson & Hilferty 1931)
  const power = exp((log(u) + lgamma(shape + 1)) / shape);
  if (power < 1e-290) return power;
  const c = 1 / (9 * shape);
  const root = 1 - c + normalQuantile(u) * Math.sqrt(c);
  const start = shape < 0.5 || root <= 0.2 ? Math.min(power, shape + 40) : shape * pow(root, 3);
  const excess = (x: number): number => {
    const { lower, upper } = incompleteGamma(shape, x);
    return u < 0.5 ? lower - u : 1 - u - upper;
  };
  return invert(excess, (x) => gammaFactor(shape, x) / x, start, 0, Number.POSITIVE_INFINITY);
}

export const gamma: Family<'gamma'> = {
  kind: 'gamma',
  argumentNames: ['shape', 'scale'],
  help: 'positive values, mean shape x scale; shape 1 is exponential, large shapes are nearly normal',
  discrete: false,
  problem: ([shape, scale]) =>
    shape! >= 0.01 && shape! <= 1e6 && scale! > 0 ? undefined : 'gamma needs 0.01 <= shape <= 1e6 and scale > 0',
  make: ([shape, scale]) => ({
    mean: shape! * scale!,
    variance: shape! * scale! * scale!,
    support: [0, Number.POSITIVE_INFINITY],
    quantile: (u) => scale! * gammaQuantile(u, shape!),
  }),
};
