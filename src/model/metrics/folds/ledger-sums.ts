/** Sums over a slice of the ledger: counts as integers, priced once. */
import type { ListKind } from '../../care/list-kind.js';
import type { Ledger, LedgerColumn } from '../../ledger.js';
import { endOfList, type Slice } from '../slice.js';

/** Which lists are meant. */
export type Lists = (list: ListKind) => boolean;

/** Lists on which patients wait with a clock, or for a planned admission; follow-ups are due, they do not wait. */
export const WAITING_LISTS: Lists = ({ clock }) => clock !== null;

/** Lists on which patients are due by a date of their own. */
export const DUE_LISTS: Lists = ({ due }) => due;

/** Spells in a bed. */
export const BED_LISTS: Lists = ({ beds }) => beds;

/** Lists whose patients are booked. */
export const PLANNED_LISTS: Lists = ({ booked }) => booked;

/** Sum of a flow over the slice, on these lists (all, if none are named). */
export function total(slice: Slice, column: LedgerColumn, which?: Lists): number {
  let sum = 0;
  for (const { lists } of slice.trusts) {
    for (const list of lists) {
      if (!which || which(list.kind)) sum += slice.ledger.sum(list.index, column, slice.from, endOfList(slice, list));
    }
  }
  return sum;
}

/** Patients with a referral-to-treatment clock: of those waiting, the share that has one; planned ones left out. */
export function withClock(slice: Slice, day: number, column: 'all' | 'over_18_weeks'): number {
  let sum = 0;
  for (const { lists } of slice.trusts) {
    for (const { index, kind, rttShare } of lists) {
      if (kind.clock === null) continue;
      const get = (of: LedgerColumn) => slice.ledger.get(index, day, of);
      sum +=
        column === 'all'
          ? rttShare * (get('waiting') - get('planned')) + get('in_pathway')
          : rttShare * get('over_18_weeks') + get('pathway_over_18_weeks');
    }
  }
  return sum;
}

/** A flow, of the slice's ledger or the counterfactual's, that is added or taken away. */
export interface Term {
  readonly of: Ledger;
  readonly column: LedgerColumn;
  readonly times: 1 | -1;
}

/** GBP of the patients of a slice on each list, of some flows together: integers times its price. */
export function priced(slice: Slice, terms: readonly Term[]): number {
  let gbp = 0;
  for (const { lists } of slice.trusts) {
    for (const list of lists) {
      const end = endOfList(slice, list);
      let patients = 0;
      for (const { of, column, times } of terms) patients += times * of.sum(list.index, column, slice.from, end);
      gbp += patients * list.priceGbp;
    }
  }
  return gbp;
}
