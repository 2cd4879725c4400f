/**
 * The mean of independent replications with its Student t confidence interval. Separate from tally.ts because it needs
 * the t quantile, and from paired.ts because it describes one arm. Assumes values independent and roughly normal.
 */

import { tQuantile } from './student-t.js';

/** A mean, its standard deviation and its confidence limits, all in the unit of the values; undefined where unknown. */
export interface MeanInterval {
  readonly n: number;
  /** undefined when n = 0 */
  readonly mean: number | undefined;
  /** Sample standard deviation (divisor n - 1); undefined when n < 2. */
  readonly sd: number | undefined;
  /** Lower and upper confidence limit; undefined when n < 2. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** The sum of some numbers in their order, over their number; NaN if empty. For a metric's values of one replication. */
export function plainMean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** The mean of some numbers, corrected in a second pass for what rounding of the sum has lost; NaN if empty. */
export function mean(values: ArrayLike<number>): number {
  const n = values.length;
  const rough = plainMean(values);
  let rest = 0;
  for (let i = 0; i < n; i++) rest += values[i]! - rough;
  return rough + rest / n;
}

/** The sample variance (divisor n - 1) of at least two numbers about `centre`, their mean; NaN for fewer. */
export function sampleVariance(values: ArrayLike<number>, centre: number = mean(values)): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const gap = values[i]! - centre;
    squares += gap * gap;
  }
  return squares / (n - 1);
}

/**
 * Mean and two-sided Student t confidence interval.
 * @param values  one number a replication, finite
 * @param level   confidence level in (0, 1), for example 0.95
 */
export function meanInterval(values: ArrayLike<number>, level: number): MeanInterval {
  const n = values.length;
  if (n === 0) return { n, mean: undefined, sd: undefined, low: undefined, high: undefined };
  const centre = mean(values);
  if (n === 1) return { n, mean: centre, sd: undefined, low: undefined, high: undefined };
  const sd = Math.sqrt(sampleVariance(values, centre));
  const half = (tQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { n, mean: centre, sd, low: centre - half, high: centre + half };
}
