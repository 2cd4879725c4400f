/** How many go-lives were made; beside every harm, or who never goes live would win. */
import { goLiveDays } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const trustsLive: Metric = {
  id: 'trusts_live',
  unit: 'trusts',
  better: 'higher',
  label: 'Trusts live',
  definition: 'Trusts that went live by the end of the window.',
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) => goLiveDays(slice).size),
};
