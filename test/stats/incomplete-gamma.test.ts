import { describe, expect, it } from 'vitest';
import { incompleteGamma } from '../../src/stats/incomplete-gamma.js';

describe('incomplete gamma function', () => {
  it('has its closed forms', () => {
    for (const x of [0.01, 0.5, 1, 3, 10, 40]) {
      expect(incompleteGamma(1, x).lower).toBeCloseTo(1 - Math.exp(-x), 14);
      expect(incompleteGamma(1, x).upper / Math.exp(-x)).toBeCloseTo(1, 13);
      expect(incompleteGamma(3, x).upper / (Math.exp(-x) * (1 + x + (x * x) / 2))).toBeCloseTo(1, 13);
    }
  });

  it('has its limits, and is NaN for arguments outside their ranges', () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
    // also where x alone would settle it
    for (const [a, x] of [
      [0, 1],
      [1, -1],
      [Number.NaN, 1],
      [0, 0],
      [-1, 0],
      [Number.NaN, 0],
      [0, Number.POSITIVE_INFINITY],
      [Number.NaN, Number.POSITIVE_INFINITY],
      [1, Number.NaN],
    ] as const)
      expect(incompleteGamma(a, x), `${a}, ${x}`).toEqual({ lower: Number.NaN, upper: Number.NaN });
  });
});
