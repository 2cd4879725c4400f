/** Work not done that never will be: its patients left the list. */
import { incomeDeferred } from './income-deferred.js';
import { incomeNotDone } from './income-not-done.js';
import { excessOnly, type Metric } from './metric.js';

export const incomeLost: Metric = {
  id: 'income_lost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income lost',
  definition: 'Of the income of work not done, that of patients who have left the list untreated.',
  ofCare: true,
  differenceOnly: true,
  aggregation: 'sum',
  censoring: 'patients still waiting at the end are deferred, not lost',
  fold: excessOnly((slice, base) => incomeNotDone.fold(slice, base).excess - incomeDeferred.fold(slice, base).excess),
};
