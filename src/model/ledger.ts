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
const LATER = ledgerColumns.length - OF_CARE;
/** Of these the first that only some lists have: there is room for them from the first count on. */
const OF_EVERY_LIST = column.no_bed;

/** Counts of a list, column after column, day after day: in two bytes each until one of them needs more. */
type Counts = Uint16Array | Int32Array;

/** The counts in a longer array of the same kind. */
function roomFor(counts: Counts, length: number): Counts {
  const longer = counts instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length);
  longer.set(counts);
  return longer;
}

export class Ledger {
  readonly days: number;
  readonly lists: number;
  /** What care counts on each list; another ledger's until a list is written to. */
  private readonly counts: Counts[];
  /** The same where they are this ledger's own. */
  private readonly own: (Counts | null)[];
  /** The columns written later, of each list; null while nothing was. */
  private readonly later: (Int32Array | null)[];
  /** A column that was never written to. */
  private readonly nothing: Int32Array;

  /** @param usual a ledger of the same lists and days: what care counted there holds here until a list is written to */
  constructor(lists: number, days: number, usual: Ledger | null = null) {
    this.lists = lists;
    this.days = days;
    const fresh = usual ? [] : Array.from({ length: lists }, () => new Uint16Array(OF_EVERY_LIST * days));
    this.counts = usual ? [...usual.counts] : fresh;
    this.own = usual ? usual.counts.map(() => null) : [...fresh];
    this.later = Array.from({ length: lists }, () => null);
    this.nothing = usual ? usual.nothing : new Int32Array(days);
  }

  /** Writes a count, under the column's index in `column`. */
  set(list: number, day: number, col: number, count: number): void {
    const { days } = this;
    if (col >= OF_CARE) {
      this.later[list] ??= new Int32Array(LATER * days);
      this.later[list][(col - OF_CARE) * days + day] = count;
      return;
    }
    let own = this.own[list] ?? this.copyOf(list);
    if (col >= OF_EVERY_LIST && own.length < OF_CARE * days) {
      if (count === 0) return;
      own = this.put(list, roomFor(own, OF_CARE * days));
    }
    if (count >>> 16 !== 0 && own instanceof Uint16Array) own = this.widen(list, own);
    own[col * days + day] = count;
  }

  get(list: number, day: number, name: LedgerColumn): number {
    const col = column[name];
    if (col < OF_CARE) return this.counts[list]![col * this.days + day] ?? 0;
    return this.later[list]?.[(col - OF_CARE) * this.days + day] ?? 0;
  }

  /** Sum of a column over days [from, to). Exact: integers below 2^53. */
  sum(list: number, name: LedgerColumn, from: number, to: number): number {
    const col = column[name];
    const isLater = col >= OF_CARE;
    const counts = isLater ? this.later[list] : this.counts[list];
    if (!counts) return 0;
    const first = (isLater ? col - OF_CARE : col) * this.days;
    if (first >= counts.length) return 0;
    let sum = 0;
    for (let at = first + from; at < first + to; at++) sum += counts[at]!;
    return sum;
  }

  /** A column by day, to read. */
  column(list: number, name: LedgerColumn): Counts {
    const col = column[name];
    const [counts, first] = col >= OF_CARE ? [this.later[list], col - OF_CARE] : [this.counts[list], col];
    if (!counts || first * this.days >= counts.length) return this.nothing;
    return counts.subarray(first * this.days, (first + 1) * this.days);
  }

  /** What care counts there holds here too from now on, until the list is written to. */
  follow(list: number, other: Ledger): void {
    this.counts[list] = other.counts[list]!;
    this.own[list] = null;
  }

  /** Gives a list counts of its own, a copy of those that held so far. */
  private copyOf(list: number): Counts {
    return this.put(list, this.counts[list]!.slice());
  }

  /** Makes room for larger counts. */
  private widen(list: number, small: Uint16Array): Counts {
    return this.put(list, Int32Array.from(small));
  }

  private put(list: number, counts: Counts): Counts {
    this.counts[list] = counts;
    this.own[list] = counts;
    return counts;
  }
}
