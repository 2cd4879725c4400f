/** How long patients were lost from the lists. */
import { total } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const hiddenPatientDays: Metric = {
  id: 'hidden_patient_days',
  unit: 'patient-days',
  better: 'lower',
  label: 'Patient-days hidden',
  definition: 'Days on which the system had lost track of a patient, summed over patients.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => total(slice, 'hidden')),
};
