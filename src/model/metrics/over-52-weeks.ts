/** Very long waits. */
import { dailyStock, peak } from './daily.js';
import { levelAndExcess, type Metric } from './metric.js';

export const over52Weeks: Metric = {
  id: 'over_52_weeks',
  unit: 'patients',
  better: 'lower',
  label: 'Most waiting over 52 weeks',
  definition: 'Largest number waiting for a first attendance or an admission whose clock has run more than 364 days.',
  ofCare: true,
  aggregation: 'peak of the sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => peak(slice, (of) => dailyStock(of, 'over_52_weeks'))),
};
