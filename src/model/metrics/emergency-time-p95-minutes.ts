/** The long stays of emergency patients. */
import { emergencyQuantile } from './emergency-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const emergencyTimeP95: Metric = {
  id: 'emergency_time_p95_minutes',
  unit: 'minutes',
  better: 'lower',
  label: 'Time in emergency department, 95%',
  definition: 'Minutes from coming to leaving that 95% of the emergency patients did not exceed.',
  ofCare: true,
  aggregation: 'of all patients together',
  censoring: 'by whole weeks from the start of the scenario',
  fold: levelAndExcess((slice) => emergencyQuantile(slice, 0.95)),
};
