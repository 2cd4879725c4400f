/** timeseries.csv: weekly series over the replications, to be drawn against time. */
import type { WeeklyBand } from '../../experiment/weekly.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Table } from './table.js';

export interface DatedBand {
  /** ISO date of day 0. */
  readonly start: string;
  readonly band: WeeklyBand;
}

export const timeseries: Table<DatedBand> = {
  name: 'timeseries',
  title: 'Time series: each week over the replications',
  key: ['strategy', 'trust', 'week', 'metric'],
  foreign: [{ columns: ['metric'], table: 'metrics', of: ['metric'] }],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ band }) => band.strategy },
    {
      name: 'trust',
      type: 'string',
      means: 'Id of the trust; programme for the programme.',
      cell: ({ band }) => (band.scopeId === '' ? 'programme' : band.scopeId),
    },
    { name: 'week', type: 'integer', means: 'Whole week of the scenario, from 0.', cell: ({ band }) => band.week },
    {
      name: 'date',
      type: 'date',
      means: 'First day of the week.',
      cell: ({ start, band }) => isoDate(start, 7 * band.week),
    },
    {
      name: 'metric',
      type: 'string',
      means: 'Id as in metrics.csv: stocks as at the end of the week, flows of the week.',
      cell: ({ band }) => band.series.id,
    },
    { name: 'mean', type: 'number', means: 'Mean over the replications.', cell: ({ band }) => band.mean },
    {
      name: 'q05',
      type: 'number',
      means: '5% quantile over them (type 7), of this week.',
      cell: ({ band }) => band.q05,
    },
    { name: 'q50', type: 'number', means: 'Median over them, of this week.', cell: ({ band }) => band.q50 },
    { name: 'q95', type: 'number', means: '95% quantile over them, of this week.', cell: ({ band }) => band.q95 },
    { name: 'unit', type: 'string', means: 'Unit of the four numbers.', cell: ({ band }) => band.series.unit },
  ],
};

/** The rows, dated as they are read. */
export function* datedBands(start: string, bands: Iterable<WeeklyBand>): Generator<DatedBand> {
  for (const band of bands) yield { start, band };
}
