/** The share of clocks stopped within 18 weeks. */
import { total } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const treatedWithin18WeeksShare: Metric = {
  id: 'treated_within_18_weeks_share',
  unit: 'share',
  better: 'higher',
  label: 'Treated within 18 weeks',
  definition: 'Of the clocks stopped by treatment or decision, the share that had run 126 days or less.',
  ofCare: true,
  aggregation: 'share of the sums',
  censoring: 'patients still waiting are not in it',
  fold: levelAndExcess((slice) => total(slice, 'stops_within_18_weeks') / total(slice, 'stops')),
};
