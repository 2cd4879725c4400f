/** The columns that say whose measure a row holds, over which window and of which metric; shared by several tables. */
import type { Column } from '../../model/outcome.js';
import type { TableColumn } from './table.js';

/** Id of the trust, or what stands for it where the whole programme is meant: never empty, so that no grouping loses rows. */
export function scopeIdOf({ scope, scopeId }: Pick<Column, 'scope' | 'scopeId'>): string {
  return scope === 'programme' ? 'programme' : scopeId;
}

export const measureColumns: readonly TableColumn<Column>[] = [
  {
    name: 'scope',
    type: 'string',
    among: ['programme', 'trust'],
    means: 'Whose: programme or trust.',
    cell: (row) => row.scope,
  },
  {
    name: 'scope_id',
    type: 'string',
    means: 'Id of the trust; programme for the programme.',
    cell: scopeIdOf,
  },
  {
    name: 'window',
    type: 'string',
    means: 'Part of the time measured; all: the whole of it.',
    cell: (row) => row.window,
  },
  { name: 'metric', type: 'string', means: 'Id of the metric, as in metrics.csv.', cell: (row) => row.metric },
];
