/**
 * What every interval here gives back: a number and its confidence limits. Separate because ratios, shares, quantiles
 * and means share the shape; NaN stands for unknown, never 0.
 */

/** A number with its confidence limits, in the unit of the values; each NaN where unknown. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** An estimate with the p-value that inverts the same method: at most 1 - level exactly when 0 is outside the limits. */
export interface Tested extends Estimate {
  /** Two-sided, that the value is 0; in [0, 1], NaN where unknown. */
  readonly pValue: number;
}

/** Nothing is known. */
export const UNKNOWN: Tested = { value: Number.NaN, low: Number.NaN, high: Number.NaN, pValue: Number.NaN };
