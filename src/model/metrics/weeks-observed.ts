/** How long the go-lives were watched: harm grows with it. */
import { goLiveDays } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const weeksObserved: Metric = {
  id: 'weeks_observed',
  unit: 'weeks',
  better: 'higher',
  label: 'Weeks observed',
  definition: 'Weeks from each go-live to the end of the window, summed over trusts.',
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => {
    let days = 0;
    for (const day of goLiveDays(slice).values()) days += slice.to - day;
    return days / 7;
  }),
};
