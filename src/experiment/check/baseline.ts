/**
 * What was accepted of a scenario: of every strategy and replication the fingerprints and the programme's measures over
 * the whole time, excesses over the counterfactual and, of the counterfactual itself, levels.
 */
import { metrics } from '../../model/metrics/registry.js';
import { type Outcome, outcomeColumns } from '../../model/outcome.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import type { Design } from '../design.js';
import { ofWholeProgramme } from '../headlines.js';

/** One strategy in one replication. */
export interface AcceptedRun {
  readonly events: string;
  readonly metrics: string;
  /** By metric, in the order of the baseline's metrics; NaN where unknown. */
  readonly values: readonly number[];
}

export interface Baseline {
  readonly scenario: string;
  readonly seed: string;
  /** Version of golive that accepted it. */
  readonly version: string;
  readonly reason: string;
  /** The `--set` options it was accepted with, which a check uses too. */
  readonly set: readonly string[];
  readonly metrics: readonly string[];
  /** Strategy -> its runs, by replication from 0. */
  readonly runs: ReadonlyMap<string, readonly AcceptedRun[]>;
}

/** The metrics that are checked: all there are. */
export const checkedMetrics: readonly string[] = metrics.map(({ id }) => id);

/** Reads of outcomes what a baseline holds. */
export function acceptedOf(design: Design): (outcome: Outcome) => AcceptedRun {
  const columns = outcomeColumns(design.settings);
  const places = checkedMetrics.map((id) =>
    columns.findIndex((column) => ofWholeProgramme(column) && column.metric === id),
  );
  return ({ strategy, values, excess, fingerprintEvents, fingerprintMetrics }) => ({
    events: fingerprintEvents,
    metrics: fingerprintMetrics,
    values: places.map((place) => (strategy === COUNTERFACTUAL ? values : excess)[place]!),
  });
}
