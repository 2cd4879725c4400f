/** The columns that say whose measure a row holds, over which window and of which metric; shared by several tables. */
import type { Column } from '../../model/outcome.js';
import { type TableColumn, textOrNothing } from './table.js';

export const measureColumns: readonly TableColumn<Column>[] = [
  { name: 'scope', type: 'string', means: 'Whose: programme or trust.', cell: (row) => row.scope },
  {
    name: 'scope_id',
    type: 'string',
    means: 'Id of the trust; empty for the programme.',
    cell: (row) => textOrNothing(row.scopeId),
  },
  {
    name: 'window',
    type: 'string',
    means: 'Part of the time measured; all: the whole of it.',
    cell: (row) => row.window,
  },
  { name: 'metric', type: 'string', means: 'Id of the metric, as in metrics.csv.', cell: (row) => row.metric },
];
