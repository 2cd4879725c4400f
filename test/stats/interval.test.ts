import { describe, expect, it } from 'vitest';
import { mean, meanInterval, plainMean, sampleVariance } from '../../src/stats/interval.js';

describe('mean', () => {
  it('keeps the digits that rounding of the sum loses', () => {
    const values = new Float64Array(10_000).fill(0.1);
    expect(plainMean(values)).not.toBe(0.1);
    expect(plainMean(values)).toBeCloseTo(0.1, 12);
    expect(mean(values)).toBe(0.1);
  });

  it('of no numbers is NaN', () => {
    expect([plainMean([]), mean([])]).toEqual([Number.NaN, Number.NaN]);
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

  it('is undefined where there are too few numbers', () => {
    expect(meanInterval([], 0.95)).toEqual({ n: 0, mean: undefined, sd: undefined, low: undefined, high: undefined });
    expect(meanInterval([4], 0.95)).toEqual({ n: 1, mean: 4, sd: undefined, low: undefined, high: undefined });
    expect(meanInterval([4, 4, 4], 0.95)).toEqual({ n: 3, mean: 4, sd: 0, low: 4, high: 4 });
    expect([sampleVariance([]), sampleVariance([1]), sampleVariance([1, 3])]).toEqual([Number.NaN, Number.NaN, 2]);
  });
});
