/**
 * The regularised incomplete gamma functions P(a, x) and Q = 1 - P: the distribution functions of the gamma and Poisson
 * distributions. A series below x = a + 1 and a continued fraction above it, each where it converges fast.
 */

import { gammaFactor } from './saddle-point.js';

/** P and Q together, so that the smaller of the two keeps its digits. */
export interface IncompleteGamma {
  readonly lower: number;
  readonly upper: number;
}

/**
 * P(a, x), the probability that a gamma variable of shape a and scale 1 is at most x, and Q(a, x) = 1 - P.
 * @param a  shape, > 0
 * @param x  >= 0
 * @returns  two probabilities; NaN for arguments outside their ranges
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (!(a > 0 && x >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const factor = gammaFactor(a, x);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= x / (a + k);
      sum += term;
    }
    const lower = Math.min(1, factor * sum);
    return { lower, upper: 1 - lower };
  }
  // Lentz's evaluation of DLMF 8.9.2
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 1000000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 3e-16) break;
  }
  const upper = Math.min(1, factor * value);
  return { lower: 1 - upper, upper };
}
