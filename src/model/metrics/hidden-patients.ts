/** Patients whom the system has lost track of, on the worst day. */
import { dailyStock, peak } from './daily.js';
import { levelAndExcess, type Metric } from './metric.js';

export const hiddenPatientsPeak: Metric = {
  id: 'hidden_patients',
  unit: 'patients',
  better: 'lower',
  label: 'Most patients hidden',
  definition: 'Largest number of patients on the true lists whom the system has lost track of.',
  ofCare: true,
  aggregation: 'peak of the sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => peak(slice, (of) => dailyStock(of, 'hidden'))),
};
