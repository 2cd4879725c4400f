/** What was spent ahead of a contract. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const costAtRisk: Metric = {
  id: 'cost_at_risk_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Delivery cost at risk',
  definition: 'Delivery cost spent on days without a contract in force.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'at_risk')),
};
