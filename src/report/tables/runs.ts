/** runs.csv: one row for each replication of each strategy, the counterfactual included. */
import type { Design } from '../../experiment/design.js';
import type { Outcome } from '../../model/outcome.js';
import type { Table } from './table.js';

export interface Run {
  readonly design: Design;
  readonly outcome: Outcome;
}

export const runs: Table<Run> = {
  name: 'runs',
  title: 'Runs: one strategy in one replication',
  key: ['strategy', 'replication'],
  columns: [
    { name: 'scenario', type: 'string', means: 'Id of the scenario.', cell: ({ design }) => design.scenario },
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ outcome }) => outcome.strategy },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ outcome }) => outcome.replication },
    { name: 'seed', type: 'string', means: 'Text that keys the streams.', cell: ({ design }) => design.settings.seed },
    {
      name: 'contacts',
      type: 'integer',
      means: 'Patient contacts simulated: slots used by a patient, attended or not.',
      unit: 'contacts',
      cell: ({ outcome }) => outcome.contacts,
    },
    {
      name: 'go_lives',
      type: 'integer',
      means: 'Go-lives made; trusts that were live before the start are not among them.',
      unit: 'go-lives',
      cell: ({ outcome }) => outcome.goLives,
    },
    {
      name: 'fingerprint_events',
      type: 'string',
      means: 'Hash of everything that happened, in order.',
      cell: ({ outcome }) => outcome.fingerprintEvents,
    },
    {
      name: 'fingerprint_metrics',
      type: 'string',
      means: 'Hash of every measure.',
      cell: ({ outcome }) => outcome.fingerprintMetrics,
    },
  ],
};

/** The rows of one replication, strategies in the design's order. */
export function runRows(design: Design, outcomes: readonly Outcome[]): Run[] {
  return outcomes.map((outcome) => ({ design, outcome }));
}
