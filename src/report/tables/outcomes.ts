/** outcomes.csv: every kept measure of every run, raw. */
import type { Design, KeptColumn } from '../../experiment/design.js';
import type { Outcome } from '../../model/outcome.js';
import { measureColumns } from './measure-columns.js';
import type { Table } from './table.js';

export interface OutcomeMeasure {
  readonly outcome: Outcome;
  readonly kept: KeptColumn;
}

export const outcomes: Table<OutcomeMeasure> = {
  name: 'outcomes',
  title: 'Outcomes: every measure of every run',
  key: ['strategy', 'replication', 'scope', 'scope_id', 'window', 'metric'],
  foreign: [
    { columns: ['strategy', 'replication'], table: 'runs', of: ['strategy', 'replication'] },
    { columns: ['metric'], table: 'metrics', of: ['metric'] },
  ],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ outcome }) => outcome.strategy },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ outcome }) => outcome.replication },
    ...measureColumns.map((column) => ({ ...column, cell: ({ kept }: OutcomeMeasure) => column.cell(kept.column) })),
    {
      name: 'value',
      type: 'number',
      means: 'The level; empty where the metric has none or it is unknown.',
      cell: ({ outcome, kept }) => outcome.values[kept.index],
    },
    {
      name: 'excess',
      type: 'number',
      means: 'Beyond the counterfactual of the same replication.',
      cell: ({ outcome, kept }) => outcome.excess[kept.index],
    },
    { name: 'unit', type: 'string', means: 'Unit of value and excess.', cell: ({ kept }) => kept.metric.unit },
    {
      name: 'censored',
      type: 'boolean',
      means: '1 if the end of the scenario cut it short, else 0.',
      cell: ({ outcome, kept }) => outcome.censored[kept.index],
    },
  ],
};

/** The rows of one replication: strategies, then columns, in the design's order. */
export function outcomeRows(design: Design, replication: readonly Outcome[]): OutcomeMeasure[] {
  return replication.flatMap((outcome) => design.kept.map((kept) => ({ outcome, kept })));
}
