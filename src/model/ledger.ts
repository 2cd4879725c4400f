/**
 * What patients leave behind: one row of integers for each list of patients and day. A phase, a horizon, a week or an observed
 * window are all a slice of days; metrics fold slices. Stocks (`waiting`, ...) are as at the end of the day, flows are
 * of the day.
 */
import type { Remembering } from './memoize.js';

export const ledgerColumns = [
  'joined', // patients who joined the list: referred, due for a follow-up, listed for admission
  'slots', // slots offered
  'extra', // of the slots used, those beyond the usual capacity (waiting-list initiatives)
  'used', // slots given to a patient, whether or not she was seen
  'missed', // patients who missed their slot: did not attend, or cancelled by the hospital
  'returned', // of those, sent back to their GP: they leave the list unseen
  'done', // patients seen: attended or admitted
  'removed', // left the list otherwise than by being seen
  'uncaptured', // of those done, not recorded for payment at the time
  'downgraded', // of those done and recorded at the time, in whole patients: their tariff lost by bad coding
  'two_week_breaches', // two-week-wait patients not seen by day 14, on the day they breach
  'stops', // clocks stopped by treatment or decision
  'stops_within_18_weeks', // of those, within 126 days
  'waiting', // the true list at the end of the day, hidden patients included
  'hidden', // of those, patients whom the system has lost track of
  'planned', // of those, patients without a referral-to-treatment clock on a list of admissions
  'over_18_weeks', // of those with a clock, longer than 126 days
  'over_52_weeks', // of those with a clock, longer than 364 days
  'in_pathway', // patients of this service in the pathway stage, between first attendance and decision
  'pathway_over_18_weeks', // of those, with a clock longer than 126 days
  'due_later', // follow-ups planned that are not due yet
  // Of beds, and of the lists whose patients need one:
  'no_bed', // of those missed, sent home on the day of their admission for want of a bed
  'occupied', // beds occupied at the end of the day, by whomever
  'placed', // patients who came to a bed
  'left_beds', // patients who left one
  'boarding', // emergency patients left without a bed at the end of the day
  'boarded', // of those, new ones
  'escalation', // of the beds occupied, those beyond the usable ones
  'uncoded', // of those uncaptured, spells whose notes were not coded at the first submission
  // Written later, by billing:
  'captured_at_freeze', // of those uncaptured, recorded after all by the freeze of their month
  'coded_at_freeze', // of those captured at the freeze, spells that were not coded at first
  'captured_at_year_end', // of those uncaptured, recorded after all at the end of the financial year
] as const;

export type LedgerColumn = (typeof ledgerColumns)[number];

/** Index of each column in a row. */
export const column = Object.freeze(
  Object.fromEntries(ledgerColumns.map((name, index) => [name, index])) as Record<LedgerColumn, number>,
);

/** The columns that care writes, day by day; the others are written later, and never another ledger's. */
const OF_CARE = column.captured_at_freeze;

/** Counts by day: in two bytes each until one of them needs more. */
type Counts = Uint16Array | Int32Array;

/** A column of a list in which anything was ever counted. */
interface Column {
  counts: Counts;
  /** Sums by stretch; null while they are not added up. */
  sums: Float64Array | null;
}

/** The columns of a list, by index; null of one in which nothing was counted. */
type Columns = (Column | null)[];

const noColumns = (): Columns => Array.from(ledgerColumns, () => null);

/** Stretches of days one after the other, such as months, that are added up once they are over. */
export interface Stretches {
  /** First day of each, and one past the last day of the last. */
  readonly starts: readonly number[];
  /** By day, up to two past the last: how many of these lie before it. */
  readonly before: Int16Array;
}

/** @param starts first day of each stretch, and one past the last day of the last; ascending */
export function stretchesOf(starts: readonly number[], days: number): Stretches {
  const before = new Int16Array(days + 2);
  for (const start of starts) before.fill(before[start]! + 1, start + 1);
  return { starts, before };
}

