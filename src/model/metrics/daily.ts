/**
 * Stocks of a slice at the end of each of its days, the first of them in place 0. Several metrics read the true list, so
 * it is added up once; the others stand in one room until the next is asked for.
 */
import type { LedgerColumn } from '../ledger.js';
import { memoize } from '../memoize.js';
import { type Lists, WAITING_LISTS } from './ledger-sums.js';
import { hasCare, type Slice } from './metric.js';

let room = new Float64Array(0);

/** Room for a number a day, all 0. */
function cleared({ from, to }: Slice): Float64Array {
  if (room.length < to - from) room = new Float64Array(to - from);
  return room.subarray(0, to - from).fill(0);
}

function addStock(slice: Slice, into: Float64Array, column: LedgerColumn, which?: Lists): void {
  const { from } = slice;
  for (const { lists } of slice.trusts) {
    for (const { index, kind } of lists) {
      if (which && !which(kind)) continue;
      const counts = slice.ledger.column(index, column);
      for (let at = 0; at < into.length; at++) into[at]! += counts[from + at]!;
    }
  }
}

/** A stock over the slice's trusts, on these lists (all, if none are named); good until another is asked for. */
export function dailyStock(slice: Slice, column: LedgerColumn, which?: Lists): Float64Array {
  const into = cleared(slice);
  addStock(slice, into, column, which);
  return into;
}

/** Patients waiting for a first attendance or an admission, or in the pathway stage between: the true list. */
export const dailyTrueList = memoize((slice: Slice): Float64Array => {
  const into = new Float64Array(slice.to - slice.from);
  addStock(slice, into, 'waiting', WAITING_LISTS);
  addStock(slice, into, 'in_pathway');
  return into;
});

/** Patients whose referral-to-treatment clock has run more than 18 weeks; good until another is asked for. */
export function dailyOver18Weeks(slice: Slice): Float64Array {
  const into = cleared(slice);
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

/** Largest value; 0 where there are no services. */
export function peak(slice: Slice, stock: (slice: Slice) => Float64Array): number {
  let largest = 0;
  if (!hasCare(slice)) return 0;
  for (const count of stock(slice)) largest = Math.max(largest, count);
  return largest;
}
