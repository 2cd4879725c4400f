/** money.csv: income by month of the work, and how it adds up to the revenue lost. */
import type { MonthlyBand } from '../../experiment/monthly-money.js';
import { moneyRows } from '../../model/money.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Table } from './table.js';

export interface DatedMonth {
  /** ISO date of day 0. */
  readonly start: string;
  readonly band: MonthlyBand;
}

const parts = [...new Map(moneyRows.map(({ part, means }) => [part, means]))].map(
  ([part, means]) => `${part}: ${means}`,
);

export const money: Table<DatedMonth> = {
  name: 'money',
  title: 'Money: income of each month over the replications',
  key: ['strategy', 'trust', 'month', 'part', 'measure'],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ band }) => band.strategy },
    {
      name: 'trust',
      type: 'string',
      means: 'Id of the trust; programme for the programme.',
      cell: ({ band }) => (band.scopeId === '' ? 'programme' : band.scopeId),
    },
    {
      name: 'month',
      type: 'date',
      means: 'First day of the month in which the work was done, or was not; within the scenario.',
      cell: ({ start, band }) => isoDate(start, band.firstDay),
    },
    {
      name: 'part',
      type: 'string',
      among: [...new Set(moneyRows.map(({ part }) => part))],
      means: `${parts.join('; ')}.`,
      cell: ({ band }) => band.row.part,
    },
    {
      name: 'measure',
      type: 'string',
      among: ['level', 'excess'],
      means: 'level, or excess over the counterfactual of the same replication.',
      cell: ({ band }) => band.row.measure,
    },
    { name: 'mean', type: 'number', means: 'Mean over the replications.', cell: ({ band }) => band.mean },
    {
      name: 'q05',
      type: 'number',
      means: '5% quantile over them (type 7), of this month.',
      cell: ({ band }) => band.q05,
    },
    { name: 'q95', type: 'number', means: '95% quantile over them, of this month.', cell: ({ band }) => band.q95 },
    { name: 'unit', type: 'string', means: 'Unit of the three numbers.', cell: () => 'GBP' },
  ],
};

/** The rows, dated as they are read. */
export function* datedMonths(start: string, bands: Iterable<MonthlyBand>): Generator<DatedMonth> {
  for (const band of bands) yield { start, band };
}
