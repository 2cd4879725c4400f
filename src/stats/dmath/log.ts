/**
 * log and log1p from exact operations only. A number is 2^e m; the nearest 128th of m picks a reciprocal c from a
 * table, so that r = m c - 1 is at most 1/255 and is known exactly as a sum of two doubles; then
 * log = e ln 2 + log(1/c) + log1p(r). The table is folded at the square root of two, so that nothing cancels near 1.
 * Errors measured in test/stats/dmath.test.ts: below 0.52 ulp for log, below 0.8 for log1p.
 */

import { LN2_HIGH, LN2_LOW, LOG_FOLD, LOG_HIGH, LOG_INVERSE, LOG_LOW, LOG_STEPS } from './exact-tables.js';
import { exponentOf, powerOfTwo } from './float-bits.js';

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
/** Adding and taking away 2^32 rounds a number in [1, 2] to a multiple of 2^-20. */
const CUT_AT_2_20 = 4294967296;

/** Where reduce() leaves its answer: log(x) = exponent ln 2 + LOG_HIGH[index] + LOG_LOW[index] + log1p(high + low). */
const reduced = { exponent: 0, index: 0, high: 0, low: 0 };

function reduce(x: number): void {
  const tiny = x < SMALLEST_NORMAL;
  const normal = tiny ? x * TWO_54 : x;
  const exponent = exponentOf(normal);
  const m = normal * powerOfTwo(-exponent);
  const index = Math.floor((m - 1) * LOG_STEPS + 0.5);
  const mTop = m + CUT_AT_2_20 - CUT_AT_2_20; // 21 bits; the rest has at most 32
  const c = LOG_INVERSE[index]!;
  const a = mTop * c - 1; // exact: 21 + 20 bits
  const b = (m - mTop) * c; // exact: 32 + 20 bits
  const high = a + b;
  const t = high - a;
  reduced.low = a - (high - t) + (b - t);
  reduced.high = high;
  reduced.index = index;
  reduced.exponent = exponent + (index >= LOG_FOLD ? 1 : 0) - (tiny ? 54 : 0);
}

/** log1p(r) - r for |r| <= 1/255, relative error about 2^-53. */
function tail(r: number): number {
  return (
    r * r * (-0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9))))))))
  );
}

/** log(x + rest) for a normal x > 0 and |rest| <= half a unit in its last place. */
function logOfSum(x: number, rest: number): number {
  reduce(x);
  const { exponent, index, high: r } = reduced;
  const base = exponent * LN2_HIGH + LOG_HIGH[index]!;
  const baseLost = exponent * LN2_HIGH - base + LOG_HIGH[index]!;
  const sum = base + r;
  // |base| >= |r| unless base is 0: every other table entry is at least 1/129
  const sumLost = base === 0 ? 0 : base - sum + r;
  const small = rest === 0 ? reduced.low : reduced.low + rest / x;
  return sum + (sumLost + (tail(r) + (baseLost + (exponent * LN2_LOW + LOG_LOW[index]! + small))));
}

/**
 * Natural logarithm.
 * @param x  any number; 0 gives -Infinity, negative numbers and NaN give NaN
 * @returns  the logarithm, within 0.52 ulp
 */
export function log(x: number): number {
  if (x > 0 && x < Number.POSITIVE_INFINITY) return logOfSum(x, 0);
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

/**
 * log(1 + x), accurate also for tiny x.
 * @param x  any number; -1 gives -Infinity, less than -1 and NaN give NaN
 * @returns  the logarithm, within 1 ulp
 */
export function log1p(x: number): number {
  if (x < 1.1102230246251565e-16 && x > -1.1102230246251565e-16) return x;
  if (x > -1 && x < 9007199254740992) {
    const u = 1 + x;
    const t = u - 1;
    return logOfSum(u, 1 - (u - t) + (x - t));
  }
  return x === -1 ? Number.NEGATIVE_INFINITY : log(x < -1 ? Number.NaN : x);
}

/** Twice the digits of log(x): the sum high + low, correct to about 2^-65 of the whole. Read before the next call. */
export const wideLog = { high: 0, low: 0 };

const SPLIT = 134217729; // 2^27 + 1, Dekker's splitter

/** Writes log(x) as a sum of two doubles to `wideLog`; x > 0 and finite. pow needs the extra digits. */
export function logWide(x: number): void {
  reduce(x);
  const { exponent, index, high: r, low } = reduced;
  // -r^2/2 with its rounding error (Dekker 1971)
  const cut = SPLIT * r;
  const rTop = cut - (cut - r);
  const rBottom = r - rTop;
  const square = r * r;
  const squareLost = rTop * rTop - square + 2 * rTop * rBottom + rBottom * rBottom;
  const cubic =
    r * square * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9 - r * 0.1)))))));
  const base = exponent * LN2_HIGH + LOG_HIGH[index]!;
  const baseLost = exponent * LN2_HIGH - base + LOG_HIGH[index]!;
  const sum = base + r;
  const sumLost = base === 0 ? 0 : base - sum + r;
  const half = -0.5 * square;
  const sum2 = sum + half;
  const sum2Lost = sum - sum2 + half;
  const rest =
    sumLost +
    sum2Lost +
    (cubic - 0.5 * squareLost + (baseLost + (exponent * LN2_LOW + LOG_LOW[index]! + low - r * low)));
  const high = sum2 + rest;
  wideLog.high = high;
  wideLog.low = sum2 - high + rest;
}
