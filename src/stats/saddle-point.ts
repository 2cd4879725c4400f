/**
 * Loader's saddle-point form of the binomial family of densities: products of huge and tiny factors written as
 * exp(-deviance) so that nothing cancels, whatever the size of the parameters. Shared by the discrete distributions
 * and the incomplete gamma and beta functions.
 * Source: C. Loader (2000), Fast and accurate computation of binomial probabilities.
 */

import { LOG_ROOT_TWO_PI, lgamma, stirlingSeries } from './dmath/gamma.js';
import { exp, log } from './dmath.js';

const TWO_PI = 6.283185307179586;

/** lgamma(x) - ((x - 1/2) log x - x + log sqrt(2 pi)), x > 0: the error of Stirling's formula. */
export function stirlingError(x: number): number {
  return x >= 10 ? stirlingSeries(x) : lgamma(x) - ((x - 0.5) * log(x) - x + LOG_ROOT_TWO_PI);
}

/** x log(x/m) + m - x for x >= 0, m > 0: at least 0, and 0 only at x = m; accurate also when x is close to m. */
export function deviance(x: number, m: number): number {
  const gap = x - m;
  if (Math.abs(gap) < 0.4 * (x + m)) {
    const v = gap / (x + m);
    const vv = v * v;
    let sum = gap * v;
    let term = 2 * x * v;
    for (let j = 3; j < 100; j += 2) {
      term *= vv;
      const next = sum + term / j;
      if (next === sum) break;
      sum = next;
    }
    return sum;
  }
  return x === 0 ? m : x * log(x / m) - gap;
}

/** x^a e^-x / Gamma(a) for a > 0, x > 0; with a = k + 1 this is x times the Poisson probability of k. */
export function gammaFactor(a: number, x: number): number {
  return Math.sqrt(a / TWO_PI) * exp(-stirlingError(a) - deviance(a, x));
}

/** x^a y^b / B(a, b) for a, b > 0 and y = 1 - x in (0, 1); y is passed so that neither loses digits. */
export function betaFactor(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / TWO_PI) * (b / n)) * exp(error - deviance(a, n * x) - deviance(b, n * y));
}
