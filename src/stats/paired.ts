/**
 * The difference of two arms simulated with common random numbers, replication by replication. Separate because
 * all comparisons of strategies use it: the arms are positively correlated by design, which an unpaired test would ignore. Source: Law & Kelton, chapter 11.
 */

import { UsageError } from '../errors.js';
import { mean, sampleVariance } from './interval.js';
import { tCdf, tQuantile } from './student-t.js';

/** Mean of a - b over the pairs, and the gain from pairing; undefined with too few pairs or without spread. */
export interface PairedDifference {
  readonly n: number;
  /** Mean of a[i] - b[i]; undefined when n = 0. */
  readonly mean: number | undefined;
  /** Sample standard deviation of the differences; undefined when n < 2, as are the limits. */
  readonly sd: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Two-sided p-value of the t test that the mean is 0; when every difference is equal: 1 if they are 0, else 0. */
  readonly pValue: number | undefined;
  /** Pearson's correlation of a and b; undefined when n < 2 or when either has no spread. */
  readonly correlation: number | undefined;
  /** (var a + var b) / var(a - b): how many times more replications independent arms would need; 1 = no gain. */
  readonly varianceReduction: number | undefined;
}

/**
 * Paired t comparison of two arms.
 * @param a      one number a replication
 * @param b      the same replications of the other arm
 * @param level  confidence level in (0, 1)
 * @throws UsageError when the arms have different lengths
 */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>, level: number): PairedDifference {
  const n = a.length;
  if (b.length !== n)
    throw new UsageError(`a paired comparison needs equal numbers of replications, not ${n} and ${b.length}`);
  const differences = new Float64Array(n);
  for (let i = 0; i < n; i++) differences[i] = a[i]! - b[i]!;
  const centre = n === 0 ? undefined : mean(differences);
  if (centre === undefined || n === 1) {
    const nothing = { sd: undefined, low: undefined, high: undefined, pValue: undefined };
    return { n, mean: centre, ...nothing, correlation: undefined, varianceReduction: undefined };
  }
  const sd = Math.sqrt(sampleVariance(differences, centre));
  const error = sd / Math.sqrt(n);
  const half = tQuantile((1 + level) / 2, n - 1) * error;
  const pValue = sd > 0 ? 2 * tCdf(-Math.abs(centre / error), n - 1) : centre === 0 ? 1 : 0;
  return { n, mean: centre, sd, low: centre - half, high: centre + half, pValue, ...pairing(a, b, sd * sd) };
}

function pairing(a: ArrayLike<number>, b: ArrayLike<number>, varianceOfDifference: number) {
  const n = a.length;
  const meanA = mean(a);
  const meanB = mean(b);
  const varianceA = sampleVariance(a, meanA);
  const varianceB = sampleVariance(b, meanB);
  let products = 0;
  for (let i = 0; i < n; i++) products += (a[i]! - meanA) * (b[i]! - meanB);
  const spread = Math.sqrt(varianceA) * Math.sqrt(varianceB);
  const correlation = spread > 0 ? Math.max(-1, Math.min(1, products / (n - 1) / spread)) : undefined;
  const varianceReduction = varianceOfDifference > 0 ? (varianceA + varianceB) / varianceOfDifference : undefined;
  return { correlation, varianceReduction };
}
