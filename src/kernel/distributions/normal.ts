/** Normal and lognormal values, by inversion of the normal distribution (AS 241): no pairs, no rejection, no cache. */

import { exp, expm1, normalQuantile } from '../../stats/dmath.js';
import type { Family } from './family.js';

export const normal: Family<'normal'> = {
  kind: 'normal',
  argumentNames: ['mean', 'sd'],
  help: 'the bell curve, by mean and standard deviation',
  discrete: false,
  problem: ([, sd]) => (sd! >= 0 ? undefined : 'normal needs sd >= 0'),
  make: ([mean, sd]) => ({
    mean: mean!,
    variance: sd! * sd!,
    support: sd! > 0 ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [mean!, mean!],
    quantile: (u) => mean! + sd! * normalQuantile(u),
  }),
};

/**
 * The u-quantile of the lognormal distribution, median exp(sigma z).
 * @param u       in (0, 1)
 * @param median  >= 0
 * @param sigma   standard deviation of the logarithm, >= 0
 */
export function lognormalQuantile(u: number, median: number, sigma: number): number {
  return median * exp(sigma * normalQuantile(u));
}

function lognormalQuantiles(uniforms: Float64Array, median: number, sigma: number): void {
  for (let i = 0; i < uniforms.length; i++) uniforms[i] = median * exp(sigma * normalQuantile(uniforms[i]!));
}

export const lognormal: Family<'lognormal'> = {
  kind: 'lognormal',
  argumentNames: ['median', 'sigma'],
  help: 'skewed positive values, by their median and the standard deviation of their logarithm',
  discrete: false,
  problem: ([median, sigma]) =>
    median! > 0 && sigma! >= 0 && sigma! <= 10 ? undefined : 'lognormal needs median > 0 and 0 <= sigma <= 10',
  make: ([median, sigma]) => {
    const s = sigma! * sigma!;
    return {
      mean: median! * exp(s / 2),
      variance: median! * median! * exp(s) * expm1(s),
      support: s > 0 ? [0, Number.POSITIVE_INFINITY] : [median!, median!],
      quantile: (u) => lognormalQuantile(u, median!, sigma!),
      quantiles: (uniforms) => lognormalQuantiles(uniforms, median!, sigma!),
    };
  },
};
