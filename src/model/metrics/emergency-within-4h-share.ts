/** The four-hour standard of emergency care. */
import { emergencySum } from './emergency-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const emergencyWithin4hShare: Metric = {
  id: 'emergency_within_4h_share',
  unit: 'share',
  better: 'higher',
  label: 'Emergency within four hours',
  definition: 'Of the emergency patients who came in the window, the share who left within four hours.',
  ofCare: true,
  aggregation: 'share of the sums',
  censoring: 'none: counted on the day they came',
  fold: levelAndExcess((slice) => 1 - emergencySum(slice, 'breaches') / emergencySum(slice, 'came')),
};
