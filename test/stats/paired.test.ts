import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { sampleVariance } from '../../src/stats/interval.js';
import { pairedDifference } from '../../src/stats/paired.js';

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

  it('is undefined where there are too few numbers', () => {
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
    expect(() => pairedDifference([1], [1, 2], 0.95)).toThrow('equal numbers of replications, not 1 and 2');
  });
});
