/**
 * Stocks of a slice at the end of each of its days, the first of them in place 0. Several metrics read the same ones, so
 * they are added up once.
 */
import type { ListKind } from '../care/day-effects.js';
import type { LedgerColumn } from '../ledger.js';
import { WAITING_LISTS } from './ledger-sums.js';
import type { Slice } from './metric.js';

const known = new WeakMap<Slice, Map<string, Float64Array>>();

/** What is called by a name, of a slice: computed when it is asked for first. */
function once(slice: Slice, name: string, compute: (into: Float64Array) => void): Float64Array {
  const names = known.get(slice) ?? new Map<string, Float64Array>();
  known.set(slice, names);
  const before = names.get(name);
  if (before) return before;
  const into = new Float64Array(slice.to - slice.from);
  compute(into);
  names.set(name, into);
  return into;
}

function addStock(slice: Slice, into: Float64Array, column: LedgerColumn, kinds?: readonly ListKind[]): void {
  const { from } = slice;
  for (const { lists } of slice.trusts) {
    for (const { index, kind } of lists) {
      if (kinds && !kinds.includes(kind)) continue;
      const counts = slice.ledger.column(index, column);
      for (let at = 0; at < into.length; at++) into[at]! += counts[from + at]!;
    }
  }
}

/** A stock over the slice's trusts, on lists of these kinds (all, if none is named). */
export function dailyStock(slice: Slice, column: LedgerColumn, kinds?: readonly ListKind[]): Float64Array {
  return once(slice, `${column} ${kinds?.join(' ')}`, (into) => addStock(slice, into, column, kinds));
}

/** Patients waiting for a first attendance or an admission, or in the pathway stage between: the true list. */
export function dailyTrueList(slice: Slice): Float64Array {
  return once(slice, 'true list', (into) => {
    addStock(slice, into, 'waiting', WAITING_LISTS);
    addStock(slice, into, 'in_pathway');
  });
}

/** Patients whose referral-to-treatment clock has run more than 18 weeks. */
export function dailyOver18Weeks(slice: Slice): Float64Array {
  return once(slice, 'over 18 weeks', (into) => {
    const { ledger, from } = slice;
    for (const { lists } of slice.trusts) {
      for (const { index, kind, rttShare } of lists) {
        if (kind === 'follow_up') continue;
        const over = ledger.column(index, 'over_18_weeks');
        const pathway = ledger.column(index, 'pathway_over_18_weeks');
        for (let at = 0; at < into.length; at++) into[at]! += rttShare * over[from + at]! + pathway[from + at]!;
      }
    }
  });
}

/** Largest value; 0 where there are no services. */
export function peak(slice: Slice, stock: (slice: Slice) => Float64Array): number {
  let largest = 0;
  if (slice.trusts.every(({ lists }) => lists.length === 0)) return 0;
  for (const count of stock(slice)) largest = Math.max(largest, count);
  return largest;
}
