import fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/stats/quantile.js';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });

describe('quantile', () => {
  it('is of type 7: .9 of 1..10 is 9.1', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(quantile(ten, 0.9)).toBeCloseTo(9.1, 14);
    expect([0, 0.5, 1].map((p) => quantile(ten, p))).toEqual([1, 5.5, 10]);
    expect(quantile([7], 0.3)).toBe(7);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(quantile(ten, p)).toBeUndefined();
    expect(quantile([], 0.5)).toBeUndefined();
  });

  it('is non-decreasing in p and between the ends', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const sorted = Float64Array.from(values).sort();
          expect(quantile(sorted, Math.min(p, q))!).toBeLessThanOrEqual(quantile(sorted, Math.max(p, q))! + 1e-9);
          expect(quantileSorted([...sorted], 0.5)).toBeCloseTo(quantile(sorted, 0.5)!, 6);
        },
      ),
      { seed: 5 },
    );
  });
});
