/** The list that is reported: patients whose clock runs. */
import { withClock } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const rttList: Metric = {
  id: 'rtt_list',
  unit: 'patients',
  better: 'lower',
  label: 'Incomplete pathways',
  definition: 'Patients with a referral-to-treatment clock at the end of the window.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'as of the end of the window',
  fold: levelAndExcess((slice) => withClock(slice, slice.to - 1, 'all')),
};
