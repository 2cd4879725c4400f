/** How long trusts did not report. */
import { everyFactOf } from './fact-folds.js';
import type { Metric, Slice } from './metric.js';
import { programmeLevel } from './metric.js';

export const reportingBlackoutDays: Metric = {
  id: 'reporting_blackout_days',
  unit: 'days',
  better: 'lower',
  label: 'Days without reports',
  definition: 'Days on which a trust reported neither lists nor waits.',
  aggregation: 'sum',
  censoring: 'a trust that does not report yet counts to the end of the window',
  fold: programmeLevel((slice) => ({
    value: days(slice),
    censored: blackouts(slice).some(({ until }) => until > slice.to),
  })),
};

interface Blackout {
  readonly trust: number;
  readonly day: number;
  readonly until: number;
}

/** Blackouts that reach into the slice. */
export function blackouts(slice: Slice): Blackout[] {
  return everyFactOf(slice, 'blackout').filter(({ day, until }) => day < slice.to && until > slice.from);
}

function days(slice: Slice): number {
  let sum = 0;
  for (const { day, until } of blackouts(slice)) sum += Math.min(until, slice.to) - Math.max(day, slice.from);
  return sum;
}
