/** When the programme was done. */
import { firstEntries, goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const completionDay: Metric = {
  id: 'completion_day',
  unit: 'day',
  better: 'lower',
  label: 'Day of completion',
  definition: 'Day on which the last trust of the plan went live, counted from the start of the scenario.',
  aggregation: 'latest of the trusts that did not withdraw',
  censoring: 'the end of the window if a trust is not live by then',
  fold: programmeLevel((slice) => {
    const live = goLiveDays(slice);
    const withdrawn = firstEntries(slice, 'withdrawn');
    const expected = slice.trusts.filter(
      ({ index }) => slice.strategy.goLiveDay[index] !== null && !withdrawn.has(index),
    );
    if (expected.length === 0) return { value: Number.NaN, censored: false };
    const censored = expected.some(({ index }) => !live.has(index));
    return { value: censored ? slice.to : Math.max(...expected.map(({ index }) => live.get(index)!)), censored };
  }),
};
