/** How long it took to come back. */
import { plainMean } from '../../stats/interval.js';
import { factsOf, firstEntries, goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const reEngagementDays: Metric = {
  id: 're_engagement_days',
  unit: 'days',
  better: 'lower',
  label: 'Days from green light to go-live',
  definition: 'Days from the last green light to the go-live of a trust that was held.',
  aggregation: 'mean of the trusts that were held and did not withdraw',
  censoring: 'a trust not live by then counts to the end of the window',
  fold: programmeLevel((slice) => {
    const live = goLiveDays(slice);
    const withdrawn = firstEntries(slice, 'withdrawn');
    const since = new Map<number, number>();
    for (const { trust, phase, day } of factsOf(slice, 'phase')) if (phase === 're_engaging') since.set(trust, day);
    const back = [...since].filter(([trust]) => !withdrawn.has(trust));
    return {
      value: plainMean(back.map(([trust, day]) => (live.get(trust) ?? slice.to) - day)),
      censored: back.some(([trust]) => !live.has(trust)),
    };
  }),
};
