/** The columns that tell how often a rare thing happened, and what makes the spread; shared by several tables. */
import type { HowOften } from '../../experiment/how-often.js';
import type { SpreadShares } from '../../stats/spread/spread-shares.js';
import type { TableColumn } from './table.js';

/** @param what  what happens, as a clause */
export function howOftenColumns<R>(what: string, of: (row: R) => HowOften | undefined): TableColumn<R>[] {
  return [
    {
      name: 'event_count',
      type: 'integer',
      means: `Replications (with repeats: worlds) in which ${what}; empty unless that is in one of ten or fewer.`,
      cell: (row) => of(row)?.count,
    },
    {
      name: 'event_low',
      type: 'number',
      means: 'Lower end of the 95% interval of its probability (exact binomial).',
      cell: (row) => of(row)?.low,
    },
    { name: 'event_high', type: 'number', means: 'Upper end of it.', cell: (row) => of(row)?.high },
    {
      name: 'event_mean',
      type: 'number',
      means: 'Mean of those in which it happened.',
      cell: (row) => of(row)?.amount,
    },
  ];
}

export function spreadColumns<R>(of: (row: R) => SpreadShares | undefined): TableColumn<R>[] {
  return [
    {
      name: 'not_knowing_share',
      type: 'number',
      means:
        'Of the variance of a headline, the share that comes of not knowing the numbers drawn for a world; the rest is chance. Empty unless ten worlds or more have repeats.',
      cell: (row) => of(row)?.notKnowing.value,
    },
    {
      name: 'not_knowing_low',
      type: 'number',
      means: 'Lower end of its 95% interval (jackknife over worlds).',
      cell: (row) => of(row)?.notKnowing.low,
    },
    {
      name: 'not_knowing_high',
      type: 'number',
      means: 'Upper end of it.',
      cell: (row) => of(row)?.notKnowing.high,
    },
  ];
}
