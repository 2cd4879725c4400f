/** What extra sessions cost. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const initiativeCost: Metric = {
  id: 'initiative_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of waiting-list initiatives',
  definition: 'Patients seen in extra sessions, at the premium price; the income they bring is counted elsewhere.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'initiatives')),
};
