import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../src/stats/incomplete-beta.js';

describe('incomplete beta function', () => {
  it('has its closed forms', () => {
    for (const x of [0.001, 0.2, 0.5, 0.8, 0.999]) {
      expect(incompleteBeta(1, 1, x)).toBeCloseTo(x, 15);
      expect(incompleteBeta(3, 1, x)).toBeCloseTo(x ** 3, 14);
      expect(incompleteBeta(2, 3, x)).toBeCloseTo(x * x * (6 - 8 * x + 3 * x * x), 14);
      expect(incompleteBeta(40, 60, x) + incompleteBeta(60, 40, 1 - x)).toBeCloseTo(1, 13);
    }
  });

  it('has its limits, and is NaN for arguments outside their ranges', () => {
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1)]).toEqual([0, 1]);
    // also where x or y alone would settle it
    for (const [a, b, x, y] of [
      [0, 1, 0.5, 0.5],
      [1, 0, 0.5, 0.5],
      [1, 1, -0.1, 1.1],
      [1, 1, 1.1, -0.1],
      [0, 1, 0, 1],
      [1, 0, 0, 1],
      [1, 0, 1, 0],
      [Number.NaN, 1, 1, 0],
      [1, Number.NaN, 0, 1],
      [1, 1, -1, 0],
      [1, 1, 0, -1],
    ] as const)
      expect(incompleteBeta(a, b, x, y), `${a}, ${b}, ${x}, ${y}`).toBeNaN();
    expect(incompleteBeta(1, 1, 1.1)).toBeNaN();
  });
});
