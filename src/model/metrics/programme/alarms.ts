/** How many boards saw trouble. */
import { factsOf } from '../folds/facts-of-slice.js';
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';

export const trustsAlarmed: Metric = {
  id: 'trusts_alarmed',
  unit: 'trusts',
  better: 'lower',
  label: 'Trusts alarmed',
  definition: 'Trusts whose board raised the alarm.',
  concerns: 'programme',
  rareEvent: true,
  aggregation: 'sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => new Set(factsOf(slice, 'alarm').map(({ trust }) => trust)).size),
};
