/** Income of work done that is not recorded for payment, not recorded yet, or recorded too low. */
import { priced } from '../folds/ledger-sums.js';
import { unrecordedOfSlice } from '../folds/unrecorded.js';
import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';

/** What all of these metrics have in common. */
const common = {
  unit: 'GBP',
  better: 'lower',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
} as const;

/** Work done and not paid because it was not recorded. */
export const incomeUncaptured: Metric = {
  ...common,
  id: 'income_uncaptured_gbp',
  label: 'Income not recorded',
  definition: 'Tariff of work done but not recorded for payment, after late capture.',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) =>
    priced(slice, [
      { of: slice.ledger, column: 'uncaptured', times: 1 },
      { of: slice.ledger, column: 'captured_at_freeze', times: -1 },
      { of: slice.ledger, column: 'captured_at_year_end', times: -1 },
    ]),
  ),
};

/** Work recorded, but coded so badly that it is paid less than the tariff. */
export const incomeDowngraded: Metric = {
  ...common,
  id: 'income_downgraded_gbp',
  label: 'Income coded too low',
  definition: 'Tariff of work recorded less what is paid for it because it is coded badly, in whole patients.',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) => priced(slice, [{ of: slice.ledger, column: 'downgraded', times: 1 }])),
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
