/** All slippage of the programme together: what a planner has to explain. */
import { MONTH_DAYS } from '../parameter.js';
import { firstEntries, goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const trustMonthsOfSlippage: Metric = {
  id: 'trust_months_of_slippage',
  unit: 'trust-months',
  better: 'lower',
  label: 'Trust-months of slippage',
  definition:
    'Months from the planned to the real go-live, of trusts that did not withdraw; an early one counts nothing.',
  aggregation: 'sum',
  censoring: 'a trust not live by then slips to the end of the window',
  fold: programmeLevel((slice) => {
    const live = goLiveDays(slice);
    const withdrawn = firstEntries(slice, 'withdrawn');
    let days = 0;
    let censored = false;
    for (const { index } of slice.trusts) {
      const planned = slice.strategy.goLiveDay[index];
      if (planned === null || planned === undefined || withdrawn.has(index) || planned < slice.from) continue;
      censored ||= !live.has(index);
      days += Math.max(0, (live.get(index) ?? slice.to) - planned);
    }
    return { value: days / MONTH_DAYS, censored };
  }),
};
