/** How late the go-lives came against the plan. */
import { plainMean } from '../../stats/interval.js';
import { firstEntries, goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const slippageDays: Metric = {
  id: 'slippage_days',
  unit: 'days',
  better: 'lower',
  label: 'Slippage',
  definition: 'Days from the planned to the real go-live.',
  aggregation: 'mean of the trusts of the plan that did not withdraw',
  censoring: 'a trust not live by then slips to the end of the window',
  fold: programmeLevel((slice) => {
    const live = goLiveDays(slice);
    const withdrawn = firstEntries(slice, 'withdrawn');
    const slips: number[] = [];
    let censored = false;
    for (const { index } of slice.trusts) {
      const planned = slice.strategy.goLiveDay[index];
      if (planned === null || planned === undefined || withdrawn.has(index)) continue;
      censored ||= !live.has(index);
      slips.push((live.get(index) ?? slice.to) - planned);
    }
    return { value: plainMean(slips), censored };
  }),
};
