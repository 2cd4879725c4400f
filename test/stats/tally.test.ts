import fc from 'fast-check';
import { sampleVariance as theirVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { mean, sampleVariance } from '../../src/stats/interval.js';
import { Tally } from '../../src/stats/tally.js';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });

describe('tally', () => {
  it('is undefined without numbers, and has no variance of one number', () => {
    const tally = new Tally();
    expect([tally.n, tally.mean, tally.variance, tally.min, tally.max]).toEqual([
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    tally.add(3);
    expect([tally.n, tally.mean, tally.variance, tally.min, tally.max]).toEqual([1, 3, undefined, 3, 3]);
  });

  it('agrees with the two-pass formulas', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const tally = new Tally();
        for (const x of values) tally.add(x);
        expect(tally.n).toBe(values.length);
        expect(tally.mean).toBeCloseTo(mean(values), 6);
        expect(Math.abs(tally.variance! - theirVariance(values))).toBeLessThan(1e-6 + 1e-9 * theirVariance(values));
        expect([tally.min, tally.max]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
      { seed: 4 },
    );
  });

  it('keeps its digits when the numbers are large and close together', () => {
    const tally = new Tally();
    for (const x of [1e9 + 1, 1e9 + 2, 1e9 + 3]) tally.add(x);
    expect(tally.variance).toBe(1);
    expect(sampleVariance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });
});
