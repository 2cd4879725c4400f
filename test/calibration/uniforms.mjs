/**
 * Uniform numbers in [0, 1) for tests and calibrations of statistics: Marsaglia's xorshift with the 32 low bits of a
 * multiply mixed in (SplitMix32); fast, seeded, and independent of the streams of the kernel.
 */

/** @param {number} seed any whole number */
export function uniforms(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
  };
}
