/** What the systems cost that were there before. */
import { spent } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const legacyCost: Metric = {
  id: 'legacy_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of legacy failures',
  definition: 'What failures of the old systems cost until they are replaced.',
  aggregation: 'sum',
  censoring: 'cost after the end of the window is not in it',
  fold: levelAndExcess((slice) => spent(slice, 'legacy')),
};
