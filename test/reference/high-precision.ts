/**
 * exp, log, sin and cos of doubles in 200-bit integer arithmetic, by their power series: slow, and accurate far beyond a
 * double. The oracle for dmath's claims in units in the last place.
 */

const BITS = 200n;
const ONE = 1n << BITS;

/** A double as a fixed-point number; exact for magnitudes above 2^-148. */
export function fixed(x: number): bigint {
  let shift = 0;
  let y = x;
  while (!Number.isInteger(y)) {
    y *= 2;
    shift += 1;
  }
  return (BigInt(y) * ONE) >> BigInt(shift);
}

export const add = (a: bigint, b: bigint): bigint => a + b;
export const times = (a: bigint, b: bigint): bigint => (a * b) >> BITS;
export const one = ONE;

function arctanhSeries(z: bigint): bigint {
  const zz = times(z, z);
  let sum = 0n;
  let power = z;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = times(power, zz);
  }
  return sum;
}

const LN2 = 2n * arctanhSeries(ONE / 3n);

/** exp of a fixed-point number below about 60. */
export function exp(x: bigint): bigint {
  const k = x / LN2;
  let term = ONE;
  let sum = ONE;
  const r = x - k * LN2;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = times(term, r) / n;
    sum += term;
  }
  return k >= 0n ? sum << k : sum >> -k;
}

/** Natural logarithm of a positive fixed-point number. */
export function log(x: bigint): bigint {
  let k = 0n;
  let m = x;
  while (m >= (ONE * 3n) / 2n) {
    m >>= 1n;
    k += 1n;
  }
  while (m < (ONE * 3n) / 4n) {
    m <<= 1n;
    k -= 1n;
  }
  if (k > 0n) m = (x * ONE) / (ONE << k);
  return k * LN2 + 2n * arctanhSeries(((m - ONE) * ONE) / (m + ONE));
}

function alternating(x: bigint, first: bigint, n0: bigint): bigint {
  const xx = times(x, x);
  let term = first;
  let sum = first;
  for (let n = n0; term !== 0n && term !== -1n; n += 2n) {
    term = -times(term, xx) / (n * (n + 1n));
    sum += term;
  }
  return sum;
}

/** Sine and cosine of a fixed-point number below about 20 (the series loses nothing that 200 bits cannot spare). */
export const sin = (x: bigint): bigint => alternating(x, x, 2n);
export const cos = (x: bigint): bigint => alternating(x, ONE, 1n);

/** How far a double is from the exact value, in units in the last place of the double. */
export function ulps(got: number, exact: bigint): number {
  let ulp = 2 ** -52;
  while (ulp * 2 ** 53 <= Math.abs(got)) ulp *= 2;
  while (ulp * 2 ** 52 > Math.abs(got) && ulp > 2 ** -1074) ulp /= 2;
  const gap = fixed(got) - exact;
  const unit = fixed(ulp);
  return Number(((gap < 0n ? -gap : gap) * 1000000n) / unit) / 1e6;
}
