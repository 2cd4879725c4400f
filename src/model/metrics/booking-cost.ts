/** What longer booking costs. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const bookingCost: Metric = {
  id: 'booking_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of slower booking',
  definition: 'Extra booking staff in the 26 weeks after a go-live.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'booking')),
};
