/** The money of go-lives in one number, so that what one measure costs and another saves can be set against each other. */
import { excessOnly, sumOfExcesses } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { benefitsGbp } from './benefits.js';
import { contributionLost } from './contribution.js';
import { escalationCost } from './escalation.js';
import {
  bookingCost,
  deliveryCost,
  holdCost,
  initiativeCost,
  legacyCost,
  recoveryCost,
  troubleCost,
} from './spending.js';

/** Delivery at risk is part of delivery; trouble and recovery together are in it as two parts. */
const costs = [
  contributionLost,
  troubleCost,
  recoveryCost,
  initiativeCost,
  bookingCost,
  holdCost,
  legacyCost,
  deliveryCost,
  escalationCost,
];

export const netCost: Metric = {
  id: 'net_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Net cost',
  definition:
    'Contribution lost + cost of trouble, of recovery programmes, of initiatives, of slower booking, of waiting on hold, of legacy failures, of delivery and of escalation beds - benefits, over the counterfactual. Who makes fewer go-lives pays for fewer: read it beside the trusts live.',
  concerns: 'money',
  tariff: 'in_part',
  priceOfDelivery: true,
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  censoring:
    'as of its parts: what comes of lists and of payment counts until the lists are as without go-lives, all other cost and benefits to the last day',
  ...excessOnly((slice, base) => sumOfExcesses(costs, slice, base) - benefitsGbp.fold(slice, base).excess),
};

/** What it is made of: costs are added, benefits taken off. */
export const netCostParts: readonly Metric[] = [...costs, benefitsGbp];
