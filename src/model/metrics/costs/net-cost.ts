/**
 * The money of go-lives in one number, so that what one measure costs and another saves can be set against each other.
 * Delivery is not in it: it is paid for each go-live whenever that is made, so that whoever does less would seem to save.
 */
import { lostRevenue } from '../income/lost-revenue.js';
import { excessOnly } from '../measures.js';
import type { Metric } from '../metric.js';
import { benefitsGbp } from './benefits.js';
import { bookingCost, holdCost, initiativeCost, legacyCost, recoveryCost } from './spending.js';

const costs = [lostRevenue, recoveryCost, holdCost, bookingCost, initiativeCost, legacyCost];

export const netCost: Metric = {
  id: 'net_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Net cost',
  definition:
    'Revenue lost + cost of trouble and recovery, of waiting on hold, of slower booking, of initiatives and of legacy failures - benefits, over the counterfactual; delivery itself is not in it.',
  concerns: 'money',
  tariff: 'in_part',
  aggregation: 'sum',
  atEnd: 'later_not_counted',
  censoring: 'as of its parts: what comes after the end of the window is not in it, benefits above all',
  ...excessOnly(
    (slice, base) =>
      costs.reduce((sum, { fold }) => sum + fold(slice, base).excess, 0) - benefitsGbp.fold(slice, base).excess,
  ),
};

/** What it is made of: costs are added, benefits taken off. */
export const netCostParts: readonly Metric[] = [...costs, benefitsGbp];
