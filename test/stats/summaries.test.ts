import fc from 'fast-check';
import { quantileSorted, sampleVariance as theirVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { holm } from '../../src/stats/holm.js';
import { mean, meanInterval, sampleVariance } from '../../src/stats/interval.js';
import { pairedDifference } from '../../src/stats/paired.js';
import { quantile } from '../../src/stats/quantile.js';
import { Tally } from '../../src/stats/tally.js';
import { TimeWeighted } from '../../src/stats/time-weighted.js';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });

describe('tally', () => {
  it('knows nothing of nothing, and no variance of one number', () => {
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

describe('time-weighted', () => {
  it('weighs each value by how long it lasted', () => {
    const queue = new TimeWeighted(2, 1);
    expect(queue.mean(1)).toBeUndefined();
    expect(queue.mean(3)).toBe(2);
    queue.set(5, 3);
    queue.add(-4, 4);
    expect(queue.value).toBe(1);
    expect(queue.integral(10)).toBe(4 + 5 + 6);
    expect(queue.mean(10)).toBe(15 / 9);
    queue.restart(10);
    expect(queue.mean(10)).toBeUndefined();
    expect([queue.mean(12), queue.integral(12)]).toEqual([1, 2]);
  });

  it('takes an infinite value that lasts no time', () => {
    const value = new TimeWeighted(Number.POSITIVE_INFINITY, 0);
    value.set(1, 0);
    expect(value.mean(2)).toBe(1);
  });

  it('begins at 0 with 0', () => {
    expect(new TimeWeighted().mean(4)).toBe(0);
  });
});

describe('mean interval', () => {
  it('has the textbook numbers', () => {
    // Law & Kelton, example 4.26: ten observations
    const values = [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09];
    const { n, mean: m, sd, low, high } = meanInterval(values, 0.9);
    expect(n).toBe(10);
    expect(m).toBeCloseTo(1.343, 12);
    expect(sd! * sd!).toBeCloseTo(0.17, 2);
    expect(low).toBeCloseTo(1.343 - 0.24, 2);
    expect(high).toBeCloseTo(1.343 + 0.24, 2);
  });

  it('says what it cannot know', () => {
    expect(meanInterval([], 0.95)).toEqual({ n: 0, mean: undefined, sd: undefined, low: undefined, high: undefined });
    expect(meanInterval([4], 0.95)).toEqual({ n: 1, mean: 4, sd: undefined, low: undefined, high: undefined });
    expect(meanInterval([4, 4, 4], 0.95)).toEqual({ n: 3, mean: 4, sd: 0, low: 4, high: 4 });
    expect(sampleVariance([1])).toBeNaN();
  });
});

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

describe('paired difference', () => {
  it('has the textbook numbers', () => {
    // Student's sleep data (1908): extra hours under two drugs, ten patients; R: t = -4.0621, p = 0.002833
    const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const paired = pairedDifference(a, b, 0.95);
    expect(paired.mean).toBeCloseTo(-1.58, 12);
    expect(paired.low).toBeCloseTo(-2.4598858, 6);
    expect(paired.high).toBeCloseTo(-0.7001142, 6);
    expect(paired.pValue).toBeCloseTo(0.00283289, 8);
    expect(paired.correlation).toBeCloseTo(0.7951702, 6);
    expect(paired.varianceReduction).toBeCloseTo((sampleVariance(a) + sampleVariance(b)) / paired.sd! ** 2, 12);
  });

  it('says what it cannot know', () => {
    const none = pairedDifference([], [], 0.95);
    expect(none).toEqual({
      n: 0,
      mean: undefined,
      sd: undefined,
      low: undefined,
      high: undefined,
      pValue: undefined,
      correlation: undefined,
      varianceReduction: undefined,
    });
    expect(pairedDifference([3], [1], 0.95)).toEqual({ ...none, n: 1, mean: 2 });
    const same = pairedDifference([1, 2, 3], [1, 2, 3], 0.95);
    expect([same.mean, same.sd, same.pValue, same.varianceReduction]).toEqual([0, 0, 1, undefined]);
    expect(same.correlation).toBeCloseTo(1, 12);
    const shifted = pairedDifference([2, 3, 4], [1, 2, 3], 0.95);
    expect([shifted.mean, shifted.pValue, shifted.low, shifted.high]).toEqual([1, 0, 1, 1]);
    expect(pairedDifference([1, 1], [1, 2], 0.95).correlation).toBeUndefined();
    expect(pairedDifference([1, 2, 4], [-1, -2, -4], 0.95).correlation).toBeCloseTo(-1, 12);
    expect(() => pairedDifference([1], [1, 2], 0.95)).toThrow(UsageError);
  });
});

describe('Holm', () => {
  it('has the golden numbers, in the order given', () => {
    const close = (got: number[], want: number[]): void =>
      want.forEach((p, i) => void expect(got[i]).toBeCloseTo(p, 12));
    close(holm([0.001, 0.011, 0.02, 0.04, 0.3]), [0.005, 0.044, 0.06, 0.08, 0.3]);
    close(holm([0.3, 0.02, 0.001, 0.04, 0.011]), [0.3, 0.06, 0.005, 0.08, 0.044]);
    expect(holm([])).toEqual([]);
    expect(holm([0.7, 0.9])).toEqual([1, 1]);
    close(holm([0.03, 0.03, 0.04]), [0.09, 0.09, 0.09]);
  });
});
