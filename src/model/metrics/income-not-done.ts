/** Income of work that was not done; a difference by nature. */
import { priced } from './ledger-sums.js';
import { excessOnly, type Metric } from './metric.js';

export const incomeNotDone: Metric = {
  id: 'income_not_done_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income of work not done',
  definition: 'Tariff of the work that the counterfactual did and this strategy did not: deferred + lost.',
  ofCare: true,
  differenceOnly: true,
  aggregation: 'sum',
  censoring: 'work still to be done at the end counts as not done',
  fold: excessOnly((slice, base) =>
    priced(
      slice,
      ({ index }) =>
        base.ledger.sum(index, 'done', base.from, base.to) - slice.ledger.sum(index, 'done', slice.from, slice.to),
    ),
  ),
};
