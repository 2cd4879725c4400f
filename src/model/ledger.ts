/**
 * What patients leave behind: one row of integers for each list of patients and day. A phase, a horizon, a week or an observed
 * window are all a slice of days; metrics fold slices. Stocks (`waiting`, ...) are as at the end of the day, flows are
 * of the day.
 */
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
  // Written later, by billing:
  'captured_at_freeze', // of those uncaptured, recorded after all by the freeze of their month
  'captured_at_year_end', // of those uncaptured, recorded after all at the end of the financial year
] as const;

export type LedgerColumn = (typeof ledgerColumns)[number];

/** Place of each column in a row. */
export const column = Object.freeze(
  Object.fromEntries(ledgerColumns.map((name, index) => [name, index])) as Record<LedgerColumn, number>,
);

/** The columns that care writes, day by day; the others are written later, and never another ledger's. */
const OF_CARE = column.captured_at_freeze;
const LATER = ledgerColumns.length - OF_CARE;

export class Ledger {
  readonly days: number;
  readonly lists: number;
  /** What care counts on each list, column after column, day after day; another ledger's until a list is written to. */
  private readonly counts: Int32Array[];
  /** The same where they are this ledger's own. */
  private readonly own: (Int32Array | null)[];
  /** The columns written later, of each list. */
  private readonly later: Int32Array[];

  /** @param usual a ledger of the same lists and days: what care counted there holds here until a list is written to */
  constructor(lists: number, days: number, usual: Ledger | null = null) {
    this.lists = lists;
    this.days = days;
    const fresh = usual ? [] : Array.from({ length: lists }, () => new Int32Array(OF_CARE * days));
    this.counts = usual ? [...usual.counts] : fresh;
    this.own = usual ? usual.counts.map(() => null) : [...fresh];
    this.later = Array.from({ length: lists }, () => new Int32Array(LATER * days));
  }

  /** Writes a count, under the column's place in `column`. */
  set(list: number, day: number, col: number, count: number): void {
    if (col >= OF_CARE) this.later[list]![(col - OF_CARE) * this.days + day] = count;
    else (this.own[list] ?? this.part(list))[col * this.days + day] = count;
  }

  get(list: number, day: number, name: LedgerColumn): number {
    const col = column[name];
    if (col >= OF_CARE) return this.later[list]![(col - OF_CARE) * this.days + day]!;
    return this.counts[list]![col * this.days + day]!;
  }

  /** Sum of a column over days [from, to). Exact: integers below 2^53. */
  sum(list: number, name: LedgerColumn, from: number, to: number): number {
    const counts = this.column(list, name);
    let sum = 0;
    for (let day = from; day < to; day++) sum += counts[day]!;
    return sum;
  }

  /** A column by day, to read. */
  column(list: number, name: LedgerColumn): Int32Array {
    const col = column[name];
    const [counts, first] = col >= OF_CARE ? [this.later[list]!, col - OF_CARE] : [this.counts[list]!, col];
    return counts.subarray(first * this.days, (first + 1) * this.days);
  }

  /** What care counts there holds here too from now on, until the list is written to. */
  follow(list: number, other: Ledger): void {
    this.counts[list] = other.counts[list]!;
    this.own[list] = null;
  }

  /** Gives a list counts of its own, a copy of those that held so far. */
  private part(list: number): Int32Array {
    const counts = this.counts[list]!.slice();
    this.counts[list] = counts;
    this.own[list] = counts;
    return counts;
  }
}
