/**
 * One day of one stream of patients of an emergency department, majors or minors: who comes is the same under every strategy
 * (arrivals.ts); how long each stays depends on how the day is. Everybody gets a bay first come, first served, and those
 * admitted keep it until they have a bed.
 */

import type { Admissions } from './admissions.js';
import type { Arrivals } from './arrivals.js';
import { type Bays, LONGEST_WORK } from './bays.js';

export const MINUTES_A_DAY = 1440;
/** The standard: out within four hours. */
export const STANDARD_MINUTES = 240;
/** A wait for a bed is long from here on, minutes. */
const LONG_WAIT = 720;
/** Stays are counted up to this, minutes: 45 days. */
export const LONGEST_STAY = 65_535;

/** When in the day beds come free for those left over, minutes: discharges are round about noon (grade D). */
const UNTIL_BEDS_COME_FREE = 720;

/** Midnights that leavers are counted by. */
export const MIDNIGHTS = 64;

/** Patients a day for whom there is room; it grows. */
const FIRST_ROOM = 512;

/** What is the same under every strategy in one replication. */
export interface StreamFuture {
  readonly arrivals: Arrivals;
  readonly bays: number;
  /** Who of them is admitted; null where no beds are simulated, and the wait for one is part of the work. */
  readonly admissions: Admissions | null;
}

/** How a day is for those who come: with the same, two days are the same. */
export interface DayPressure {
  /** Multiplier of the work on them, > 0. */
  work: number;
  /** Patients left over at the midnight before, each in a bay until beds come free. */
  boarding: number;
  /** How much longer those admitted wait for a bed than at the usual occupancy. */
  bedWait: number;
}

/** A day on which nothing slows the work, and beds are as full as usual. */
export const USUAL: DayPressure = Object.freeze({ work: 1, boarding: 0, bedWait: 1 });

/** The patients of one day: how long each stayed, and how many of them left after how many midnights. */
export class DayOfPatients {
  /** Minutes from coming to leaving; the first `came` are of this day. */
  stays = new Uint16Array(FIRST_ROOM);
  came = 0;
  /** Minutes for which those admitted wait for a bed; the first `admitted` are of this day. */
  bedWaits = new Uint16Array(FIRST_ROOM);
  admitted = 0;
  /** By midnights passed, the last place for all later ones; most leave on the day they came. */
  readonly leavers: Int32Array = new Int32Array(MIDNIGHTS);
  /** How many places of `leavers` have anybody in or behind them. */
  midnights = 0;
  /** Minutes that all stayed together, and those who stayed over four hours. */
  minutes = 0;
  breaches = 0;
  /** Of these, those who would not have but for the wait for a bed. */
  bedBreaches = 0;
  /** Of the admitted, those who waited twelve hours or more for a bed. */
  over12Hours = 0;
  /** Minutes for which each waits for a bed, 0 for those who are not admitted. */
  waits = new Uint16Array(FIRST_ROOM);

  /** Room for so many. */
  makeRoom(patients: number): void {
    if (patients <= this.stays.length) return;
    const room = 2 * patients;
    this.stays = new Uint16Array(room);
    this.bedWaits = new Uint16Array(room);
    this.waits = new Uint16Array(room);
  }
}

/**
 * Lives a day: everybody who comes gets a bay and is worked on.
 * @param bays as they were left the day before
 * @param into is given the day's patients
 */
export function simulateDay(
  { arrivals, admissions }: StreamFuture,
  day: number,
  pressure: DayPressure,
  bays: Bays,
  into: DayOfPatients,
): void {
  const came = arrivals.on(day);
  into.makeRoom(came);
  into.came = came;
  into.waits.fill(0, 0, came);
  into.admitted = 0;
  into.over12Hours = 0;
  const midnight = day * MINUTES_A_DAY;
  if (admissions) {
    for (let boarder = 0; boarder < pressure.boarding; boarder++) bays.admit(midnight, UNTIL_BEDS_COME_FREE);
    waitForBeds(admissions, day, pressure.bedWait, into);
  }
  stay(midnight, arrivals, pressure.work, bays, into);
}

/** How long those admitted today will wait. */
function waitForBeds(admissions: Admissions, day: number, multiplier: number, into: DayOfPatients): void {
  const admitted = admissions.waiting(day);
  const { patients, minutes, first } = admissions;
  const { waits, bedWaits } = into;
  let long = 0;
  for (let i = 0; i < admitted; i++) {
    const wait = Math.min(LONGEST_WORK, (multiplier * minutes[first + i]! + 0.5) | 0);
    bedWaits[i] = wait;
    waits[patients[first + i]!] = wait;
    if (wait >= LONG_WAIT) long++;
  }
  into.admitted = admitted;
  into.over12Hours = long;
}

/** How long they stay, given when they come and what work they are. */
function stay(
  midnight: number,
  { minutes: comes, work, first }: Arrivals,
  multiplier: number,
  bays: Bays,
  into: DayOfPatients,
): void {
  const { waits, stays, leavers, came } = into;
  leavers.fill(0);
  let all = 0;
  let breaches = 0;
  let bedBreaches = 0;
  for (let patient = 0; patient < came; patient++) {
    const arrival = midnight + comes[first + patient]!;
    const minutes = Math.max(1, Math.min(LONGEST_WORK, (multiplier * work[first + patient]! + 0.5) | 0));
    const wait = waits[patient]!;
    const inBay = Math.min(LONGEST_WORK, minutes + wait);
    const left = bays.admit(arrival, inBay) + inBay;
    const stayed = Math.min(LONGEST_STAY, left - arrival);
    stays[patient] = stayed;
    all += stayed;
    // Without branches that depend on chance: the sign of a difference is 1 where it lies beyond the standard.
    const beyond = (STANDARD_MINUTES - stayed) >>> 31;
    breaches += beyond;
    bedBreaches += beyond & ((left - wait - arrival - STANDARD_MINUTES - 1) >>> 31);
    leavers[Math.min(MIDNIGHTS - 1, ((left - midnight) / MINUTES_A_DAY) | 0)]!++;
  }
  let midnights = 0;
  for (let left = came; left > 0; midnights++) left -= leavers[midnights]!;
  into.midnights = midnights;
  into.minutes = all;
  into.breaches = breaches;
  into.bedBreaches = bedBreaches;
}
