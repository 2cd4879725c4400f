/** Income that has come for the work that is done, and what of it is still to come. */

import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { incomeOf } from './income-by-month.js';

/** What both have in common. */
const common = {
  unit: 'GBP',
  better: 'higher',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
} as const;

export const incomeReceived: Metric = {
  ...common,
  id: 'income_received_gbp',
  label: 'Income received',
  definition:
    'Paid by the end of the window for patients seen in it, those of initiatives among them, less penalties; block sums, the same whatever is done, are not in it.',
  ...levelAndExcess((slice) => incomeOf(slice, 'received')),
};

export const incomePending: Metric = {
  ...common,
  id: 'income_pending_gbp',
  better: 'neither',
  label: 'Income pending',
  definition: 'Recorded for payment and settled after the end of the window, of patients seen in it, less penalties.',
  ...levelAndExcess((slice) => incomeOf(slice, 'pending')),
};
