/** Ratios of means and their differences, against numbers worked out by hand, and what the jackknife covers. */
import { describe, expect, it } from 'vitest';
import { ratioDifference, ratioOfMeans } from '../../src/stats/comparison/ratio.js';
import { jackknifeError } from '../../src/stats/jackknife.js';
import { tQuantile } from '../../src/stats/student-t.js';
import { normals, uniforms } from './uniforms.js';

describe('ratio of means', () => {
  it('has the jackknife of three pairs by hand', () => {
    // 6/6 = 1; without each: 5/5, 4/4... a = (1, 2, 3), b = (2, 2, 2): 5/4, 4/4, 3/4, mean 1
    // SE^2 = 2/3 (1/16 + 0 + 1/16) = 1/12
    const ratio = ratioOfMeans({ numerators: [1, 2, 3], denominators: [2, 2, 2] }, 0.95);
    const half = tQuantile(0.975, 2) / Math.sqrt(12);
    expect([ratio.value, ratio.low, ratio.high]).toEqual([
      1,
      expect.closeTo(1 - half, 13),
      expect.closeTo(1 + half, 13),
    ]);
    // unequal: sums 6 and 4; without each 5/3, 4/3, 3/2; mean 1.5, squares 1/36 + 1/36, SE^2 = 2/3 * 1/18 = 1/27
    const other = ratioOfMeans({ numerators: [1, 2, 3], denominators: [1, 1, 2] }, 0.95);
    expect(other.value).toBe(1.5);
    expect(other.high - other.value).toBeCloseTo(tQuantile(0.975, 2) / Math.sqrt(27), 13);
    expect(jackknifeError([5 / 3, 4 / 3, 3 / 2])).toBeCloseTo(1 / Math.sqrt(27), 14);
  });

  it('is unknown where the denominators add up to nothing, and never the mean of ratios', () => {
    expect(ratioOfMeans({ numerators: [1, 2], denominators: [0, 0] }, 0.95).value).toBeNaN();
    expect(ratioOfMeans({ numerators: [], denominators: [] }, 0.95).value).toBeNaN();
    expect(ratioOfMeans({ numerators: [0, 0], denominators: [0, 0] }, 0.95)).toMatchObject({
      value: Number.NaN,
      pValue: Number.NaN,
    });
    // one replication alone carries the denominator: the ratio is known, its limits are not
    const single = ratioOfMeans({ numerators: [1, 2, 3], denominators: [0, 4, 0] }, 0.95);
    expect(single.value).toBe(1.5);
    expect([single.low, single.high, single.pValue]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    // rounding left of .1 + .2 - .3 is not a denominator
    expect(ratioOfMeans({ numerators: [1, 1, 1], denominators: [0.1, 0.2, 0] }, 0.95).value).toBeCloseTo(10, 12);
    const gap = ratioOfMeans({ numerators: [1, Number.NaN, 3], denominators: [2, 5, 2] }, 0.95);
    expect(gap.value).toBe(1);
    expect(ratioOfMeans({ numerators: [10, 0], denominators: [1, 9] }, 0.95).value).toBe(1); // mean of ratios: 5
  });

  it('covers 95% with 30 pairs of correlated gamma-like numbers (false alarm 1e-6)', () => {
    const uniform = uniforms('ratio');
    const size = () => -Math.log(1 - uniform());
    let covered = 0;
    const samples = 4000;
    for (let s = 0; s < samples; s++) {
      const b = Array.from({ length: 30 }, () => 3 + size());
      const a = b.map((x) => x * (1 + size())); // mean ratio 2
      const { low, high } = ratioOfMeans({ numerators: a, denominators: b }, 0.95);
      if (low <= 2 && 2 <= high) covered++;
    }
    // coverage here, with 100,000 samples: 92.5%; 4.9 standard errors of 4,000 samples are 2.0%
    expect(covered / samples).toBeGreaterThan(0.906);
    expect(covered / samples).toBeLessThan(0.97);
  });
});

describe('difference of two ratios', () => {
  it('is jackknifed over pairs: what the arms have in common cancels', () => {
    const a = { numerators: [2, 4, 6], denominators: [2, 2, 2] };
    const b = { numerators: [1, 3, 5], denominators: [2, 2, 2] };
    // a - b is 1/2 without any pair: no spread at all
    expect(ratioDifference(a, b, 0.95)).toEqual({ value: 0.5, low: 0.5, high: 0.5, pValue: 0 });
    expect(ratioDifference(a, a, 0.95)).toEqual({ value: 0, low: 0, high: 0, pValue: 1 });
    // b = (0, 3, 6): without each a 10/4 8/4 6/4, b 9/4 6/4 3/4: 1/4, 1/2, 3/4; SE^2 = 2/3 * 1/8 = 1/12
    const wide = ratioDifference(a, { numerators: [0, 3, 6], denominators: [2, 2, 2] }, 0.95);
    expect(wide.value).toBe(0.5);
    expect(wide.high).toBeCloseTo(0.5 + tQuantile(0.975, 2) / Math.sqrt(12), 13);
  });

  it('leaves out a pair in which anything is unknown, and is unknown where either ratio is', () => {
    const a = { numerators: [2, 4, 6, 99], denominators: [2, 2, 2, 1] };
    const b = { numerators: [1, 3, 5, 1], denominators: [2, 2, 2, Number.NaN] };
    expect(ratioDifference(a, b, 0.95).value).toBe(0.5);
    expect(ratioDifference(a, { numerators: [1, 1, 1, 1], denominators: [0, 0, 0, 0] }, 0.95).value).toBeNaN();
  });

  it('finds a difference that is not there in 5% of samples (false alarm 1e-6)', () => {
    const normal = normals(uniforms('ratios'));
    let found = 0;
    const samples = 4000;
    for (let s = 0; s < samples; s++) {
      const common = Array.from({ length: 30 }, () => 10 + normal());
      const arm = () => ({
        numerators: common.map((x) => 2 * x + normal()),
        denominators: common.map((x) => x + 0.1 * normal()),
      });
      const { low, high, pValue } = ratioDifference(arm(), arm(), 0.95);
      expect(pValue <= 0.05).toBe(low > 0 || high < 0);
      if (pValue <= 0.05) found++;
    }
    // binomial, 4,000 at 5%: 4.9 standard errors are 1.7%
    expect(Math.abs(found / samples - 0.05)).toBeLessThan(0.017);
  });
});
