/**
 * Waits between two steps of care that nobody queues for: to the end of the diagnostic pathway, to the next follow-up.
 * A lognormal cut into 256 slices of equal probability, each at its median, in whole days. Nothing lags longer than two
 * years.
 */
import { exp, normalQuantile } from '../../../stats/dmath.js';

/** Slices of equal probability. */
export const SLICES = 256;
/** Longest lag, days. */
export const LONGEST_LAG = 728;

const normalOfSlice = Float64Array.from({ length: SLICES }, (_, slice) => normalQuantile((slice + 0.5) / SLICES));

export class LagTable {
  /** Mean lag, days. */
  readonly mean: number;
  private readonly median: number;
  private readonly sigma: number;
  private readonly days = new Int16Array(SLICES);

  /**
   * @param medianDays median lag, days
   * @param sigma      standard deviation of the logarithm, >= 0
   */
  constructor(medianDays: number, sigma: number) {
    this.median = medianDays;
    this.sigma = sigma;
    let sum = 0;
    for (let slice = 0; slice < SLICES; slice++) {
      const lag = Math.round(exp(sigma * normalOfSlice[slice]!) * medianDays);
      this.days[slice] = Math.min(Math.max(lag, 1), LONGEST_LAG);
      sum += this.days[slice]!;
    }
    this.mean = sum / SLICES;
  }

  /** Whether these are its median and spread. */
  is(medianDays: number, sigma: number): boolean {
    return medianDays === this.median && sigma === this.sigma;
  }

  /** The lag of a slice from 0 to 255, whole days, at least 1. */
  ofSlice(slice: number): number {
    return this.days[slice]!;
  }

  /**
   * Many lags at once, a systematic sample: patient i of n lags as slice floor(SLICES x (i + u) / n).
   * @param u    in (0, 1)
   * @param into is given one patient more at the place of each lag, counted from `from` on
   */
  spread(count: number, u: number, into: Int32Array, from: number): void {
    const { days } = this;
    const shift = Math.floor(u * SLICES);
    if (count < SLICES) {
      // floor((SLICES x i + shift) / count), step by step.
      const step = (SLICES / count) | 0;
      const rest = SLICES % count;
      let slice = (shift / count) | 0;
      let left = shift % count;
      for (let i = 0; i < count; i++) {
        into[from + days[slice]!]!++;
        slice += step;
        left += rest;
        if (left < count) continue;
        left -= count;
        slice++;
      }
      return;
    }
    // Many are counted slice by slice: up to the end of one lie ceil(((slice + 1) n - shift) / SLICES) of them.
    let counted = 0;
    for (let slice = 0; slice < SLICES; slice++) {
      const end = (((slice + 1) * count - shift + SLICES - 1) / SLICES) | 0;
      into[from + days[slice]!]! += end - counted;
      counted = end;
    }
  }
}
