/**
 * The logarithm with about twice the digits of a double, which is what a power needs: an error of 1e-16 in the
 * logarithm of a number raised to the 700th power would be an error of 1e-13 in the answer. Separate from log.ts
 * because it is slower and only pow uses it.
 */

import { LN2_HIGH, LN2_LOW, LOG_STEPS, LOG_TABLE } from './exact-tables.js';
import { exponentOf, powerOfTwo } from './float-bits.js';

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
const CUT_AT_2_20 = 4294967296;
const SPLIT = 134217729; // 2^27 + 1, Dekker's splitter

/** Twice the digits of log(x): the sum high + low, correct to about 2^-65 of the whole. Read before the next call. */
export const wideLog: { high: number; low: number } = { high: 0, low: 0 };

/** Writes log(x) as a sum of two doubles to `wideLog`; x > 0 and finite. Same reduction as in log.ts. */
export function logWide(x: number): void {
  const tiny = x < SMALLEST_NORMAL;
  const normal = tiny ? x * TWO_54 : x;
  const exponent = exponentOf(normal);
  const m = normal * powerOfTwo(-exponent);
  const index = Math.floor((m - 1) * LOG_STEPS + 0.5);
  const mTop = m + CUT_AT_2_20 - CUT_AT_2_20;
  const c = LOG_TABLE[4 * index]!;
  const a = mTop * c - 1;
  const b = (m - mTop) * c;
  const r = a + b;
  const rLost = a - r + b;
  // r^2 with its rounding error (Dekker 1971)
  const cut = SPLIT * r;
  const rTop = cut - (cut - r);
  const rRest = r - rTop;
  const square = r * r;
  const squareLost = rTop * rTop - square + 2 * rTop * rRest + rRest * rRest;
  const cubic =
    r * square * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9 - r * 0.1)))))));
  const e = exponent + LOG_TABLE[4 * index + 3]! - (tiny ? 54 : 0);
  const whole = e * LN2_HIGH;
  const base = whole + LOG_TABLE[4 * index + 1]!;
  const baseLost = whole - base + LOG_TABLE[4 * index + 1]!;
  const sum = base + r;
  const sumLost = base === 0 ? 0 : base - sum + r;
  const half = -0.5 * square;
  const sum2 = sum + half;
  const sum2Lost = sum - sum2 + half;
  const last = baseLost + (e * LN2_LOW + LOG_TABLE[4 * index + 2]! + rLost - r * rLost);
  const rest = sumLost + sum2Lost + (cubic - 0.5 * squareLost + last);
  wideLog.high = sum2 + rest;
  wideLog.low = sum2 - wideLog.high + rest;
}
