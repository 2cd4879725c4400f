/** What a trust finds missing from its books on a date. */
import { levelAndExcess, type Metric } from './metric.js';
import { unrecordedOfSlice } from './unrecorded.js';

export const incomeUnrecorded: Metric = {
  id: 'income_unrecorded_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income not recorded yet',
  definition: 'Tariff of work done in the window and not recorded by its end.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'as of the end of the window',
  fold: levelAndExcess((slice) => unrecordedOfSlice(slice)),
};
