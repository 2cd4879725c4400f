/**
 * How much of the spread of some numbers lies between groups and how much within them: balanced one-way random effects,
 * by the method of moments. Unbiased, so an estimate between groups can fall below 0; it is then given as 0.
 * Source: Searle, Casella & McCulloch, Variance Components, chapter 3.
 */
import { mean, sampleVariance } from './interval.js';

/** Variances, in the square of the unit of the values. */
export interface VarianceComponents {
  readonly between: number;
  readonly within: number;
}

/**
 * @param values   finite, group after group
 * @param perGroup how many there are of each group, from 2
 * @returns undefined for fewer than two groups
 */
export function varianceComponents(values: ArrayLike<number>, perGroup: number): VarianceComponents | undefined {
  const groups = Math.floor(values.length / perGroup);
  if (groups < 2) return undefined;
  const centres: number[] = [];
  let within = 0;
  for (let group = 0; group < groups; group++) {
    const own = Array.from({ length: perGroup }, (_, i) => values[group * perGroup + i]!);
    const centre = mean(own);
    centres.push(centre);
    within += sampleVariance(own, centre) / groups;
  }
  return { between: Math.max(0, sampleVariance(centres) - within / perGroup), within };
}
