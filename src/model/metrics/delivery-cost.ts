/** What preparing the go-lives costs. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const deliveryCost: Metric = {
  id: 'delivery_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of delivery',
  definition: 'Central price and own programme of the trusts that prepare, spent evenly over preparation.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'delivery')),
};
