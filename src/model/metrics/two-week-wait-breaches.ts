/** Suspected-cancer referrals that were not seen in two weeks. */
import { total } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const twoWeekWaitBreaches: Metric = {
  id: 'two_week_wait_breaches',
  unit: 'patients',
  better: 'lower',
  label: 'Two-week waits breached',
  definition: 'Patients referred for suspected cancer who were not seen by day 14.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => total(slice, 'two_week_breaches')),
};
