/** The measure of patient delay: every patient on the true list counts one for every day. */
import { total } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const waitPatientDays: Metric = {
  id: 'wait_patient_days',
  unit: 'patient-days',
  better: 'lower',
  label: 'Patient-days waited',
  definition: 'Days spent on a true waiting list, summed over patients: the area under the list.',
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => total(slice, 'waiting')),
};
