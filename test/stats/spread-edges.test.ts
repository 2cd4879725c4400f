/** Variances between and within groups, by hand, and indices of what never differs. */
import { expect, test } from 'vitest';
import { sobolIndices } from '../../src/stats/sensitivity/sobol-indices.js';
import { varianceComponents } from '../../src/stats/variance-components.js';

test('between and within groups are the method of moments of three groups of two', () => {
  // Within: 2, 2, 2. Means 1, 4, 7: variance 9, of which 2 / 2 is of what is within.
  expect(varianceComponents([0, 2, 3, 5, 6, 8], 2)).toEqual({ between: 8, within: expect.closeTo(2, 12) });
  // Means that lie closer than what is within makes them: nothing is between.
  expect(varianceComponents([0, 4, 1, 3], 2)).toEqual({ between: 0, within: 5 });
  // A group that is not whole is left out.
  expect(varianceComponents([0, 2, 4, 6, 100], 2)).toEqual({ between: 7, within: 2 });
  expect(varianceComponents([0, 2, 100], 2)).toBeUndefined();
  expect(varianceComponents([], 2)).toBeUndefined();
});

test('indices of an outcome that never differs are unknown, and so are their limits', () => {
  const same = [3, 3, 3];
  const unknown = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  expect(sobolIndices({ a: same, b: same, ab: [same] }, 0.95, () => 0.5)).toEqual([{ first: unknown, total: unknown }]);
});
