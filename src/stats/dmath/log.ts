/**
 * log and log1p from exact operations only. A number is 2^e m; the nearest 128th of m picks a reciprocal c from a
 * table, so that r = m c - 1 is at most 1/255 and is known exactly as a sum of two doubles; then
 * log = e ln 2 + log(1/c) + log1p(r). The table is folded at the square root of two, so that nothing cancels near 1.
 * Errors measured in test/stats/dmath.test.ts: below 0.52 ulp for log, below 0.7 for log1p.
 */

import { LN2_HIGH, LN2_LOW, LOG_TABLE } from './exact-tables.js';
import { HIGH_WORD, powerOfTwo } from './float-bits.js';

const view = new Float64Array(1);
const words = new Int32Array(view.buffer);
const table = LOG_TABLE;
const HIGH = HIGH_WORD;
const LN2_TOP = LN2_HIGH;
const LN2_REST = LN2_LOW;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
/** Adding and taking away 2^32 rounds a number in [1, 2] to a multiple of 2^-20: 21 bits, with at most 32 left over. */
const CUT_AT_2_20 = 4294967296;

/** log(x + rest) + shift ln 2 for a normal x > 0 and |rest| <= half a unit in its last place. */
function logOfSum(x: number, rest: number, shift: number): number {
  view[0] = x;
  const top = words[HIGH]!;
  const exponent = (top >> 20) - 1023;
  const at = (((top & 0xfffff) + 0x1000) >> 13) << 2; // the row of the nearest 128th
  const m = x * powerOfTwo(-exponent);
  const c = table[at]!;
  const mTop = m + CUT_AT_2_20 - CUT_AT_2_20;
  const a = mTop * c - 1; // exact: 21 + 20 bits
  const b = (m - mTop) * c; // exact: 32 + 20 bits
  const r = a + b;
  const rLost = a - r + b; // |a| >= |b|, or a is 0
  const rr = r * r;
  const tail = rr * (r * (1 / 3) - 0.5 + rr * (r * 0.2 - 0.25 + rr * (r * (1 / 7) - 1 / 6)));
  const e = exponent + table[at | 3]! + shift;
  const whole = e * LN2_TOP; // exact
  const high = table[at | 1]!;
  const base = whole + high;
  const baseLost = whole - base + high;
  const sum = base + r;
  // |base| > |r| unless base is 0: every other entry of the table is at least 1/129
  const sumLost = base === 0 ? 0 : base - sum + r;
  const small = rest === 0 ? rLost : rLost + rest / x;
  return sum + (sumLost + (tail + (baseLost + (e * LN2_REST + table[at | 2]! + small))));
}

/**
 * Natural logarithm.
 * @param x  any number; 0 gives -Infinity, negative numbers and NaN give NaN
 * @returns  the logarithm, within 0.52 ulp
 */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x < Number.POSITIVE_INFINITY) return logOfSum(x, 0, 0);
  if (x > 0) return x === Number.POSITIVE_INFINITY ? x : logOfSum(x * TWO_54, 0, -54);
  return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
}

/**
 * log(1 + x), accurate also for tiny x.
 * @param x  any number; -1 gives -Infinity, less than -1 and NaN give NaN
 * @returns  the logarithm, within 0.7 ulp
 */
export function log1p(x: number): number {
  if (x < 1.1102230246251565e-16 && x > -1.1102230246251565e-16) return x;
  if (x > -1 && x < 9007199254740992) {
    const u = 1 + x;
    const t = u - 1;
    return logOfSum(u, 1 - (u - t) + (x - t), 0);
  }
  return x === -1 ? Number.NEGATIVE_INFINITY : log(x);
}
