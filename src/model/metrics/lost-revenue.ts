/** The measure of lost revenue. Deferred income is not in it: it can still be earned. */
import { incomeDowngraded } from './income-downgraded.js';
import { incomeLost } from './income-lost.js';
import { incomeUncaptured } from './income-uncaptured.js';
import { excessOnly, type Metric } from './metric.js';
import { penalties } from './penalties.js';

const parts = [incomeLost, incomeUncaptured, incomeDowngraded, penalties];

export const lostRevenue: Metric = {
  id: 'lost_revenue_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Revenue lost',
  definition: 'Income lost + income not recorded + income coded too low + penalties, over the counterfactual.',
  ofCare: true,
  differenceOnly: true,
  aggregation: 'sum',
  censoring: 'work still to be done, or to be lost, at the end is not in it',
  fold: excessOnly((slice, base) => parts.reduce((sum, { fold }) => sum + fold(slice, base).excess, 0)),
};
