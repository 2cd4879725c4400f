/**
 * How far a metric may move before a check calls it changed: what the scenario says of the metric, else of its unit,
 * else a twentieth of its mean or a fifth of the spread between replications, whichever is more.
 */
import type { Margin } from '../../scenario/resolve/margins.js';
import { Tally } from '../../stats/tally.js';

const USUAL_RELATIVE = 0.05;
const USUAL_SPREAD = 0.2;

/**
 * The margin of one metric, in its unit.
 * @param accepted its accepted values, by replication
 */
export function marginOf(
  metric: { readonly id: string; readonly unit: string },
  margins: readonly Margin[],
  accepted: readonly number[],
): number {
  const tally = new Tally();
  for (const value of accepted) tally.add(value);
  const mean = tally.mean ?? 0;
  const said = margins.find(({ name }) => name === metric.id) ?? margins.find(({ name }) => name === metric.unit);
  if (said?.absolute != null) return said.absolute;
  if (said?.relative != null) return said.relative * Math.abs(mean);
  return Math.max(USUAL_RELATIVE * Math.abs(mean), USUAL_SPREAD * Math.sqrt(tally.variance ?? 0));
}
