/** weekly.csv: the weekly series of every replication, raw; timeseries.csv holds their means and bands. With `--weekly`. */
import type { Design } from '../../experiment/design.js';
import { type Outcome, outcomeScopes } from '../../model/outcome.js';
import { type Series, series, weeksOf } from '../../model/series.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import { scopeIdOf } from './measure-columns.js';
import type { Table } from './table.js';

/** One series in one week of one replication. */
export interface WeeklyValue {
  readonly outcome: Outcome;
  /** Id of the trust; programme for the programme. */
  readonly trust: string;
  readonly week: number;
  /** ISO date of its first day. */
  readonly date: string;
  readonly series: Series;
  readonly value: number;
}

export const weekly: Table<WeeklyValue> = {
  name: 'weekly',
  title: 'Weekly series of every replication',
  key: ['strategy', 'replication', 'trust', 'week', 'metric'],
  foreign: [
    { columns: ['strategy', 'replication'], table: 'runs', of: ['strategy', 'replication'] },
    { columns: ['metric'], table: 'metrics', of: ['metric'] },
  ],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ outcome }) => outcome.strategy },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ outcome }) => outcome.replication },
    { name: 'trust', type: 'string', means: 'Id of the trust; programme for the programme.', cell: (row) => row.trust },
    { name: 'week', type: 'integer', means: 'Whole week of the scenario, from 0.', cell: ({ week }) => week },
    { name: 'date', type: 'date', means: 'First day of the week.', cell: ({ date }) => date },
    {
      name: 'metric',
      type: 'string',
      means: 'Id as in metrics.csv: stocks as at the end of the week, flows of the week.',
      cell: (row) => row.series.id,
    },
    { name: 'value', type: 'number', means: 'Its value; empty where unknown.', cell: ({ value }) => value },
    { name: 'unit', type: 'string', means: 'Unit of the value.', cell: (row) => row.series.unit },
  ],
};

/** The rows of one replication: strategies, scopes, weeks and series in the design's order. */
export function weeklyRows(
  start: string,
  { settings, perTrust }: Design,
  replication: readonly Outcome[],
): WeeklyValue[] {
  const weeks = weeksOf(settings);
  const scopes = outcomeScopes(settings).slice(0, perTrust ? undefined : 1);
  const rows: WeeklyValue[] = [];
  for (const outcome of replication) {
    for (const [scope, whose] of scopes.entries()) {
      for (let week = 0; week < weeks; week++) {
        const date = isoDate(start, 7 * week);
        series.forEach((each, index) => {
          const value = outcome.series[(scope * series.length + index) * weeks + week]!;
          rows.push({ outcome, trust: scopeIdOf(whose), week, date, series: each, value });
        });
      }
    }
  }
  return rows;
}
