/**
 * Waits between two steps of care that nobody queues for: to the end of the diagnostic pathway, to the next follow-up.
 * A lognormal cut into 256 slices of equal probability, each at its median, in days relative to the distribution's
 * median; so a trend of the median needs no new table. Nothing lags longer than two years.
 */
import { exp, normalQuantile } from '../../stats/dmath.js';

/** Slices of equal probability. */
export const SLICES = 256;
/** Longest lag, days. */
export const LONGEST_LAG = 728;

export class LagTable {
  private readonly relative = new Float64Array(SLICES);

  /** @param sigma standard deviation of the logarithm, >= 0 */
  constructor(sigma: number) {
    for (let slice = 0; slice < SLICES; slice++) {
      this.relative[slice] = exp(sigma * normalQuantile((slice + 0.5) / SLICES));
    }
  }

  /** The lag in whole days, at least 1, at quantile u in (0, 1) when the median is so many days. */
  days(u: number, medianDays: number): number {
    return this.ofSlice(Math.floor(u * SLICES), medianDays);
  }

  /** The lag in whole days, at least 1, of a slice from 0 to 255. */
  ofSlice(slice: number, medianDays: number): number {
    const lag = Math.round(this.relative[slice]! * medianDays);
    return Math.min(Math.max(lag, 1), LONGEST_LAG);
  }

  /** Mean lag in days when the median is so many days. */
  mean(medianDays: number): number {
    let sum = 0;
    for (let slice = 0; slice < SLICES; slice++) sum += this.days((slice + 0.5) / SLICES, medianDays);
    return sum / SLICES;
  }
}
