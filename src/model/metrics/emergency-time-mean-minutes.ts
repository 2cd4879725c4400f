/** How long emergency patients stay. */
import { emergencySum } from './emergency-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const emergencyTimeMean: Metric = {
  id: 'emergency_time_mean_minutes',
  unit: 'minutes',
  better: 'lower',
  label: 'Time in emergency department, mean',
  definition: 'Minutes from coming to leaving, mean of the emergency patients who came in the window.',
  ofCare: true,
  aggregation: 'of all patients together',
  censoring: 'none: counted on the day they came',
  fold: levelAndExcess((slice) => emergencySum(slice, 'minutes') / emergencySum(slice, 'came')),
};
