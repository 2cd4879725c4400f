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

/** How often ninety days, the length of the programme, were enough. */
export const recoveredAt90DaysShare: Metric = {
  id: 'recovered_at_90_days_share',
  unit: 'share',
  better: 'higher',
  label: 'Recovered without an extension',
  definition:
    'Of the recovery programmes that ended early or were reviewed at their length, the share that needed no extension.',
  concerns: 'programme',
  aggregation: 'share of the programmes',
  atEnd: 'left_out',
  censoring: 'programmes neither ended nor at their length yet are left out',
  ...meanOfCases((slice) => {
    const enough = new Map<number, boolean>();
    for (const { trust, early, succeeded } of factsOf(slice, 'review')) {
      if ((succeeded || !early) && !enough.has(trust)) enough.set(trust, succeeded);
    }
    return [...enough.values()].map(Number);
  }),
};
