/** Patients whom the lists have lost: hidden ones, and follow-ups past their date. */
import { dailyHidden, dailyOverdue, peak } from '../folds/daily.js';
import { total } from '../folds/ledger-sums.js';
import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';

/** Patients whom the system has lost track of, on the worst day. */
export const hiddenPatientsPeak: Metric = {
  id: 'hidden_patients',
  unit: 'patients',
  better: 'lower',
  label: 'Most patients hidden',
  definition: 'Largest number of patients on the true lists whom the system has lost track of.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'peak of the sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => peak(slice, dailyHidden)),
};

/** How long patients were lost from the lists. */
export const hiddenPatientDays: Metric = {
  id: 'hidden_patient_days',
  unit: 'patient-days',
  better: 'lower',
  label: 'Patient-days hidden',
  definition: 'Days on which the system had lost track of a patient, summed over patients.',
  concerns: 'patients',
  ofCare: true,
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) => total(slice, 'hidden')),
};

/** Follow-ups past their date, on the worst day. */
export const overdueFollowUps: Metric = {
  id: 'overdue_follow_ups',
  unit: 'patients',
  better: 'lower',
  label: 'Most follow-ups overdue',
  definition: 'Largest number of patients whose follow-up is due and not done.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'peak of the sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => peak(slice, dailyOverdue)),
};
