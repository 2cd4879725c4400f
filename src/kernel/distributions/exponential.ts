/** Exponential times, which are memoryless, and Weibull times, whose hazard falls or rises with age. */

import { exp, lgamma, log, log1p, pow } from '../../stats/dmath.js';
import type { Family } from './family.js';

/**
 * The u-quantile of the exponential distribution, -mean log(1 - u).
 * @param u     in (0, 1)
 * @param mean  >= 0
 */
export function exponentialQuantile(u: number, mean: number): number {
  return -mean * log(1 - u); // 1 - u is exact for every uniform of a stream except the smallest
}

function exponentialQuantiles(uniforms: Float64Array, mean: number): void {
  for (let i = 0; i < uniforms.length; i++) uniforms[i] = -mean * log(1 - uniforms[i]!);
}

export const exponential: Family<'exponential'> = {
  kind: 'exponential',
  argumentNames: ['mean'],
  help: 'a wait without memory, by its mean',
  discrete: false,
  problem: ([mean]) => (mean! > 0 ? undefined : 'exponential needs mean > 0'),
  make: ([mean]) => ({
    mean: mean!,
    variance: mean! * mean!,
    support: [0, Number.POSITIVE_INFINITY],
    quantile: (u) => exponentialQuantile(u, mean!),
    quantiles: (uniforms) => exponentialQuantiles(uniforms, mean!),
  }),
};

export const weibull: Family<'weibull'> = {
  kind: 'weibull',
  argumentNames: ['shape', 'scale'],
  help: 'a wait whose hazard falls (shape < 1) or rises (shape > 1) with age',
  discrete: false,
  problem: ([shape, scale]) => (shape! >= 0.05 && scale! > 0 ? undefined : 'weibull needs shape >= 0.05 and scale > 0'),
  make: ([shape, scale]) => {
    const power = 1 / shape!;
    const unitMean = exp(lgamma(1 + power));
    return {
      mean: scale! * unitMean,
      variance: scale! * scale! * (exp(lgamma(1 + 2 * power)) - unitMean * unitMean),
      support: [0, Number.POSITIVE_INFINITY],
      quantile: (u) => scale! * pow(-log1p(-u), power),
    };
  },
};
