/** The share of incomplete pathways within 18 weeks. */
import { withClock } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const within18WeeksShare: Metric = {
  id: 'within_18_weeks_share',
  unit: 'share',
  better: 'higher',
  label: 'Waiting within 18 weeks',
  definition: 'Of the patients with a running clock at the end of the window, the share of 126 days or less.',
  ofCare: true,
  aggregation: 'share of the sums',
  censoring: 'as of the end of the window',
  fold: levelAndExcess(
    (slice) => 1 - withClock(slice, slice.to - 1, 'over_18_weeks') / withClock(slice, slice.to - 1, 'all'),
  ),
};
