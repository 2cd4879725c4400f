/**
 * What is different today at one trust, at its lists of one kind. One object for its whole life: each day resets it to
 * "nothing is different" and every mechanism that is on multiplies (or adds) its part, in registry order.
 * Activity today = min(planned, dip) x capacity: a clinic that was never booked cannot be lost to the dip again.
 */
import type { ListKind } from './list-kind.js';

/** How many numbers they are. */
export const EFFECTS = 12;

// Numbers that begin as NaN are known to be fractions from the first on: the compiler need not find out one by one.
export class DayEffects {
  readonly list: ListKind;
  /** Share of the usual bookings that the trust planned for, in [0, 1]. */
  planned = Number.NaN;
  /** Share of the usual capacity left by the learning dip, in [0, 1]. */
  dip = Number.NaN;
  /** Every other multiplier of capacity, >= 0. */
  capacity = Number.NaN;
  /** Multiplier of the share who do not attend, >= 0. */
  dna = Number.NaN;
  /** Slots that may be held beyond the usual ones where there is a backlog, as a share of the base, >= 0. */
  extra = Number.NaN;
  /** They are for what a list has grown by since the morning of this day; 0: since whenever. */
  extraSince = Number.NaN;
  /** Share of today's done activity that is not recorded for payment, in [0, 1]. */
  uncaptured = Number.NaN;
  /** Share of the tariff of today's recorded activity that bad coding loses, in [0, 1]. */
  downgraded = Number.NaN;
  /** Share of today's new orders that the system loses track of, in [0, 1]. */
  untracked = Number.NaN;
  /** Share of everybody on the list whom the system loses track of today, in [0, 1]. */
  hidden = Number.NaN;
  /** Probability that a hidden patient is found today. */
  found = Number.NaN;
  /** Multiplier of the time that work on an emergency patient takes, > 0. */
  emergencyTime = Number.NaN;

  constructor(list: ListKind) {
    this.list = list;
    this.reset();
  }

  reset(): void {
    this.planned = 1;
    this.dip = 1;
    this.capacity = 1;
    this.dna = 1;
    this.extra = 0;
    this.extraSince = 0;
    this.uncaptured = 0;
    this.downgraded = 0;
    this.untracked = 0;
    this.hidden = 0;
    this.found = 0;
    this.emergencyTime = 1;
  }

  /** Multiplier of today's usual slots, >= 0. */
  activity(): number {
    return Math.min(this.planned, this.dip) * this.capacity;
  }

  /** Writes all that is different into a row of EFFECTS numbers that begins at a place. */
  write(rows: Float64Array, at: number): void {
    rows[at] = this.planned;
    rows[at + 1] = this.dip;
    rows[at + 2] = this.capacity;
    rows[at + 3] = this.dna;
    rows[at + 4] = this.extra;
    rows[at + 5] = this.uncaptured;
    rows[at + 6] = this.downgraded;
    rows[at + 7] = this.untracked;
    rows[at + 8] = this.hidden;
    rows[at + 9] = this.found;
    rows[at + 10] = this.emergencyTime;
    rows[at + 11] = this.extraSince;
  }

  /** Makes these the effects that were written there. */
  read(rows: Float64Array, at: number): void {
    this.planned = rows[at]!;
    this.dip = rows[at + 1]!;
    this.capacity = rows[at + 2]!;
    this.dna = rows[at + 3]!;
    this.extra = rows[at + 4]!;
    this.uncaptured = rows[at + 5]!;
    this.downgraded = rows[at + 6]!;
    this.untracked = rows[at + 7]!;
    this.hidden = rows[at + 8]!;
    this.found = rows[at + 9]!;
    this.emergencyTime = rows[at + 10]!;
    this.extraSince = rows[at + 11]!;
  }

  /** Whether these are the effects that were written there. */
  areAt(rows: Float64Array, at: number): boolean {
    return (
      this.planned === rows[at] &&
      this.dip === rows[at + 1] &&
      this.capacity === rows[at + 2] &&
      this.dna === rows[at + 3] &&
      this.extra === rows[at + 4] &&
      this.uncaptured === rows[at + 5] &&
      this.downgraded === rows[at + 6] &&
      this.untracked === rows[at + 7] &&
      this.hidden === rows[at + 8] &&
      this.found === rows[at + 9] &&
      this.emergencyTime === rows[at + 10] &&
      this.extraSince === rows[at + 11]
    );
  }
}
