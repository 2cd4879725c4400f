/** The worst day of long waits. */
import { dailyOver18Weeks, peak } from './daily.js';
import { levelAndExcess, type Metric } from './metric.js';

export const over18WeeksPeak: Metric = {
  id: 'over_18_weeks_peak',
  unit: 'patients',
  better: 'lower',
  label: 'Most waiting over 18 weeks',
  definition: 'Largest number on the true list whose clock has run more than 126 days.',
  ofCare: true,
  aggregation: 'peak of the sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => peak(slice, dailyOver18Weeks)),
};
