/** Income of planned work that the counterfactual did and the strategy did not: deferred, or lost. */
import { priced } from '../folds/ledger-sums.js';
import { incomeToCome } from '../folds/still-to-come.js';
import { excessOnly } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { endOf, type Slice } from '../slice.js';

export const incomeNotDone: Metric = {
  id: 'income_not_done_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income of work not done',
  definition: 'Tariff of the work that the counterfactual did and this strategy did not: deferred + lost.',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...excessOnly((slice, base) =>
    priced(slice, [
      { of: base.ledger, column: 'done', times: 1 },
      { of: slice.ledger, column: 'done', times: -1 },
    ]),
  ),
};

/** Work not done that can still be done: its patients are waiting. */
export const incomeDeferred: Metric = {
  id: 'income_deferred_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income deferred',
  definition:
    'Of the income of work not done, what is still to come from patients waiting, in the pathway or due later at the end: all their expected care, less those who usually leave untreated.',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...excessOnly((slice, base) => stillToCome(slice) - stillToCome(base)),
};

/** Income still to come at the end of a slice from the patients who are then waiting, in the pathway or due later. */
function stillToCome(slice: Slice): number {
  let gbp = 0;
  for (const trust of slice.trusts) gbp += incomeToCome(slice, trust, endOf(slice, trust));
  return gbp;
}

/** Work not done that never will be: its patients left the list. */
export const incomeLost: Metric = {
  id: 'income_lost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income lost',
  definition: 'Of the income of work not done, that of patients who have left the list untreated.',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...excessOnly((slice, base) => incomeNotDone.fold(slice, base).excess - incomeDeferred.fold(slice, base).excess),
};
