/**
 * The families whose quantile is one line of arithmetic: constant, uniform, triangular and a list of observed values.
 */

import type { Family } from './family.js';

/** Always the same value. */
export const constant: Family<'constant'> = {
  kind: 'constant',
  argumentNames: ['value'],
  help: 'always the same value',
  discrete: false,
  problem: () => undefined,
  make: ([value]) => ({ mean: value!, variance: 0, support: [value!, value!], quantile: () => value! }),
};

/** Every value between two limits equally likely. */
export const uniform: Family<'uniform'> = {
  kind: 'uniform',
  argumentNames: ['min', 'max'],
  help: 'every value from min to max equally likely',
  discrete: false,
  problem: ([min, max]) => (min! <= max! ? undefined : 'uniform needs min <= max'),
  make: ([min, max]) => {
    const low = min!;
    const width = max! - low;
    return {
      mean: low + width / 2,
      variance: (width * width) / 12,
      support: [low, max!],
      quantile: (u) => low + u * width,
    };
  },
};

/** Between two limits, with a mode: the usual form for an expert estimate. */
export const triangular: Family<'triangular'> = {
  kind: 'triangular',
  argumentNames: ['min', 'mode', 'max'],
  help: 'from min to max, most likely near mode',
  discrete: false,
  problem: ([min, mode, max]) => (min! <= mode! && mode! <= max! ? undefined : 'triangular needs min <= mode <= max'),
  make: ([min, mode, max]) => {
    const a = min!;
    const b = max!;
    const width = b - a;
    const rise = mode! - a;
    const fall = b - mode!;
    const peak = width > 0 ? rise / width : 0;
    return {
      mean: a + (width + rise) / 3,
      variance: (rise * rise + fall * fall + rise * fall) / 18,
      support: [a, b],
      quantile: (u) => (u < peak ? a + Math.sqrt(u * width * rise) : b - Math.sqrt((1 - u) * width * fall)),
    };
  },
};

/** One of the values listed, each equally likely; list one twice to make it twice as likely. */
export const empirical: Family<'empirical'> = {
  kind: 'empirical',
  argumentNames: ['values...'],
  help: 'one of the values listed, each equally likely',
  discrete: false,
  problem: () => undefined,
  make: (args) => {
    const values = Float64Array.from(args).sort();
    const n = values.length;
    const mean = values.reduce((sum, x) => sum + x, 0) / n;
    const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / n;
    return {
      mean,
      variance,
      support: [values[0]!, values[n - 1]!],
      quantile: (u) => values[Math.max(0, Math.min(n - 1, Math.ceil(n * u) - 1))]!,
    };
  },
};
