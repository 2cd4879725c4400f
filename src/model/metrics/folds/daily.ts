/**
 * Stocks of a slice at the end of each of its days, and what was done on it, the first of them in place 0: whole numbers.
 * Of each trust a count is added up once and as far as anybody has asked, as the programme, its trusts and their windows all
 * read it.
 */
import type { Ledger, LedgerColumn } from '../../ledger.js';
import { remembered } from '../../memoize.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { endOf, endOfList, hasCare, onceASlice, type Slice } from '../slice.js';
import { BED_LISTS, DUE_LISTS, type Lists, PLANNED_LISTS, WAITING_LISTS } from './ledger-sums.js';

/** A column of the ledger, on these lists. */
type Part = readonly [column: LedgerColumn, which: Lists];

const ALL_LISTS: Lists = () => true;

/** The sum of some columns by day. To be read only: windows and trusts share what they are given. */
function byDay(...parts: readonly Part[]): (slice: Slice) => Int32Array {
  const known = remembered((_: Ledger) => new Map<number, Int32Array>());
  const ofTrust = (ledger: Ledger, trust: TrustAccounts, end: number): Int32Array => {
    const before = known(ledger).get(trust.index);
    if (before !== undefined && before.length >= end) return before;
    const days = new Int32Array(end);
    for (const [column, which] of parts) addColumn(days, ledger, trust, column, which);
    known(ledger).set(trust.index, days);
    return days;
  };
  return onceASlice(({ ledger, trusts, from, to }: Slice): Int32Array => {
    if (trusts.length === 1) return ofTrust(ledger, trusts[0]!, to).subarray(from, to);
    const all = new Int32Array(to - from);
    for (const trust of trusts) add(all, ofTrust(ledger, trust, to), from);
    return all;
  });
}

function addColumn(
  into: Int32Array,
  ledger: Ledger,
  { lists }: TrustAccounts,
  column: LedgerColumn,
  which: Lists,
): void {
  for (const { index, kind } of lists) if (which(kind)) add(into, ledger.column(index, column), 0);
}

function add(into: Int32Array, counts: ReturnType<Ledger['column']>, from: number): void {
  for (let at = 0; at < into.length; at++) into[at]! += counts[from + at]!;
}

/** Patients of planned care seen or admitted. */
export const dailyPlannedDone = byDay(['done', PLANNED_LISTS]);

/** Patients waiting for a first attendance or an admission, or in the pathway stage between: the true list. */
export const dailyTrueList = byDay(['waiting', WAITING_LISTS], ['in_pathway', ALL_LISTS]);

/** Patients whom the system has lost track of, and those of them who wait. */
export const dailyHidden = byDay(['hidden', ALL_LISTS]);
export const dailyHiddenWaiting = byDay(['hidden', WAITING_LISTS]);

/** Patients whose follow-up is due. */
export const dailyOverdue = byDay(['waiting', DUE_LISTS]);

/** Patients whose clock has run more than 52 weeks. */
export const dailyOver52Weeks = byDay(['over_52_weeks', ALL_LISTS]);

/** Beds: those open, those occupied, and emergency patients left without one for the first time. */
export const dailyOpenBeds = byDay(['slots', BED_LISTS]);
export const dailyOccupied = byDay(['occupied', BED_LISTS]);
export const dailyBoarded = byDay(['boarded', BED_LISTS]);

/** Patients whose referral-to-treatment clock has run more than 18 weeks: a mean, so not whole. */
export const dailyOver18Weeks = onceASlice((slice: Slice): Float64Array => {
  const { ledger, from, to } = slice;
  const into = new Float64Array(to - from);
  for (const { lists } of slice.trusts) {
    for (const { index, kind, rttShare } of lists) {
      if (kind.clock === null) continue;
      const over = ledger.column(index, 'over_18_weeks');
      const pathway = ledger.column(index, 'pathway_over_18_weeks');
      for (let at = 0; at < into.length; at++) into[at]! += rttShare * over[from + at]! + pathway[from + at]!;
    }
  }
  return into;
});

/**
 * The true list on each day of a slice and of its run-out, beside the counterfactual's: a list that does not count any more
 * stands in both as the counterfactual's on its last day, so that nothing is between them.
 * @param base the counterfactual's slice
 */
export function trueListsTo(slice: Slice, base: Slice): readonly [own: Int32Array, usual: Int32Array] {
  if (slice.until === null) return [dailyTrueList(slice), dailyTrueList(base)];
  const { from, trusts } = slice;
  const days = Math.max(0, ...trusts.map((trust) => endOf(slice, trust) - from));
  const [own, usual] = [new Int32Array(days), new Int32Array(days)];
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
export function peak(slice: Slice, stock: (slice: Slice) => Int32Array | Float64Array): number {
  let largest = 0;
  if (!hasCare(slice)) return 0;
  const days = stock(slice);
  for (let at = 0; at < days.length; at++) largest = Math.max(largest, days[at]!);
  return largest;
}
