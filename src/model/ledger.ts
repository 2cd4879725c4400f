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

/** The counts, in more bytes if this one needs them. */
function withRoomFor(count: number, counts: Counts): Counts {
  return count >>> 16 !== 0 && counts instanceof Uint16Array ? Int32Array.from(counts) : counts;
}

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

export class Ledger {
  readonly days: number;
  readonly lists: number;
  /** What care counts on each list; null where another ledger's counts hold here. */
  private readonly own: (Counts | null)[];
  /** The ledger whose counts hold here, of each list that has none of its own. */
  private readonly followed: (Ledger | null)[];
  /** Sums of the list's own counts by stretch, column after column; null where they are not added up. */
  private readonly sums: (Float64Array | null)[];
  readonly stretches: Stretches;
  /** The columns written later, of each list; null while nothing was. */
  private readonly later: (Counts | null)[];
  /** A column that was never written to. */
  private readonly nothing: Int32Array;

  /**
   * @param stretches over when the ledger is closed
   * @param usual     a ledger of the same: what care counted there holds here until a list is written to
   */
  constructor(lists: number, days: number, stretches: Stretches = stretchesOf([], days), usual: Ledger | null = null) {
    this.lists = lists;
    this.days = days;
    const none = () => Array.from({ length: lists }, () => null);
    this.own = usual ? none() : Array.from({ length: lists }, () => new Uint16Array(OF_EVERY_LIST * days));
    this.followed = Array.from({ length: lists }, () => usual);
    this.sums = none();
    this.stretches = stretches;
    this.later = none();
    this.nothing = usual ? usual.nothing : new Int32Array(days);
  }

  /** Writes a count, under the column's index in `column`. */
  set(list: number, day: number, col: number, count: number): void {
    const { days } = this;
    if (col >= OF_CARE) {
      const later = this.later[list] ?? new Uint16Array(LATER * days);
      this.later[list] = withRoomFor(count, later);
      this.later[list][(col - OF_CARE) * days + day] = count;
      return;
    }
    let own = this.own[list] ?? this.put(list, this.countsOf(list).slice());
    if (col >= OF_EVERY_LIST && own.length < OF_CARE * days) {
      if (count === 0) return;
      own = this.put(list, roomFor(own, OF_CARE * days));
    }
    const wider = withRoomFor(count, own);
    if (wider !== own) own = this.put(list, wider);
    own[col * days + day] = count;
  }

  get(list: number, day: number, name: LedgerColumn): number {
    const col = column[name];
    if (col < OF_CARE) return this.countsOf(list)[col * this.days + day] ?? 0;
    return this.later[list]?.[(col - OF_CARE) * this.days + day] ?? 0;
  }

  /** Sum of a column over days [from, to). Exact: integers below 2^53. */
  sum(list: number, name: LedgerColumn, from: number, to: number): number {
    const col = column[name];
    const { days } = this;
    if (col >= OF_CARE) {
      const later = this.later[list];
      const first = (col - OF_CARE) * days;
      return later ? added(later, first + from, first + to) : 0;
    }
    const counts = this.countsOf(list);
    const first = col * days;
    if (first >= counts.length) return 0;
    const sums = this.sumsOf(list);
    const { starts, before } = this.stretches;
    const begin = before[from]!;
    const end = before[to + 1]! - 1;
    if (!sums || begin >= end) return added(counts, first + from, first + to);
    const of = col * (starts.length - 1);
    let sum = added(counts, first + from, first + starts[begin]!);
    for (let stretch = begin; stretch < end; stretch++) sum += sums[of + stretch]!;
    return sum + added(counts, first + starts[end]!, first + to);
  }

  /** A column by day, to read. */
  column(list: number, name: LedgerColumn): Counts {
    const col = column[name];
    const [counts, first] = col >= OF_CARE ? [this.later[list], col - OF_CARE] : [this.countsOf(list), col];
    if (!counts || first * this.days >= counts.length) return this.nothing;
    return counts.subarray(first * this.days, (first + 1) * this.days);
  }

  /** What care counts there holds here too from now on, until the list is written to. */
  follow(list: number, other: Ledger): void {
    this.followed[list] = other;
    this.own[list] = null;
    this.sums[list] = null;
  }

  /** The stretches are over on every list: nothing is counted on their days any more. */
  close(): void {
    const { days } = this;
    const { starts } = this.stretches;
    const count = Math.max(0, starts.length - 1);
    for (const [list, counts] of this.own.entries()) {
      if (counts === null) continue;
      const columns = counts.length / days;
      const sums = new Float64Array(columns * count);
      for (let col = 0; col < columns; col++) {
        for (let at = 0; at < count; at++) {
          sums[col * count + at] = added(counts, col * days + starts[at]!, col * days + starts[at + 1]!);
        }
      }
      this.sums[list] = sums;
    }
  }

  private countsOf(list: number): Counts {
    return this.own[list] ?? this.followed[list]!.countsOf(list);
  }

  private sumsOf(list: number): Float64Array | null {
    return this.own[list] === null ? this.followed[list]!.sumsOf(list) : this.sums[list]!;
  }

  private put(list: number, counts: Counts): Counts {
    this.own[list] = counts;
    this.sums[list] = null;
    return counts;
  }
}

/** Sum of the counts from one place up to another. */
function added(counts: Counts, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += counts[at]!;
  return sum;
}
