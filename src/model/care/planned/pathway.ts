/**
 * The pathway stage: patients seen once whose clock goes on while they have diagnostics. Nobody queues here for slots;
 * each leaves after a lag of her own, in weekly bins, and is then listed for admission or her clock stops. Patients are
 * kept by the week they leave and by the week their clock started (as if on its middle day); those of a week leave
 * evenly over its days.
 */

import type { StateVisitor } from '../snapshot.js';

/** Weeks that a row reaches ahead, a power of 2; longer lags end with it. */
const AHEAD = 128;
/** Rows are made so many at a time: there are thousands of them. */
const ROWS_AT_ONCE = 32;
/** As many patients are counted in two bytes. */
const TWO_BYTES = 65_535;

/** Of one week of clock start, a count for each week of leaving, modulo AHEAD. */
type Row = Uint16Array | Int32Array;

/** Those who leave on a day: weeks of clock start, ascending, and how many of each. */
interface Leaving {
  readonly clocks: Int32Array;
  readonly counts: Int32Array;
  length: number;
}

/** Used for a moment. */
let laterByClock = new Int32Array(0);

export class Pathway {
  /** Everybody in the stage. */
  total = 0;
  /** Clock-start weeks before the start. */
  private readonly before: number;
  private readonly weeks: number;
  /** By week of clock start, from the oldest on, where there is anybody. */
  private readonly rows: (Row | undefined)[];
  /** Rows that are empty again. */
  private spare: Row[] = [];
  /** Whether rows have four bytes for a count: from the first week on that two bytes cannot count. */
  private isWide = false;
  /** Those who leave in the present week, by day of the week. */
  private readonly leaving: readonly Leaving[];
  private week = -1;
  /** By week of clock start: how many are in the stage. */
  private readonly clocks: Int32Array;
  /** No patients before this week of clock start. */
  private oldest: number;

  /**
   * @param history days before the start on which a clock can have started
   * @param days    days of the scenario
   */
  constructor(history: number, days: number) {
    this.before = Math.ceil(history / 7) + 1;
    this.weeks = this.before + Math.ceil(days / 7) + 1;
    this.rows = new Array<Row | undefined>(this.weeks).fill(undefined);
    this.leaving = Array.from({ length: 7 }, () => ({
      clocks: new Int32Array(this.weeks),
      counts: new Int32Array(this.weeks),
      length: 0,
    }));
    this.clocks = new Int32Array(this.weeks);
    this.oldest = this.weeks;
  }

  /** The row of patients whose clock started on this day. */
  clockOf(clockDay: number): number {
    return ((clockDay + 7 * this.before) / 7) | 0;
  }

  /** Patients enter who will leave in the week of `exitDay`, but not in this week any more. */
  enter(clock: number, today: number, exitDay: number, count: number): void {
    const thisWeek = Math.floor(today / 7);
    let week = (exitDay / 7) | 0;
    if (week <= thisWeek) week = thisWeek + 1;
    else if (week >= thisWeek + AHEAD) week = thisWeek + AHEAD - 1;
    this.clocks[clock]! += count;
    this.makeWide(clock);
    this.rowOf(clock)[week & (AHEAD - 1)]! += count;
    this.total += count;
    if (clock < this.oldest) this.oldest = clock;
  }

  private rowOf(clock: number): Row {
    const known = this.rows[clock];
    if (known !== undefined) return known;
    if (this.spare.length === 0) this.makeRows();
    const row = this.spare.pop()!;
    this.rows[clock] = row;
    return row;
  }

  private makeRows(): void {
    const room = this.isWide ? new Int32Array(ROWS_AT_ONCE * AHEAD) : new Uint16Array(ROWS_AT_ONCE * AHEAD);
    for (let row = 0; row < ROWS_AT_ONCE; row++) this.spare.push(room.subarray(row * AHEAD, (row + 1) * AHEAD));
  }

  /** Rows get more bytes where those whose clock started in a week need them. */
  private makeWide(clock: number): void {
    if (this.isWide || this.clocks[clock]! <= TWO_BYTES) return;
    this.isWide = true;
    this.spare = [];
    for (const [at, row] of this.rows.entries()) this.rows[at] = row && Int32Array.from(row);
  }

  /** Those who leave today: calls back with each clock-start day and how many. */
  leave(today: number, left: (clockDay: number, count: number) => void): void {
    const week = Math.floor(today / 7);
    if (week !== this.week) this.beginWeek(week);
    const { clocks, counts, length } = this.leaving[today - 7 * week]!;
    const { before } = this;
    for (let i = 0; i < length; i++) {
      const clock = clocks[i]!;
      const count = counts[i]!;
      this.clocks[clock]! -= count;
      this.total -= count;
      left((clock - before) * 7 + 3, count);
    }
  }

