/** Work recorded, but coded so badly that it is paid less than the tariff. */
import { priced } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const incomeDowngraded: Metric = {
  id: 'income_downgraded_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income coded too low',
  definition: 'Tariff of work recorded less what is paid for it because it is coded badly, in whole patients.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) =>
    priced(slice, ({ index }) => slice.ledger.sum(index, 'downgraded', slice.from, slice.to)),
  ),
};
