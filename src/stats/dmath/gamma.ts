/**
 * The logarithm of the gamma function, and of factorials, from exact operations only. Near 2 it is a Taylor sum with
 * zeta values, far out Stirling's series, in between the recurrence. Measured against 60-digit arithmetic: relative
 * error below 2e-15, also near the zeros at 1 and 2.
 */

import { log } from './log.js';

/** 1 - Euler's constant: the slope of lgamma at 2. */
const SLOPE_AT_2 = 0.42278433509846713;

/** (zeta(k) - 1)/k for k = 2, 3, ...: with z = x - 2, lgamma(x) = SLOPE_AT_2 z + sum of (-z)^k (zeta(k) - 1)/k. */
const ZETA_TERMS = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.45071178983543e-9, 3.725334024788457e-9, 1.862659723513049e-9,
].map((excess, at) => excess / (at + 2));

/** log(sqrt(2 pi)) */
export const LOG_ROOT_TWO_PI = 0.9189385332046728;

/** lgamma(2 - z), |z| <= 0.5. */
function nearTwo(z: number): number {
  let sum = 0;
  for (let k = ZETA_TERMS.length - 1; k >= 0; k--) sum = (sum + ZETA_TERMS[k]!) * z;
  return sum * z - SLOPE_AT_2 * z;
}

/** Stirling's series 1/(12x) - 1/(360x^3) + ...: lgamma(x) less its leading terms, for x >= 10. */
export function stirlingSeries(x: number): number {
  const r = 1 / x;
  const q = r * r;
  return (
    r *
    (1 / 12 -
      q *
        (1 / 360 -
          q * (1 / 1260 - q * (1 / 1680 - q * (1 / 1188 - q * (691 / 360360 - q * (1 / 156 - q * (3617 / 122400))))))))
  );
}

/**
 * log of the gamma function.
 * @param x  a positive number; 0 and Infinity give Infinity, negative numbers and NaN give NaN
 */
export function lgamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x >= 10) return x === Number.POSITIVE_INFINITY ? x : (x - 0.5) * log(x) - x + LOG_ROOT_TWO_PI + stirlingSeries(x);
  if (x < 0.5) return nearTwo(-x) - log(x * (x + 1));
  if (x < 1.5) return nearTwo(1 - x) - log(x);
  let y = x;
  let product = 1;
  while (y > 2.5) {
    y -= 1;
    product *= y;
  }
  return nearTwo(2 - y) + log(product);
}

const logFactorials = new Float64Array(171);
let factorial = 1n;
for (let n = 0; n <= 170; n++) {
  if (n > 1) factorial *= BigInt(n);
  logFactorials[n] = log(Number(factorial));
}

/** log(n!) for an integer n >= 0; from a table up to 170. */
export function logFactorial(n: number): number {
  return n <= 170 ? logFactorials[n]! : lgamma(n + 1);
}
