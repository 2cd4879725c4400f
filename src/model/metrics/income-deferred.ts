/** Work not done that can still be done: its patients are waiting. */
import { priced } from './ledger-sums.js';
import { excessOnly, type Metric } from './metric.js';

export const incomeDeferred: Metric = {
  id: 'income_deferred_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income deferred',
  definition: 'Of the income of work not done, that of patients who are still on a list at the end.',
  aggregation: 'sum',
  censoring: 'as at the end of the window',
  fold: excessOnly((slice, base) =>
    priced(
      slice,
      (service) =>
        slice.ledger.get(service, slice.to - 1, 'waiting') - base.ledger.get(service, base.to - 1, 'waiting'),
    ),
  ),
};
