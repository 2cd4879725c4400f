/** The share of patients seen within 18 weeks of their clock start. */
import { total } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const treatedWithin18WeeksShare: Metric = {
  id: 'treated_within_18_weeks_share',
  unit: 'share',
  better: 'higher',
  label: 'Seen within 18 weeks',
  definition: 'Of those seen, the share whose clock had run 126 days or less.',
  aggregation: 'share of the sums',
  censoring: 'patients still waiting are not in it',
  fold: levelAndExcess((slice) => total(slice, 'within_18_weeks') / total(slice, 'attended')),
};
