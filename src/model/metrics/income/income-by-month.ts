/**
 * The income of a slice by the month in which the work was done. What a month's work is worth is received, pending,
 * withheld or lost for good, so that for each month
 *   received + pending + not recorded + coded too low + penalties = done x price.
 * Block sums do not depend on the work, so they are not in it.
 */
import type { CountedUntil } from '../../care-ends.js';
import type { Ledger, LedgerColumn } from '../../ledger.js';
import { remembered, valueAt } from '../../memoize.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { incomeToCome } from '../folds/still-to-come.js';
import { endOf, endOfList, type Slice, sliceOf } from '../slice.js';
import { penaltiesByMonth } from './penalties.js';

/** GBP by month of the scenario; months outside the slice are 0. */
export interface IncomeByMonth {
  /** Patients seen, at what their trust is paid for them. */
  readonly done: Float64Array;
  /** Of it, less penalties, what is settled by the end of the slice. */
  readonly received: Float64Array;
  /** Of it, less penalties, what is recorded in time or late and settled after the end of the slice. */
  readonly pending: Float64Array;
  /** Of what is received or pending, what was not recorded at the time, but later. */
  readonly recordedLate: Float64Array;
  /** Never recorded. */
  readonly notRecorded: Float64Array;
  /** Recorded, and not paid because it is coded badly. */
  readonly codedLow: Float64Array;
  /** Withheld for standards missed in the month. */
  readonly penalties: Float64Array;
  /** Still to come from patients on the books at the end of the month (of the slice). */
  readonly toCome: Float64Array;
}

/** Of each trust of a ledger over all days, and over those of a run-out: the programme and the trust ask for the same. */
const ofLedger = remembered((_: Ledger) => new Map<number, IncomeByMonth>());
const ofRunOut = remembered((_: CountedUntil) => new Map<Ledger, Map<number, IncomeByMonth>>());

/** The income of one trust of a slice. */
export function incomeOfTrust(slice: Slice, trust: TrustAccounts): IncomeByMonth {
  const { ledger, from, to, until, ends } = slice;
  if (from !== 0 || to !== ends.lastDay) return fold(slice, trust);
  const known = until === null ? ofLedger(ledger) : valueAt(ofRunOut(until), ledger, () => new Map());
  return valueAt(known, trust.index, () => fold(slice, trust));
}

function fold(slice: Slice, trust: TrustAccounts): IncomeByMonth {
  const { monthStarts, freezeDay, yearEndDay } = trust.payment;
  const income = noIncome(monthStarts.length - 1);
  const { ledger } = slice;
  const to = endOf(slice, trust);
  for (let month = 0; month + 1 < monthStarts.length; month++) {
    const first = Math.max(slice.from, monthStarts[month]!);
    const last = Math.min(to, monthStarts[month + 1]!);
    if (first >= last) {
      // What was still to come at the end is so from then on.
      if (monthStarts[month]! >= to) income.toCome[month] = income.toCome[month - 1] ?? 0;
      continue;
    }
    const isFrozen = freezeDay[month]! < to;
    const isYearOver = yearEndDay[month]! < to;
    for (const list of trust.lists) {
      const { index, priceGbp } = list;
      const end = Math.min(last, endOfList(slice, list));
      if (priceGbp === 0 || first >= end) continue;
      const count = (name: LedgerColumn) => ledger.sum(index, name, first, end);
      const [done, codedLow] = [count('done'), count('downgraded')];
      const [atFreeze, atYearEnd] = [count('captured_at_freeze'), count('captured_at_year_end')];
      const notRecorded = count('uncaptured') - atFreeze - atYearEnd;
      const byFreeze = done - codedLow - notRecorded - atYearEnd;
      const received = (isFrozen ? byFreeze : 0) + (isYearOver ? atYearEnd : 0);
      income.done[month]! += done * priceGbp;
      income.received[month]! += received * priceGbp;
      income.pending[month]! += (byFreeze + atYearEnd - received) * priceGbp;
      income.recordedLate[month]! += (atFreeze + atYearEnd) * priceGbp;
      income.notRecorded[month]! += notRecorded * priceGbp;
      income.codedLow[month]! += codedLow * priceGbp;
    }
    income.toCome[month] = incomeToCome(slice, trust, last);
  }
  penaltiesByMonth(sliceOf(slice, { trusts: [trust] }), (_, month, gbp) => {
    income.penalties[month] = gbp;
    const settled = freezeDay[month]! < to ? income.received : income.pending;
    settled[month]! -= gbp;
  });
  return income;
}

function noIncome(months: number): IncomeByMonth {
  const gbp = () => new Float64Array(months);
  return {
    done: gbp(),
    received: gbp(),
    pending: gbp(),
    recordedLate: gbp(),
    notRecorded: gbp(),
    codedLow: gbp(),
    penalties: gbp(),
    toCome: gbp(),
  };
}

/** Sum of one part over the trusts and months of a slice, GBP. */
export function incomeOf(slice: Slice, part: keyof IncomeByMonth): number {
  let gbp = 0;
  for (const trust of slice.trusts) for (const each of incomeOfTrust(slice, trust)[part]) gbp += each;
  return gbp;
}
