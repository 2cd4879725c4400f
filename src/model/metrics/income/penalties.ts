/**
 * What commissioners withhold, month by month: for standards missed, and of emergency admissions beyond the value of a
 * usual year, where these are paid at a marginal rate.
 */
import type { Ledger } from '../../ledger.js';
import { remembered, valueAt } from '../../memoize.js';
import { admissionRegimeIn } from '../../payment/emergency-admissions.js';
import { type StandardId, standardsIn } from '../../payment/standards.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { emergencySum } from '../folds/emergency-sums.js';
import { withClock } from '../folds/ledger-sums.js';
import { levelAndExcess } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { endOf, type Slice, sliceOf } from '../slice.js';

/** GBP withheld from the trusts of a slice for each month that ends in it; visits each month of each trust. */
export function penaltiesByMonth(
  slice: Slice,
  visit: (trust: TrustAccounts, month: number, gbp: number) => void,
): void {
  for (const trust of slice.trusts) {
    if (trust.lists.length === 0) continue;
    const { monthStarts } = trust.payment;
    const end = endOf(slice, trust);
    const gbp = withheld(slice, trust, end);
    for (let m = 0; m < gbp.length; m++) {
      const to = monthStarts[m + 1]!;
      if (gbp[m] !== 0 && to > slice.from && to <= end) visit(trust, m, gbp[m]!);
    }
  }
}

/** By month of a ledger and trust: several metrics read it, of the trust and the programme. */
const withheldOf = remembered((_: Ledger) => new Map<number, Float64Array>());

/** Of the months that end by a day; those that were asked for before are not looked at again. */
function withheld(slice: Slice, trust: TrustAccounts, end: number): Float64Array {
  const { monthStarts } = trust.payment;
  const gbp = valueAt(withheldOf(slice.ledger), trust.index, () =>
    new Float64Array(monthStarts.length - 1).fill(Number.NaN),
  );
  const isOver = (m: number) => m < gbp.length && monthStarts[m + 1]! <= end;
  const first = gbp.findIndex(Number.isNaN);
  if (first < 0 || !isOver(first)) return gbp;
  const unpaid = unpaidSpells(slice.ledger, trust, isOver);
  for (let m = first; isOver(m); m++) gbp[m] = forStandards(slice, trust, m) + unpaid[m]!;
  return gbp;
}

function forStandards(slice: Slice, trust: TrustAccounts, m: number): number {
  const { monthStarts, months } = trust.payment;
  if (trust.penaltyMultiplier === 0) return 0;
  const [from, to] = [monthStarts[m]!, monthStarts[m + 1]!];
  const month = sliceOf(slice, { scope: 'trust', trusts: [trust], from, to, until: null });
  let gbp = 0;
  for (const { id, share, withheld } of standardsIn(months.firstYear, months.first + m)) {
    if (measured(id, month) < share) gbp += withheld * tariffOf(month, id !== 'emergency_4h');
  }
  return trust.penaltyMultiplier * gbp;
}

/**
 * Of the emergency admissions of a financial year beyond the value of a usual year at the start of the scenario, the part
 * that is not paid, month by month as the year goes on.
 */
function unpaidSpells(
  ledger: Ledger,
  { lists, payment }: TrustAccounts,
  isOver: (month: number) => boolean,
): Float64Array {
  const { monthStarts, months } = payment;
  const gbp = new Float64Array(monthStarts.length - 1);
  const spells = lists.filter(({ kind, priceGbp }) => kind.beds && priceGbp > 0);
  if (spells.length === 0) return gbp;
  const usualADay = spells.reduce((sum, { perWeek, priceGbp }) => sum + (perWeek * priceGbp) / 7, 0);
  let [value, usual, before] = [0, 0, 0];
  for (let m = 0; isOver(m); m++) {
    const [from, to] = [monthStarts[m]!, monthStarts[m + 1]!];
    if ((months.first + m) % 12 === APRIL) [value, usual, before] = [0, 0, 0];
    usual += usualADay * (to - from);
    for (const { index, priceGbp } of spells) value += ledger.sum(index, 'done', from, to) * priceGbp;
    const { marginal } = admissionRegimeIn(months.firstYear, months.first + m) ?? { marginal: 1 };
    const unpaid = (1 - marginal) * Math.max(0, value - usual);
    gbp[m] = unpaid - before;
    before = unpaid;
  }
  return gbp;
}

/** The month in which a financial year begins, from 0. */
const APRIL = 3;

/** Share of a month's patients within the time allowed; NaN where there are none. */
function measured(id: StandardId, month: Slice): number {
  const { ledger, trusts, from, to } = month;
  const trust = trusts[0]!;
  if (id === 'rtt_incomplete') return 1 - withClock(month, to - 1, 'over_18_weeks') / withClock(month, to - 1, 'all');
  if (id === 'emergency_4h') return 1 - emergencySum(month, 'breaches') / emergencySum(month, 'came');
  let [stops, within] = [0, 0];
  for (const { index, kind } of trust.lists) {
    if (kind.clock !== (id === 'rtt_admitted' ? 'admitted' : 'non_admitted')) continue;
    stops += ledger.sum(index, 'stops', from, to);
    within += ledger.sum(index, 'stops_within_18_weeks', from, to);
  }
  return within / stops;
}

function tariffOf({ ledger, trusts, from, to }: Slice, booked: boolean): number {
  let gbp = 0;
  for (const { index, kind, tariffGbp } of trusts[0]!.lists) {
    if (kind.booked === booked && !kind.beds) gbp += ledger.sum(index, 'done', from, to) * tariffGbp;
  }
  return gbp;
}

export const penalties: Metric = {
  id: 'penalties_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Penalties',
  definition:
    'Withheld by commissioners for each month in which a standard of the year was missed (18 weeks, four hours in emergency care), and of emergency admissions beyond the value of a usual year where those are paid at a marginal rate.',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) => {
    let sum = 0;
    penaltiesByMonth(slice, (_trust, _month, gbp) => {
      sum += gbp;
    });
    return sum;
  }),
};