  /**
   * What is still ahead of those in the stage gets shorter or longer by a factor, from the week of this day on: in whole
   * weeks, so some move by one week more than others; what is left of a week is carried on to the next of them.
   */
  rescale(today: number, factor: number): void {
    if (factor === 1 || this.total === 0) return;
    const thisWeek = Math.floor(today / 7);
    const moved = new Int32Array(AHEAD);
    let carried = 0.5;
    for (let clock = this.oldest; clock < this.weeks; clock++) {
      const row = this.rows[clock];
      let left = this.clocks[clock]!;
      if (!row || left === 0) continue;
      moved.fill(0);
      for (let ahead = 0; ahead < AHEAD && left > 0; ahead++) {
        const count = row[(thisWeek + ahead) & (AHEAD - 1)]!;
        if (count === 0) continue;
        left -= count;
        const exact = Math.min(AHEAD - 1, ahead * factor);
        const whole = Math.floor(exact);
        carried += count * (exact - whole);
        const later = Math.min(count, Math.floor(carried));
        carried -= later;
        moved[(thisWeek + whole) & (AHEAD - 1)]! += count - later;
        if (later > 0) moved[(thisWeek + whole + 1) & (AHEAD - 1)]! += later;
      }
      row.set(moved);
    }
  }

  /** Gathers those who leave in a week. */
  private beginWeek(week: number): void {
    this.week = week;
    for (const day of this.leaving) day.length = 0;
    const newest = week + this.before;
    for (; this.oldest < newest && this.clocks[this.oldest] === 0; this.oldest++) {
      const row = this.rows[this.oldest];
      if (row) this.spare.push(row);
      this.rows[this.oldest] = undefined;
    }
    const at = week & (AHEAD - 1);
    for (let clock = this.oldest; clock <= newest; clock++) {
      const row = this.rows[clock];
      const count = row?.[at];
      if (!row || !count) continue;
      this.spreadOverDays(count, clock);
      row[at] = 0;
    }
  }

  /** Evenly over the days of the week; on which of them the odd ones leave depends on the week their clock started. */
  private spreadOverDays(count: number, clock: number): void {
    let sum = (clock * 3) % 7;
    let left = 0;
    for (let day = 0; day < 7; day++) {
      sum += count;
      const byNow = (sum / 7) | 0;
      const today = this.leaving[day]!;
      today.clocks[today.length] = clock;
      today.counts[today.length] = byNow - left;
      // One further where anybody leaves: the sign of minus their number.
      today.length += (left - byNow) >>> 31;
      left = byNow;
    }
  }

  /** Patients in the stage whose clock started before this day. */
  startedBefore(day: number): number {
    const end = Math.min(Math.floor((day - 4) / 7) + 1 + this.before, this.weeks);
    let sum = 0;
    for (let clock = this.oldest; clock < end; clock++) sum += this.clocks[clock]!;
    return sum;
  }

  /** @param day the next to be simulated */
  visitState(visitor: StateVisitor, day: number): void {
    let newest = this.oldest;
    for (let left = this.total; left > 0; newest++) left -= this.clocks[newest]!;
    this.oldest = visitor.number(this.oldest);
    newest = visitor.number(newest);
    this.week = visitor.number(this.week);
    visitor.counts(this.clocks, this.oldest, newest);
    for (let clock = this.oldest; clock < newest; clock++) this.makeWide(clock);
    for (const today of this.leaving) {
      today.length = visitor.number(today.length);
      visitor.neighbours(today.clocks, today.length);
      visitor.counts(today.counts, 0, today.length);
    }
    const later = this.leavingLater(day);
    for (let clock = 0; clock < this.weeks; clock++) {
      if (clock < this.oldest || clock >= newest)
        this.rows[clock]?.fill(0); // nobody is there
      else visitor.ring(this.rowOf(clock), this.week + 1, later[clock]!);
    }
    this.total = visitor.number(this.total);
  }

  /** By week of clock start: how many leave in a later week than the present. */
  private leavingLater(day: number): Int32Array {
    if (laterByClock.length < this.weeks) laterByClock = new Int32Array(this.weeks);
    const later = laterByClock;
    later.set(this.clocks);
    for (let today = Math.max(0, day - 7 * this.week); today < 7; today++) {
      const { clocks, counts, length } = this.leaving[today]!;
      for (let i = 0; i < length; i++) later[clocks[i]!]! -= counts[i]!;
    }
    return later;
  }
}
