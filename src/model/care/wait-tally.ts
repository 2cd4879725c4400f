/**
 * Waits of clocks that stopped, by month and by week waited: what medians and percentiles of waits are read from. Not
 * in the ledger, because a distribution is not an integer; kept by whole months of the scenario.
 */
import { EmergencyTally } from './emergency/emergency-tally.js';
import type { Weeks } from './emergency/weeks.js';

export type StopKind = 'admitted' | 'non_admitted';

/** Weeks waited are counted singly up to this; longer waits stand in the last place. */
export const LONGEST_WEEKS = 105;

/** Clocks are to stop within 18 weeks: days. */
export const WEEKS_18 = 126;

/** The place of a wait of some days, >= 0. */
function weekOf(daysWaited: number): number {
  return Math.min(LONGEST_WEEKS - 1, (daysWaited / 7) | 0);
}

export class WaitTally {
  readonly months: number;
  /** Time in the emergency departments; null where the trust has none. */
  emergency: EmergencyTally | null = null;
  private readonly month: Int16Array;
  /** Another tally's, while that holds here too; null until a clock stops. */
  private counts: Record<StopKind, Int32Array> | null;

  /**
   * @param month month of each day, from 0
   * @param usual whose counts hold here too, until this one parts from it
   */
  constructor(month: Int16Array, usual: WaitTally | null = null) {
    this.month = month;
    this.months = (month[month.length - 1] ?? -1) + 1;
    this.counts = usual?.counts ?? null;
  }

  /** Another's counts hold here too from now on, until this one parts from it. */
  follow(other: WaitTally): void {
    this.counts = other.counts;
  }

  /** From the month on that begins on this day it counts by itself. */
  fork(day: number): void {
    if (this.counts === null) return;
    const { admitted, non_admitted } = this.counts;
    const upTo = (counts: Int32Array) => counts.slice().fill(0, this.month[day]! * LONGEST_WEEKS);
    this.counts = { admitted: upTo(admitted), non_admitted: upTo(non_admitted) };
  }

  /** Makes room for emergency care. @param weeks in which its patients are counted */
  openEmergency(weeks: Weeks): EmergencyTally {
    this.emergency ??= new EmergencyTally(this.month.length, weeks);
    return this.emergency;
  }

  /** Clocks that stop on a day and started on another. @returns how many of them within 18 weeks */
  add(kind: StopKind, day: number, clockDay: number, count: number): number {
    this.countsOf(kind)[this.month[day]! * LONGEST_WEEKS + weekOf(day - clockDay)]! += count;
    return day - clockDay <= WEEKS_18 ? count : 0;
  }

  /** As `add`, the first `count` of these clocks, each with a day of its own. */
  addEach(kind: StopKind, day: number, clockDays: Int32Array, count: number): number {
    const counts = this.countsOf(kind);
    const first = this.month[day]! * LONGEST_WEEKS;
    let within18 = 0;
    for (let i = 0; i < count; i++) {
      const waited = day - clockDays[i]!;
      counts[first + weekOf(waited)]!++;
      if (waited <= WEEKS_18) within18++;
    }
    return within18;
  }

  private countsOf(kind: StopKind): Int32Array {
    this.counts ??= { admitted: this.room(), non_admitted: this.room() };
    return this.counts[kind];
  }

  private room(): Int32Array {
    return new Int32Array(this.months * LONGEST_WEEKS);
  }

  /** Adds the counts by weeks waited of the months that lie in days [from, to), whole, to `into`. */
  collect(kind: StopKind, from: number, to: number, into: Float64Array): void {
    if (this.counts === null) return;
    const first = this.month[from]!;
    const last = this.month[Math.min(to, this.month.length) - 1]!;
    const counts = this.counts[kind];
    for (let month = first; month <= last; month++) {
      for (let week = 0; week < LONGEST_WEEKS; week++) {
        into[week]! += counts[month * LONGEST_WEEKS + week]!;
      }
    }
  }
}
