/** What can be saved at the end of the financial year at most. */
import { levelAndExcess, type Metric } from './metric.js';
import { unrecordedOfSlice } from './unrecorded.js';

export const incomeAtRisk: Metric = {
  id: 'income_at_risk_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income at risk',
  definition: 'Of the income not recorded by the end of the window, that of months whose freeze has passed.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'as of the end of the window',
  fold: levelAndExcess((slice) => unrecordedOfSlice(slice, true)),
};