export class Ledger implements Remembering {
  readonly known: unknown[] = [];
  readonly days: number;
  readonly lists: number;
  readonly stretches: Stretches;
  /** What care counts on each list; null where another ledger's counts hold here. */
  private readonly own: (Columns | null)[];
  /** The ledger whose counts hold here, of each list that has none of its own. */
  private readonly followed: (Ledger | null)[];
  /** The columns written later, of each list. */
  private readonly later: Columns[];
  /** A column that was never written to. */
  private readonly nothing: Int32Array;

  /**
   * @param stretches over when the ledger is closed
   * @param usual     a ledger of the same: what care counted there holds here until a list is written to
   */
  constructor(lists: number, days: number, stretches: Stretches = stretchesOf([], days), usual: Ledger | null = null) {
    this.lists = lists;
    this.days = days;
    this.stretches = stretches;
    this.own = Array.from({ length: lists }, () => (usual ? null : noColumns()));
    this.followed = Array.from({ length: lists }, () => usual);
    this.later = Array.from({ length: lists }, noColumns);
    this.nothing = usual ? usual.nothing : new Int32Array(days);
  }

  /** Writes a count, under the column's index in `column`. */
  set(list: number, day: number, col: number, count: number): void {
    const columns = col < OF_CARE ? (this.own[list] ?? this.leave(list)) : this.later[list]!;
    const before = columns[col]!;
    if (before === null) {
      if (count !== 0) columns[col] = this.begin(day, count);
      return;
    }
    if (count >>> 16 !== 0 && before.counts instanceof Uint16Array) before.counts = Int32Array.from(before.counts);
    before.counts[day] = count;
  }

  get(list: number, day: number, name: LedgerColumn): number {
    return this.columnOf(list, name)?.counts[day] ?? 0;
  }

  /** Sum of a column over days [from, to). Exact: integers below 2^53. */
  sum(list: number, name: LedgerColumn, from: number, to: number): number {
    const of = this.columnOf(list, name);
    if (of === null) return 0;
    const { counts, sums } = of;
    const { starts, before } = this.stretches;
    const begin = before[from]!;
    const end = before[to + 1]! - 1;
    if (sums === null || begin >= end) return added(counts, from, to);
    let sum = added(counts, from, starts[begin]!);
    for (let stretch = begin; stretch < end; stretch++) sum += sums[stretch]!;
    return sum + added(counts, starts[end]!, to);
  }

  /** A column by day, to read. */
  column(list: number, name: LedgerColumn): Counts {
    return this.columnOf(list, name)?.counts ?? this.nothing;
  }

  /** What care counts there holds here too from now on, until the list is written to. */
  follow(list: number, other: Ledger): void {
    this.followed[list] = other;
    this.own[list] = null;
  }

  /** The stretches are over on every list: nothing is counted on their days any more. */
  close(): void {
    const { starts } = this.stretches;
    for (const columns of this.own) {
      for (const of of columns ?? []) {
        if (of) of.sums = sumsBetween(of.counts, starts);
      }
    }
  }

  private columnOf(list: number, name: LedgerColumn): Column | null {
    const col = column[name];
    return (col < OF_CARE ? this.columnsOf(list) : this.later[list]!)[col]!;
  }

  private columnsOf(list: number): Columns {
    return this.own[list] ?? this.followed[list]!.columnsOf(list);
  }

  /** Counts of a list's own from now on, those that held here so far. */
  private leave(list: number): Columns {
    const own = noColumns();
    for (const [col, of] of this.columnsOf(list).entries()) {
      if (of) own[col] = { counts: of.counts.slice(), sums: null };
    }
    this.own[list] = own;
    return own;
  }

  private begin(day: number, count: number): Column {
    const counts = count >>> 16 === 0 ? new Uint16Array(this.days) : new Int32Array(this.days);
    counts[day] = count;
    return { counts, sums: null };
  }
}

/** Sums of the counts from each of some places up to the next. */
function sumsBetween(counts: Counts, places: readonly number[]): Float64Array {
  const sums = new Float64Array(Math.max(0, places.length - 1));
  for (let at = 0; at < sums.length; at++) sums[at] = added(counts, places[at]!, places[at + 1]!);
  return sums;
}

/** Sum of the counts from one place up to another. */
function added(counts: Counts, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += counts[at]!;
  return sum;
}
