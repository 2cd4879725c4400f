/**
 * exp and expm1 from exact operations only, so that every machine gets the same bits (RELIABILITY D1). x is written as
 * n (ln 2)/64 + r with |r| <= 0.0055; exp(x) is then a root of two from a table, times a short Taylor sum in r, times a
 * power of two. Errors measured in test/stats/dmath.test.ts: below 0.52 units in the last place (ulp) for exp, below
 * 0.8 for expm1.
 */

import { EXP_STEPS, LN2_HIGH, LN2_LOW, ROOT_HIGH, ROOT_LOW } from './exact-tables.js';
import { powerOfTwo, scaleByPowerOfTwo } from './float-bits.js';

const STEPS_PER_UNIT = EXP_STEPS / (LN2_HIGH + LN2_LOW);
/** Exact: 32 bits divided by a power of two. Its product with n, |n| < 2^17, is exact as well. */
const STEP_HIGH = LN2_HIGH / EXP_STEPS;
const STEP_LOW = LN2_LOW / EXP_STEPS;

/** Above this exp overflows to Infinity; below UNDERFLOW it rounds to 0. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

/**
 * exp(high + low) for a sum of two doubles, |low| far below |high|; pow needs the extra digits of `low`.
 * @returns a value in [0, Infinity]
 */
export function expOfSum(high: number, low: number): number {
  if (!(high <= OVERFLOW + 1)) return high > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (high < UNDERFLOW - 1) return 0;
  const n = Math.floor(high * STEPS_PER_UNIT + 0.5);
  const r = high - n * STEP_HIGH - n * STEP_LOW + low;
  const j = n & (EXP_STEPS - 1);
  const k = (n - j) / EXP_STEPS;
  const rr = r * r;
  const p = r + rr * (0.5 + r * (1 / 6) + rr * (1 / 24 + r * (1 / 120) + rr * (1 / 720)));
  const root = ROOT_HIGH[j]!;
  const y = root + (ROOT_LOW[j]! + root * p);
  return k >= -1021 && k <= 1023 ? y * powerOfTwo(k) : scaleByPowerOfTwo(y, k);
}

/**
 * e to the power x.
 * @param x  any number; NaN gives NaN
 * @returns  a value in [0, Infinity], within 0.52 ulp (1 ulp where the result is subnormal)
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * e to the power x, less 1, accurate also for tiny x.
 * @param x  any number; NaN gives NaN
 * @returns  a value in [-1, Infinity], within 1 ulp
 */
export function expm1(x: number): number {
  if (x > -0.25 && x < 0.25) {
    if (x > -1e-17 && x < 1e-17) return x; // also keeps -0
    // x + x^2/2! + ... + x^14/14!; the terms after x are at most an eighth of it, so their rounding hardly counts
    const tail =
      1 / 40320 +
      x *
        (1 / 362880 +
          x * (1 / 3628800 + x * (1 / 39916800 + x * (1 / 479001600 + x * (1 / 6227020800 + x * (1 / 87178291200))))));
    return x + x * x * (0.5 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * tail))))));
  }
  if (!(x < 40)) return exp(x); // the 1 is lost below the last place; also NaN
  if (x < -40) return -1;
  const n = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const j = n & (EXP_STEPS - 1);
  const scale = powerOfTwo((n - j) / EXP_STEPS);
  const rr = r * r;
  const p = r + rr * (0.5 + r * (1 / 6) + rr * (1 / 24 + r * (1 / 120) + rr * (1 / 720)));
  const whole = scale * ROOT_HIGH[j]!;
  const sum = whole - 1;
  // what the subtraction lost, whichever of the two is bigger
  const lost = whole > 1 ? whole - sum - 1 : -1 - sum + whole;
  return sum + (lost + (scale * ROOT_LOW[j]! + whole * p));
}
