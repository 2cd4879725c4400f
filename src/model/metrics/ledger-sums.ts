/** Sums over a slice of the ledger: counts as integers, priced once. */
import type { LedgerColumn } from '../ledger.js';
import type { Slice } from './metric.js';

/** Sum of a flow over the slice. */
export function total(slice: Slice, column: LedgerColumn): number {
  let sum = 0;
  for (const trust of slice.trusts) {
    for (const { index } of trust.services) sum += slice.ledger.sum(index, column, slice.from, slice.to);
  }
  return sum;
}

/** A stock at the end of a day, over the slice's trusts. */
export function stock(slice: Slice, column: LedgerColumn, day: number): number {
  let sum = 0;
  for (const trust of slice.trusts) {
    for (const { index } of trust.services) sum += slice.ledger.get(index, day, column);
  }
  return sum;
}

/** Largest value of a stock over the days of the slice. */
export function peak(slice: Slice, column: LedgerColumn): number {
  let largest = 0;
  for (let day = slice.from; day < slice.to; day++) largest = Math.max(largest, stock(slice, column, day));
  return largest;
}

/** GBP of a count of patients at each service: integers times its price. */
export function priced(slice: Slice, count: (service: number) => number): number {
  let gbp = 0;
  for (const trust of slice.trusts) {
    for (const { index, priceGbp } of trust.services) gbp += count(index) * priceGbp;
  }
  return gbp;
}
