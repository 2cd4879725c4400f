/**
 * The standard normal distribution function and its inverse, from exact operations only. The quantile is Wichura's
 * AS 241 (PPND16), about 1e-15 relative; the distribution function is a series near the middle and a continued fraction
 * in the tails, with relative error below 1e-14 down to the smallest doubles.
 */

import { exp } from './exp.js';
import { log } from './log.js';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** exp(-z^2/2)/sqrt(2 pi), with z^2 taken exactly so that the far tails keep their digits. */
export function normalDensity(z: number): number {
  if (!(z > -40 && z < 40)) return Number.isNaN(z) ? z : 0;
  const top = Math.fround(z);
  return INVERSE_ROOT_TWO_PI * exp(-0.5 * top * top) * exp(-0.5 * (z - top) * (z + top));
}

/**
 * P(Z <= z) for a standard normal Z.
 * @param z  any number; NaN gives NaN
 * @returns  a probability in [0, 1]
 */
export function normalCdf(z: number): number {
  if (z > 1.5) return 1 - normalCdf(-z);
  const density = normalDensity(z);
  if (z >= -1.5) {
    // 1/2 + density (z + z^3/3 + z^5/15 + ...)
    let term = z;
    let sum = z;
    for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 + density * sum;
  }
  // density / (x + 1/(x + 2/(x + 3/(x + ...)))), x = -z
  const x = -z;
  let fraction = x;
  for (let k = Math.ceil(300 / (x * x)) + 16; k >= 1; k--) fraction = x + k / fraction;
  return density / fraction;
}

/**
 * The p-quantile of the standard normal distribution (Wichura 1988, Applied Statistics 37, 477-484, algorithm AS 241).
 * @param p  a probability in [0, 1]; 0 and 1 give -Infinity and Infinity, anything else outside gives NaN
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  const smaller = q < 0 ? p : 1 - p;
  if (!(smaller > 0)) return smaller === 0 ? (q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN;
  const size = tailQuantile(Math.sqrt(-log(smaller)));
  return q < 0 ? -size : size;
}

/** AS 241's two tail branches; `root` = sqrt(-log(smaller tail probability)). */
function tailQuantile(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    return (
      (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
        1.4234371107496835) /
      (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
        1)
    );
  }
  const r = root - 5;
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}
