/** summary.csv: each measure over the replications. */
import type { Summary } from '../../experiment/summarise.js';
import { howOftenColumns, spreadColumns } from './estimate-columns.js';
import { measureColumns } from './measure-columns.js';
import type { Table } from './table.js';

export const summary: Table<Summary> = {
  name: 'summary',
  title: 'Summary: each measure over the replications',
  key: ['strategy', 'scope', 'scope_id', 'window', 'metric', 'measure'],
  foreign: [{ columns: ['metric'], table: 'metrics', of: ['metric'] }],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: (row) => row.strategy },
    ...measureColumns,
    {
      name: 'measure',
      type: 'string',
      among: ['level', 'excess'],
      means: 'level, or excess over the counterfactual of the same replication.',
      cell: (row) => row.measure,
    },
    { name: 'unit', type: 'string', means: 'Unit of the numbers that follow.', cell: (row) => row.unit },
    { name: 'n', type: 'integer', means: 'Replications in which it is known.', cell: (row) => row.n },
    {
      name: 'worlds',
      type: 'integer',
      means: 'Worlds in which it is known: what is independent of each other. With repeats fewer than n.',
      cell: (row) => row.worlds,
    },
    {
      name: 'n_censored',
      type: 'integer',
      means: 'Replications in which the end cut it short, so that what is known of them is a bound.',
      cell: (row) => row.censored,
    },
    {
      name: 'mean',
      type: 'number',
      means: 'Mean of those replications; of a ratio the ratio of means, as metrics.csv says.',
      cell: (row) => row.mean,
    },
    { name: 'sd', type: 'number', means: 'Sample standard deviation of the replications.', cell: (row) => row.sd },
    { name: 'ci_low', type: 'number', means: 'Lower end of the interval of the mean.', cell: (row) => row.low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: (row) => row.high },
    { name: 'ci_level', type: 'number', means: 'Confidence level of the interval.', cell: (row) => row.level },
    {
      name: 'interval',
      type: 'string',
      among: ['t', 'jackknife', 'wilson'],
      means: 'How it was found: t (of a mean), jackknife (of a ratio of means) or wilson (of a probability).',
      cell: (row) => row.interval,
    },
    { name: 'q05', type: 'number', means: '5% quantile over replications (type 7).', cell: (row) => row.q05 },
    { name: 'q50', type: 'number', means: 'Median over replications.', cell: (row) => row.q50 },
    { name: 'q95', type: 'number', means: '95% quantile over replications (type 7).', cell: (row) => row.q95 },
    {
      name: 'sd_numbers',
      type: 'number',
      means:
        'Of the sd, what the numbers drawn for a world make; empty unless several replications share them (repeats).',
      cell: (row) => row.sdNumbers,
    },
    {
      name: 'sd_chance',
      type: 'number',
      means: 'Of the sd, what chance makes once the numbers are drawn; empty without repeats.',
      cell: (row) => row.sdChance,
    },
    ...spreadColumns(({ spread }: Summary) => spread),
    ...howOftenColumns('it is not 0', ({ rare }: Summary) => rare),
    {
      name: 'standing',
      type: 'string',
      among: ['best', 'may_be_best', 'excluded'],
      means:
        'Of a headline: best (the best mean), may_be_best, or excluded: another strategy is better for sure (95%, all together). Empty where all are alike.',
      cell: (row) => row.standing,
    },
  ],
};
