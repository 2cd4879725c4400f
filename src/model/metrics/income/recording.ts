/** Income of work done that is not recorded for payment, not recorded yet, or recorded too low. */
import type { LedgerColumn } from '../../ledger.js';
import type { ListAccount } from '../../trust-accounts.js';
import { priced } from '../folds/ledger-sums.js';
import { unrecordedOfSlice } from '../folds/unrecorded.js';
import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import type { Slice } from '../slice.js';

/** What all of these metrics have in common. */
const common = {
  unit: 'GBP',
  better: 'lower',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
} as const;

/** Patients of a list over the days of a slice. */
function flowOf({ ledger, from }: Slice, { index }: ListAccount, to: number): (column: LedgerColumn) => number {
  return (column) => ledger.sum(index, column, from, to);
}

/** Work done and not paid because it was not recorded. */
export const incomeUncaptured: Metric = {
  ...common,
  id: 'income_uncaptured_gbp',
  label: 'Income not recorded',
  definition: 'Tariff of work done but not recorded for payment, after late capture.',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) =>
    priced(slice, (list, end) => {
      const flow = flowOf(slice, list, end);
      return flow('uncaptured') - flow('captured_at_freeze') - flow('captured_at_year_end');
    }),
  ),
};

/** Work recorded, but coded so badly that it is paid less than the tariff. */
export const incomeDowngraded: Metric = {
  ...common,
  id: 'income_downgraded_gbp',
  label: 'Income coded too low',
  definition: 'Tariff of work recorded less what is paid for it because it is coded badly, in whole patients.',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) => priced(slice, (list, end) => flowOf(slice, list, end)('downgraded'))),
};

/** What a trust finds missing from its books on a date. */
export const incomeUnrecorded: Metric = {
  ...common,
  id: 'income_unrecorded_gbp',
  label: 'Income not recorded yet',
  definition: 'Tariff of work done in the window and not recorded by its end.',
  runOut: 'windows',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the window',
  ...levelAndExcess((slice) => unrecordedOfSlice(slice)),
};

/** What can be saved at the end of the financial year at most. */
export const incomeAtRisk: Metric = {
  ...common,
  id: 'income_at_risk_gbp',
  label: 'Income at risk',
  definition: 'Of the income not recorded by the end of the window, that of months whose freeze has passed.',
  runOut: 'windows',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the window',
  ...levelAndExcess((slice) => unrecordedOfSlice(slice, true)),
};
