/** What trouble and the recovery programme cost beside lost income. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const recoveryCost: Metric = {
  id: 'recovery_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of trouble and recovery',
  definition: 'Extra staff and other extra cost, from the alarm of the board until stable.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'recovery')),
};
