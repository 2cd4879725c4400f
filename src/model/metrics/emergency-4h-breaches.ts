/** Emergency patients who stayed too long. */
import { emergencySum } from './emergency-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const emergency4hBreaches: Metric = {
  id: 'emergency_4h_breaches',
  unit: 'patients',
  better: 'lower',
  label: 'Emergency patients over four hours',
  definition: 'Emergency patients who came in the window and stayed longer than four hours.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'none: counted on the day they came',
  fold: levelAndExcess((slice) => emergencySum(slice, 'breaches')),
};
