/** How long a trust was disrupted. */
import { plainMean } from '../../stats/interval.js';
import { firstEntries, goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const daysToStable: Metric = {
  id: 'days_to_stable',
  unit: 'days',
  better: 'lower',
  label: 'Days to stable',
  definition: 'Days from go-live until few severe defects have been open for four weeks.',
  aggregation: 'mean of the go-lives',
  censoring: 'a trust not stable by then counts to the end of the window',
  fold: programmeLevel((slice) => {
    const stable = firstEntries(slice, 'stable');
    const live = [...goLiveDays(slice)];
    return {
      value: plainMean(live.map(([trust, day]) => (stable.get(trust) ?? slice.to) - day)),
      censored: live.some(([trust]) => !stable.has(trust)),
    };
  }),
};
