/** What a hold costs those who wait. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const holdCost: Metric = {
  id: 'hold_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of waiting on hold',
  definition: 'Cost of the trusts that wait on hold, with the extension of their legacy systems.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'hold')),
};
