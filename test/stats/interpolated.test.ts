import { describe, expect, it } from 'vitest';
import { interpolated } from '../../src/stats/interpolated.js';

describe('linear interpolation', () => {
  it('is on straight lines between the points and constant outside them', () => {
    const points = [
      [0, 10],
      [10, 20],
      [30, 0],
    ] as const;
    expect([-5, 0, 5, 10, 20, 30, 99].map((x) => interpolated(points, x))).toEqual([10, 10, 15, 20, 10, 0, 0]);
  });

  it('is constant with one point', () => {
    expect([-1, 3, 7].map((x) => interpolated([[3, 4]], x))).toEqual([4, 4, 4]);
  });
});
