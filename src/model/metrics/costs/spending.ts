/** What trusts spend on and after go-lives, by item; all of it is spent evenly from one day to another. */
import type { FactOf } from '../../facts.js';
import { spent } from '../folds/facts-of-slice.js';
import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';

type Traits = Partial<Pick<Metric, 'tariff' | 'priceOfDelivery' | 'rareEvent' | 'runOut' | 'atEnd' | 'censoring'>>;

type Item = FactOf<'cost'>['item'];

function spending(
  items: Item | readonly Item[],
  id: string,
  label: string,
  definition: string,
  traits: Traits = {},
): Metric {
  return {
    id,
    unit: 'GBP',
    better: 'lower',
    label,
    definition,
    concerns: 'money',
    aggregation: 'sum',
    atEnd: 'later_not_counted',
    censoring: 'cost after the end of the window is not in it',
    ...traits,
    ...levelAndExcess((slice) => [items].flat().reduce((gbp, item) => gbp + spent(slice, item), 0)),
  };
}

/** What trouble costs beside lost income, without a programme or until it begins. */
export const troubleCost = spending(
  'trouble',
  'trouble_cost_gbp',
  'Cost of trouble',
  'Extra staff and other extra cost from the alarm of the board, outside a recovery programme.',
);

/** What recovery programmes cost beside lost income. */
export const recoveryCost = spending(
  'recovery',
  'recovery_cost_gbp',
  'Cost of recovery programmes',
  'Extra staff and other extra cost from the first day of a recovery programme until stable.',
);

/** Both together, as trusts publish it. */
export const crisisCost = spending(
  ['trouble', 'recovery'],
  'trouble_and_recovery_cost_gbp',
  'Cost of trouble and recovery',
  'Extra staff and other extra cost, from the alarm of the board until stable.',
);

/** What a hold costs those who wait. */
export const holdCost = spending(
  'hold',
  'hold_cost_gbp',
  'Cost of waiting on hold',
  'Cost of the trusts that wait on hold, with the extension of their legacy systems.',
  { rareEvent: true },
);

/** What longer booking costs. */
export const bookingCost = spending(
  'booking',
  'booking_cost_gbp',
  'Cost of slower booking',
  'Extra booking staff in the 26 weeks after a go-live.',
);

/** What extra sessions cost. */
export const initiativeCost = spending(
  'initiatives',
  'initiative_cost_gbp',
  'Cost of waiting-list initiatives',
  'Patients seen in extra sessions, at the premium price; the income they bring is counted elsewhere.',
  { tariff: 'proportional', ...UNTIL_CLEARED },
);

/** What preparing the go-lives costs. */
export const deliveryCost = spending(
  'delivery',
  'delivery_cost_gbp',
  'Cost of delivery',
  'Central price and own programme of the trusts that prepare, spent evenly over preparation.',
  { priceOfDelivery: true },
);

/** What was spent ahead of a contract. */
export const costAtRisk = spending(
  'at_risk',
  'cost_at_risk_gbp',
  'Delivery cost at risk',
  'Delivery cost spent on days without a contract in force.',
  { priceOfDelivery: true, rareEvent: true },
);

/** What the systems cost that were there before. */
export const legacyCost = spending(
  'legacy',
  'legacy_cost_gbp',
  'Cost of legacy failures',
  'What failures of the old systems cost until they are replaced.',
  { rareEvent: true },
);
