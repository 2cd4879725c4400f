/** Which strategies stand out in a row: the best mean, and those that the replications do not tell from it. */
import type { Comparison } from '../../experiment/compare.js';
import type { Summary } from '../../experiment/summarise.js';
import type { Metric } from '../../model/metrics/metric.js';
import type { Emphasis } from './figure.js';

/**
 * One for each summary; none stands out where no direction is better, or where all means are equal.
 * @param comparisons  of the same metric, every pair
 */
export function emphasisOf(
  better: Metric['better'],
  summaries: readonly (Summary | undefined)[],
  comparisons: readonly Comparison[],
): Emphasis[] {
  const nothing = summaries.map((): Emphasis => 'none');
  const sign = better === 'higher' ? -1 : 1;
  const known = summaries.flatMap((one) => (one?.mean === undefined ? [] : [sign * one.mean]));
  const least = Math.min(...known);
  if (better === 'neither' || known.length < 2 || known.every((x) => x === least)) return nothing;
  const best = summaries.filter((one) => one?.mean !== undefined && sign * one.mean === least);
  return summaries.map((one): Emphasis => {
    if (one?.mean === undefined) return 'none';
    if (best.includes(one)) return 'best';
    return best.every((other) => isApart(comparisons, one, other!)) ? 'none' : 'may_be_best';
  });
}

/** Whether the paired interval of the difference of two strategies excludes 0. */
function isApart(comparisons: readonly Comparison[], a: Summary, b: Summary): boolean {
  const pair = [a.strategy, b.strategy];
  const row = comparisons.find((one) => pair.includes(one.strategy) && pair.includes(one.reference));
  return row?.low !== undefined && row.high !== undefined && (row.low > 0 || row.high < 0);
}
