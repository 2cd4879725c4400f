/** Follow-ups past their date, on the worst day. */
import { dailyStock, peak } from './daily.js';
import { DUE_LISTS } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const overdueFollowUps: Metric = {
  id: 'overdue_follow_ups',
  unit: 'patients',
  better: 'lower',
  label: 'Most follow-ups overdue',
  definition: 'Largest number of patients whose follow-up is due and not done.',
  ofCare: true,
  aggregation: 'peak of the sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => peak(slice, (of) => dailyStock(of, 'waiting', DUE_LISTS))),
};
