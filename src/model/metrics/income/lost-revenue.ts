/** The measure of lost revenue. Deferred income is not in it: it can still be earned. */
import { excessOnly, sumOfExcesses } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { penalties } from './penalties.js';
import { incomeDowngraded, incomeUncaptured } from './recording.js';
import { incomeLost } from './work-not-done.js';

const parts = [incomeLost, incomeUncaptured, incomeDowngraded, penalties];

export const lostRevenue: Metric = {
  id: 'lost_revenue_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Revenue lost',
  definition: 'Income lost + income not recorded + income coded too low + penalties, over the counterfactual.',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...excessOnly((slice, base) => sumOfExcesses(parts, slice, base)),
};
