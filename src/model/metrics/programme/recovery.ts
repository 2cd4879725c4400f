/** How trusts recovered from their go-live. */
import { factsOf, firstEntries, goLiveDays } from '../folds/facts-of-slice.js';
import { meanOfCases } from '../measures.js';
import type { Metric } from '../metric.js';

/** How long a trust was disrupted. */
export const daysToStable: Metric = {
  id: 'days_to_stable',
  unit: 'days',
  better: 'lower',
  label: 'Days to stable',
  definition: 'Days from go-live until few severe defects have been open for four weeks.',
  concerns: 'programme',
  aggregation: 'mean of the go-lives',
  atEnd: 'counts_to_end',
  censoring: 'a trust not stable by then counts to the end of the window',
  ...meanOfCases(
    (slice) => {
      const stable = firstEntries(slice, 'stable');
      return [...goLiveDays(slice)].map(([trust, day]) => (stable.get(trust) ?? slice.to) - day);
    },
    (slice) => {
      const stable = firstEntries(slice, 'stable');
      return [...goLiveDays(slice).keys()].some((trust) => !stable.has(trust));
    },
  ),
};

/** How often ninety days were enough. */
export const recoveredAt90DaysShare: Metric = {
  id: 'recovered_at_90_days_share',
  unit: 'share',
  better: 'higher',
  label: 'Recovered at the first review',
  definition: 'Of the recovery programmes reviewed, the share whose first review succeeded.',
  concerns: 'programme',
  aggregation: 'share of the programmes',
  atEnd: 'left_out',
  censoring: 'programmes not yet reviewed are left out',
  ...meanOfCases((slice) => {
    const first = new Map<number, boolean>();
    for (const { trust, succeeded } of factsOf(slice, 'review')) if (!first.has(trust)) first.set(trust, succeeded);
    return [...first.values()].map(Number);
  }),
};
