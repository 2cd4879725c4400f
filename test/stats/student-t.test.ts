import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/stats/dmath.js';
import { tCdf, tQuantile } from '../../src/stats/student-t.js';

describe('Student t', () => {
  it('has the quantiles of 40-digit arithmetic (mpmath)', () => {
    for (const [p, df, want] of [
      [0.975, 9, 2.262157162798205],
      [0.9, 1, 3.077683537175254],
      [0.995, 2, 9.92484320091829],
      [0.975, 30, 2.042272456301238],
      [0.9999, 4.5, 11.020996368612508],
      [0.6, 3, 0.27667066233268983],
      [0.975, 999, 1.9623414611334495],
      [0.99999999, 0.7, 50536154894.16037],
    ] as const) {
      expect(Math.abs(tQuantile(p, df) / want - 1), `t(${p}, ${df})`).toBeLessThan(3e-8 * (p > 0.9999 ? 1 : 1e-6));
      expect(tQuantile(1 - p, df) / -want).toBeCloseTo(1, p > 0.9999 ? 6 : 11);
    }
  });

  it('inverts its distribution function', () => {
    for (const df of [0.5, 1, 2, 3.7, 9, 100, 5000]) {
      for (const p of [1e-8, 0.001, 0.2, 0.5, 0.7, 0.99, 0.99999])
        expect(tCdf(tQuantile(p, df), df)).toBeCloseTo(p, 12);
    }
  });

  it('inverts it also far out and with heavy tails, to the digits of the tail', () => {
    for (const [p, df] of [
      [1e-100, 3],
      [1e-100, 4],
      [1e-100, 20],
      [1e-100, 1e4],
      [1e-100, 1e6],
      [0.05, 0.1],
      [0.2, 0.2],
    ] as const)
      expect(Math.abs(tCdf(tQuantile(p, df), df) / p - 1), `t(${p}, ${df})`).toBeLessThan(1e-11);
  });

  it('has its closed forms', () => {
    expect(tCdf(1, 1)).toBeCloseTo(0.75, 15);
    expect(tCdf(-1, 1)).toBeCloseTo(0.25, 15);
    expect(tCdf(Math.SQRT2, 2)).toBeCloseTo(0.5 + Math.SQRT2 / 4, 15);
    expect(tCdf(1.3, 1e9)).toBeCloseTo(normalCdf(1.3), 8);
    expect([0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((t) => tCdf(t, 3))).toEqual([0.5, 1, 0]);
  });

  it('has its limits, and is NaN for arguments outside their ranges', () => {
    expect([0, 0.5, 1].map((p) => tQuantile(p, 5))).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
    expect(tQuantile(0.975, Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 14);
    for (const [p, df] of [
      [-0.1, 3],
      [1.1, 3],
      [0.3, 0],
      [0.3, -1],
      [Number.NaN, 3],
      [0.3, Number.NaN],
    ] as const) {
      expect(tQuantile(p, df)).toBeNaN();
    }
    for (const df of [0.5, 1, 2.5, 3]) {
      expect([0, 0.5, 1].map((p) => tQuantile(p, df))).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
    }
    for (const df of [0, -1, Number.NaN]) {
      for (const t of [1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) expect(tCdf(t, df)).toBeNaN();
    }
    expect(tCdf(Number.NaN, 3)).toBeNaN();
  });
});
