/** The measure of patient delay: every patient on the true list counts one for every day. */
import { total, WAITING_LISTS } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const waitPatientDays: Metric = {
  id: 'wait_patient_days',
  unit: 'patient-days',
  better: 'lower',
  label: 'Patient-days waited',
  definition:
    'Days spent on the true list, summed over patients: waiting for a first attendance, in the pathway stage, waiting for admission.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => total(slice, 'waiting', WAITING_LISTS) + total(slice, 'in_pathway')),
};
