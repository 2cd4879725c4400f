/**
 * The regularised incomplete beta function I_x(a, b): the distribution function of the beta distribution and the basis
 * of Student's t. A continued fraction, evaluated on the side where it converges fast.
 */

import { betaFactor } from './saddle-point.js';

/** A number that can be divided by. */
function notZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}

/** Lentz's evaluation of the fraction in DLMF 8.17.22; x below (a + 1)/(a + b + 2). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / notZero(d);
  let value = d;
  for (let m = 1; m < 100000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / notZero(d);
    c = notZero(c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / notZero(d);
    c = notZero(c);
    const step = c * d;
    value *= step;
    if (!(Math.abs(step - 1) >= 2e-16)) break; // also NaN, of arguments outside their ranges
  }
  return value;
}

/**
 * I_x(a, b), the probability that a beta(a, b) variable is at most x.
 * @param a  first shape, > 0
 * @param b  second shape, > 0
 * @param x  in [0, 1]
 * @param y  1 - x, when it is known to more digits than 1 - x gives
 * @returns  a probability in [0, 1]; NaN for arguments outside their ranges
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): number {
  if (x < (a + 1) / (a + b + 2)) return (betaFactor(a, b, x, y) * fraction(a, b, x)) / a;
  return 1 - (betaFactor(b, a, y, x) * fraction(b, a, y)) / b;
}
