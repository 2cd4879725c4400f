/**
 * What a trust loses by lost revenue once its costs fall too: work that is never done needs no drugs, consumables or
 * bank staff. Work deferred saves nothing, as its cost comes with it; work that is done costs the same whether or not it
 * is recorded.
 */
import { tariffToCome } from '../folds/still-to-come.js';
import { lostRevenue } from '../income/lost-revenue.js';
import { excessOnly } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { endOf, endOfList, type Slice } from '../slice.js';

/**
 * Variable cost, GBP, of the work of usual sessions in a slice and of what is still to come at its end. Patients of extra
 * sessions are left out: what initiatives cost is all of their cost.
 */
function variableCost(slice: Slice): number {
  const { ledger, from } = slice;
  let gbp = 0;
  for (const trust of slice.trusts) {
    let tariffGbp = tariffToCome(slice, trust, endOf(slice, trust));
    for (const list of trust.lists) {
      const to = endOfList(slice, list);
      const usual = ledger.sum(list.index, 'done', from, to) - ledger.sum(list.index, 'extra', from, to);
      tariffGbp += usual * list.tariffGbp;
    }
    gbp += tariffGbp * trust.variableCostShare;
  }
  return gbp;
}

/** What both have in common. */
const common = {
  unit: 'GBP',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
} as const;

export const variableCostSaved: Metric = {
  ...common,
  id: 'variable_cost_saved_gbp',
  better: 'higher',
  label: 'Variable cost saved',
  definition:
    'Variable cost, at the tariff and however work is paid for, of the work of usual sessions that the counterfactual did and this strategy neither did nor will do.',
  ...excessOnly((slice, base) => variableCost(base) - variableCost(slice)),
};

export const contributionLost: Metric = {
  ...common,
  id: 'contribution_lost_gbp',
  better: 'lower',
  label: 'Contribution lost',
  definition: 'Revenue lost less the variable cost saved by work that is never done.',
  ...excessOnly((slice, base) => lostRevenue.fold(slice, base).excess - variableCostSaved.fold(slice, base).excess),
};
