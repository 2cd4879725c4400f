/** How long the list became at its worst. */
import { dailyTrueList, peak } from './daily.js';
import { levelAndExcess, type Metric } from './metric.js';

export const waitingListPeak: Metric = {
  id: 'waiting_list_peak',
  unit: 'patients',
  better: 'lower',
  label: 'Largest waiting list',
  definition: 'Largest true list at the end of a day: first attendances, pathway stage, admissions.',
  ofCare: true,
  aggregation: 'peak of the sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => peak(slice, dailyTrueList)),
};
