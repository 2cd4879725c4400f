/** Work done and not paid because it was not recorded. */
import { priced } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const incomeUncaptured: Metric = {
  id: 'income_uncaptured_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income not recorded',
  definition: 'Tariff of work done but not recorded for payment.',
  aggregation: 'sum',
  censoring: 'work not settled at the end counts as not recorded',
  fold: levelAndExcess((slice) =>
    priced(slice, (service) => slice.ledger.sum(service, 'pending', slice.from, slice.to)),
  ),
};
