/** How many trusts left. */
import { firstEntries } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const trustsWithdrawn: Metric = {
  id: 'trusts_withdrawn',
  unit: 'trusts',
  better: 'lower',
  label: 'Trusts withdrawn',
  definition: 'Trusts that left the programme.',
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => firstEntries(slice, 'withdrawn').size),
};
