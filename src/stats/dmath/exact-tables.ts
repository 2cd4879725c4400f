/**
 * The tables behind exp and log: roots of two and logarithms of simple fractions, each as a sum of two doubles good to
 * about 2^-105. They are computed when the module loads, in 128-bit integer arithmetic, so that no copied digits
 * need to be checked and every machine gets the same bits. Assumes only that BigInt arithmetic is exact and that
 * Number(bigint) rounds to nearest, both of which the language guarantees.
 */

import { scaleByPowerOfTwo } from './float-bits.js';

const BITS = 128;
const ONE = 1n << 128n;

/** Entries of the table of roots of two: 2^(j/64), j = 0..63. */
export const EXP_STEPS = 64;
/** Intervals into which the logarithm's table cuts [1, 2]. */
export const LOG_STEPS = 128;
/** From this interval on (1 + 53/128 = 1.414) the logarithm counts the number as half as big and one power of two more. */
const LOG_FOLD = 53;

/** A number as the unevaluated sum high + low, |low| <= half a unit in the last place of high. */
interface Pair {
  readonly high: number;
  readonly low: number;
}

function toNumber(fixed: bigint): number {
  return scaleByPowerOfTwo(Number(fixed), -BITS);
}

function toPair(fixed: bigint): Pair {
  const high = toNumber(fixed);
  // high is a double, so high * 2^128 is an integer whenever |high| >= 2^-76, which holds for every entry but 0
  const rest = high === 0 ? 0n : fixed - BigInt(scaleByPowerOfTwo(high, BITS));
  return { high, low: toNumber(rest) };
}

/** Fixed-point natural logarithm of num/den: ln(q) = 2 atanh((q - 1)/(q + 1)); quick when q is near 1. */
function lnRatio(num: bigint, den: bigint): bigint {
  const z = ((num - den) * ONE) / (num + den);
  const zz = (z * z) / ONE;
  let power = z;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * zz) / ONE;
  }
  return 2n * sum;
}

function squareRoot(fixed: bigint): bigint {
  const target = fixed * ONE;
  let x = ONE * 2n;
  for (;;) {
    const next = (x + target / x) / 2n;
    if (next >= x) return x;
    x = next;
  }
}

const LN2 = 3n * lnRatio(5n, 4n) + lnRatio(128n, 125n);
const ln2Pair = toPair(LN2);
/** ln 2 cut to 32 bits, so that e * LN2_HIGH is exact for every exponent e, and the remainder as a double. */
export const LN2_HIGH: number = Math.floor(ln2Pair.high * 4294967296) / 4294967296;
export const LN2_LOW: number = ln2Pair.high - LN2_HIGH + ln2Pair.low;

/** 2^(j/64) = ROOT_HIGH[j] + ROOT_LOW[j], j in [0, 63]. */
export const ROOT_HIGH: Float64Array = new Float64Array(EXP_STEPS);
export const ROOT_LOW: Float64Array = new Float64Array(EXP_STEPS);

/**
 * Near-reciprocals and their logarithms, four cells an interval. With i the nearest 128th of a
 * number m in [1, 2] and c the first cell of i, m c is within 1/255 of 1, and ln(m) is the sum of the second cell, the
 * third (what the second lacks) and log1p(m c - 1); when i >= LOG_FOLD the logarithm is that of m/2. The fourth cell is 1
 * then, else 0: adding it to the exponent costs less than a branch that goes either way at random.
 * Reciprocals have at most 20 bits, so that their product with a 32-bit number is exact.
 */
export const LOG_TABLE: Float64Array = new Float64Array(4 * (LOG_STEPS + 1));

function fillRoots(): void {
  let step = 2n * ONE;
  for (let halvings = 0; halvings < 6; halvings++) step = squareRoot(step);
  let root = ONE;
  for (let j = 0; j < EXP_STEPS; j++) {
    const pair = toPair(root);
    ROOT_HIGH[j] = pair.high;
    ROOT_LOW[j] = pair.low;
    root = (root * step) / ONE;
  }
}

function fillLogs(): void {
  const steps = BigInt(LOG_STEPS);
  const scale = 1n << 20n;
  let lnPoint = 0n; // ln(1 + i/128), summed from one 128th to the next
  for (let i = 0; i <= LOG_STEPS; i++) {
    const point = steps + BigInt(i);
    if (i > 0) lnPoint += lnRatio(point, point - 1n);
    const reciprocal = (scale * steps + point / 2n) / point;
    // ln(1/c) = ln(point) - ln(c * point), where c * point is within 2^-20 of 1
    const ln = lnPoint - lnRatio(reciprocal * point, scale * steps);
    const pair = toPair(i >= LOG_FOLD ? ln - LN2 : ln);
    LOG_TABLE[4 * i] = Number(reciprocal) / 1048576;
    // the logarithms of 1 and of 2/2 are exactly 0, whatever the last bit of the integer arithmetic says
    const exact = i === 0 || i === LOG_STEPS;
    LOG_TABLE[4 * i + 1] = exact ? 0 : pair.high;
    LOG_TABLE[4 * i + 2] = exact ? 0 : pair.low;
    LOG_TABLE[4 * i + 3] = i >= LOG_FOLD ? 1 : 0;
  }
}

fillRoots();
fillLogs();
