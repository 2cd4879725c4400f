/**
 * Reading and building a double by its bits, the same on little-endian and big-endian machines. Separate because the
 * logarithms, the roots of two and the fingerprint all need it, independently of the byte order.
 */

const view = new Float64Array(1);
const words = new Uint32Array(view.buffer);
view[0] = 1;
/** Index of the high word (sign, exponent, top of the fraction) of a double seen as two 32-bit words. */
export const HIGH_WORD: 0 | 1 = words[1] === 0x3ff00000 ? 1 : 0;
/** Index of the low word of a double seen as two 32-bit words. */
export const LOW_WORD: 0 | 1 = HIGH_WORD === 1 ? 0 : 1;

const LEAST = -1023;
const powers = new Float64Array(2047);
powers[-LEAST] = 1;
for (let k = 1; k <= 1023; k++) {
  powers[k - LEAST] = powers[k - 1 - LEAST]! * 2;
  powers[-k - LEAST] = powers[-k + 1 - LEAST]! / 2;
}

/** 2^k exactly, for an integer k in [-1023, 1023]; undefined behaviour elsewhere. */
export function powerOfTwo(k: number): number {
  return powers[k - LEAST]!;
}

/** x times 2^k, rounded at most once; x within [2^-60, 2^60] in size or 0, k an integer in [-1900, 2046]. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo(1023) * powerOfTwo(k - 1023);
  // 2^-900 leaves x normal, so that only the last multiplication can round
  if (k < LEAST) return x * powerOfTwo(-900) * powerOfTwo(k + 900);
  return x * powerOfTwo(k);
}

/** The exponent e of a normal x > 0: 2^e <= x < 2^(e+1). */
export function exponentOf(x: number): number {
  view[0] = x;
  return (words[HIGH_WORD]! >>> 20) - 1023;
}
