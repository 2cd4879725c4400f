/**
 * The delete-one jackknife of a function of the whole sample: its standard error from how much the function moves when
 * one replication (or one world of replications) is left out. Separate because ratios and shares of spread both use it.
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap, chapter 11; Law & Kelton, section 9.5 for ratios.
 */
import type { Tested } from './estimate.js';
import { mean } from './interval.js';
import { tCdf, tQuantile } from './student-t.js';

/** sqrt((n - 1)/n sum (v_i - v.)^2), v_i the function without part i; NaN for fewer than two parts. */
export function jackknifeError(withoutOne: ArrayLike<number>): number {
  const n = withoutOne.length;
  if (n < 2) return Number.NaN;
  const centre = mean(withoutOne);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const gap = withoutOne[i]! - centre;
    squares += gap * gap;
  }
  return Math.sqrt(((n - 1) / n) * squares);
}

/**
 * value -+ t(n - 1) times the jackknife's error, n the number of parts. The value stays as it is: the jackknife's own
 * correction of bias is not applied, so that every table shows one number.
 * @param value       the function of the whole sample
 * @param withoutOne  the function without part i, one a part
 * @param level       confidence level in (0, 1)
 * @returns           limits and p-value NaN for fewer than two parts or a part without which nothing is known
 */
export function jackknife(value: number, withoutOne: ArrayLike<number>, level: number): Tested {
  const error = jackknifeError(withoutOne);
  const degrees = withoutOne.length - 1;
  if (Number.isNaN(error)) return { value, low: error, high: error, pValue: error };
  const half = tQuantile((1 + level) / 2, degrees) * error;
  const pValue = error > 0 ? 2 * tCdf(-Math.abs(value / error), degrees) : value === 0 ? 1 : 0;
  return { value, low: value - half, high: value + half, pValue };
}
