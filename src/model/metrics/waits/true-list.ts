/** The true list: patients waiting for a first attendance or an admission, or in the pathway stage between. */
import { dailyTrueList, peak } from '../folds/daily.js';
import { total, WAITING_LISTS } from '../folds/ledger-sums.js';
import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';

/** The measure of patient delay: every patient on the true list counts one for every day. */
export const waitPatientDays: Metric = {
  id: 'wait_patient_days',
  unit: 'patient-days',
  better: 'lower',
  label: 'Patient-days waited',
  definition:
    'Days spent on the true list, summed over patients: waiting for a first attendance, in the pathway stage, waiting for admission.',
  concerns: 'patients',
  ofCare: true,
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) => total(slice, 'waiting', WAITING_LISTS) + total(slice, 'in_pathway')),
};

/** How long the list became at its worst. */
export const waitingListPeak: Metric = {
  id: 'waiting_list_peak',
  unit: 'patients',
  better: 'lower',
  label: 'Largest waiting list',
  definition: 'Largest true list at the end of a day: first attendances, pathway stage, admissions.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'peak of the sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => peak(slice, dailyTrueList)),
};
