/** Work done and not paid because it was not recorded. */
import { priced } from './ledger-sums.js';
import { levelAndExcess, type Metric } from './metric.js';

export const incomeUncaptured: Metric = {
  id: 'income_uncaptured_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income not recorded',
  definition: 'Tariff of work done but not recorded for payment, after late capture.',
  ofCare: true,
  aggregation: 'sum',
  censoring: 'what is captured after the end of the scenario is not in it',
  fold: levelAndExcess((slice) =>
    priced(
      slice,
      ({ index }) =>
        slice.ledger.sum(index, 'uncaptured', slice.from, slice.to) -
        slice.ledger.sum(index, 'captured_at_freeze', slice.from, slice.to) -
        slice.ledger.sum(index, 'captured_at_year_end', slice.from, slice.to),
    ),
  ),
};
