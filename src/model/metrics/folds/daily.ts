/**
 * Stocks of a slice at the end of each of its days, and what was done on it, the first of them in place 0. Several metrics
 * read the true list and the work done, so they are added up once.
 */
import type { Ledger, LedgerColumn } from '../../ledger.js';
import { memoize, valueAt } from '../../memoize.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { endOf, endOfList, hasCare, type Slice } from '../slice.js';
import { type Lists, PLANNED_LISTS, WAITING_LISTS } from './ledger-sums.js';

/** A number a day, all 0. */
function daysOf({ from, to }: Slice): Float64Array {
  return new Float64Array(to - from);
}

function addColumn(slice: Slice, into: Float64Array, column: LedgerColumn, which?: Lists): void {
  const { from } = slice;
  for (const { lists } of slice.trusts) {
    for (const { index, kind } of lists) {
      if (which && !which(kind)) continue;
      const counts = slice.ledger.column(index, column);
      for (let at = 0; at < into.length; at++) into[at]! += counts[from + at]!;
    }
  }
}

/** Patients of planned care that a trust of a slice sees or admits on each day up to the last: programme and trust ask. */
function plannedDoneOf({ ledger, ends }: Slice, trust: TrustAccounts): Float64Array {
  return valueAt(plannedDone(ledger), trust.index, () => plannedDoneTo(ledger, trust, ends.lastDay));
}

/** The same on each day before one. */
export function plannedDoneTo(ledger: Ledger, { lists }: TrustAccounts, end: number): Float64Array {
  const into = new Float64Array(end);
  for (const { index, kind } of lists) {
    if (!PLANNED_LISTS(kind)) continue;
    const counts = ledger.column(index, 'done');
    for (let day = 0; day < end; day++) into[day]! += counts[day]!;
  }
  return into;
}

const plannedDone = memoize((_: Ledger) => new Map<number, Float64Array>());

/** Patients of planned care seen or admitted on each day of a slice. */
export const dailyPlannedDone = memoize((slice: Slice): Float64Array => {
  const into = daysOf(slice);
  for (const trust of slice.trusts) {
    const done = plannedDoneOf(slice, trust);
    for (let at = 0; at < into.length; at++) into[at]! += done[slice.from + at]!;
  }
  return into;
});

/** A stock over the slice's trusts, on these lists (all, if none are named). */
export function dailyStock(slice: Slice, column: LedgerColumn, which?: Lists): Float64Array {
  const into = daysOf(slice);
  addColumn(slice, into, column, which);
  return into;
}

/** Patients waiting for a first attendance or an admission, or in the pathway stage between: the true list. */
export const dailyTrueList = memoize((slice: Slice): Float64Array => {
  const into = daysOf(slice);
  addColumn(slice, into, 'waiting', WAITING_LISTS);
  addColumn(slice, into, 'in_pathway');
  return into;
});

/** Patients whose referral-to-treatment clock has run more than 18 weeks. */
export function dailyOver18Weeks(slice: Slice): Float64Array {
  const into = daysOf(slice);
  const { ledger, from } = slice;
  for (const { lists } of slice.trusts) {
    for (const { index, kind, rttShare } of lists) {
      if (kind.clock === null) continue;
      const over = ledger.column(index, 'over_18_weeks');
      const pathway = ledger.column(index, 'pathway_over_18_weeks');
      for (let at = 0; at < into.length; at++) into[at]! += rttShare * over[from + at]! + pathway[from + at]!;
    }
  }
  return into;
}

/**
 * The true list on each day of a slice and of its run-out, beside the counterfactual's: a list that does not count any more
 * stands in both as the counterfactual's on its last day, so that nothing is between them.
 * @param base the counterfactual's slice
 */
export function trueListsTo(slice: Slice, base: Slice): readonly [own: Float64Array, usual: Float64Array] {
  if (slice.until === null) return [dailyTrueList(slice), dailyTrueList(base)];
  const { from, trusts } = slice;
  const days = Math.max(0, ...trusts.map((trust) => endOf(slice, trust) - from));
  const [own, usual] = [new Float64Array(days), new Float64Array(days)];
  for (const list of trusts.flatMap(({ lists }) => lists)) {
    const known = endOfList(slice, list) - from;
    for (const column of ['waiting', 'in_pathway'] as const) {
      if (column === 'waiting' && !WAITING_LISTS(list.kind)) continue;
      const [ofOwn, ofUsual] = [slice, base].map(({ ledger }) => ledger.column(list.index, column));
      for (let at = 0; at < days; at++) {
        own[at]! += at < known ? ofOwn![from + at]! : ofUsual![from + known - 1]!;
        usual[at]! += ofUsual![from + Math.min(at, known - 1)]!;
      }
    }
  }
  return [own, usual];
}

/** Largest value; 0 where there are no services. */
export function peak(slice: Slice, stock: (slice: Slice) => Float64Array): number {
  let largest = 0;
  if (!hasCare(slice)) return 0;
  for (const count of stock(slice)) largest = Math.max(largest, count);
  return largest;
}
