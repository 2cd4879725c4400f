/** When the go-live came. */
import { plainMean } from '../../stats/interval.js';
import { goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const goLiveDay: Metric = {
  id: 'go_live_day',
  unit: 'day',
  better: 'neither',
  label: 'Day of go-live',
  definition: 'Day of the go-live, counted from the start of the scenario.',
  aggregation: 'mean of the trusts that went live',
  censoring: 'trusts not live are left out, and say so',
  fold: programmeLevel((slice) => {
    const days = [...goLiveDays(slice).values()];
    return { value: plainMean(days), censored: days.length < slice.trusts.length };
  }),
};
