/** How long non-admitted patients had waited when their clock stopped. */
import { levelAndExcess, type Metric } from './metric.js';
import { waitQuantile } from './wait-quantile.js';

export const waitNonAdmittedP90Days: Metric = {
  id: 'wait_non_admitted_p90_days',
  unit: 'days',
  better: 'lower',
  label: 'Wait, non-admitted, 90th percentile',
  definition:
    'Days from clock start to stop of non-admitted patients whose clock stopped in the months of the window: 90th percentile, between the weeks counted.',
  ofCare: true,
  aggregation: 'of all patients together',
  censoring: 'by whole months; patients still waiting are not in it',
  fold: levelAndExcess((slice) => waitQuantile(slice, 'non_admitted', 0.9)),
};
