/**
 * One stream of patients of an emergency department, majors or minors: when they come and what work they are, the same
 * under every strategy, and how long they stay. Arrivals are a Poisson process with a rate that changes by the hour,
 * made by inverting the cumulative rate; time is in whole minutes. A patient is known by day and ordinal: 52 random bits
 * belong to each, so one arm's patients are another's whatever happens to them. Nothing is kept; days are made when they
 * are simulated.
 */

import type { QuantileTable } from '../../../kernel/quantile-table.js';
import { straightLine } from '../../../kernel/straight-line.js';
import { mix } from '../../../kernel/streams.js';
import { unitExponential } from '../../../kernel/unit-exponential.js';
import { widened } from '../../../kernel/widened.js';
import type { Admissions, BedWaits } from './admissions.js';
import type { ArrivalsFuture } from './arrivals.js';
import { type Bays, LONGEST_WORK } from './bays.js';
import { STANDARD_MINUTES } from './emergency-tally.js';
import { attendancesOfDay, MINUTE_SLICES, minuteOfDay } from './hour-of-week.js';

export const MINUTES_A_DAY = 1440;
/** Stays are counted up to this, minutes: 45 days. */
export const LONGEST_STAY = 65_535;

/** When in the day beds come free for those left over, minutes: discharges are round about noon (grade D). */
const UNTIL_BEDS_COME_FREE = 720;

/** Of the 52 random bits of a patient, the upper half says when she comes, the lower what work she is. */
const HALF = 67_108_864;

/** What is the same under every strategy in one replication. */
export interface StreamFuture extends ArrivalsFuture {
  readonly bays: number;
  /** Minutes of work in a bay by uniform, before any slowdown. */
  readonly work: QuantileTable;
  /** Who of them is admitted; null where no beds are simulated, and the wait for one is part of the work. */
  readonly admissions: Admissions | null;
}

/** The patients of one day: how long each stayed, and how many of them left after how many midnights. */
export class DayOfPatients {
  /** Minutes from coming to leaving; the first `count` are of this day. */
  stays = new Uint16Array(FIRST_ROOM);
  count = 0;
  /** By midnights passed, the last place for all later ones; most leave on the day they came. */
  readonly leavers: Int32Array = new Int32Array(MIDNIGHTS);
  /** The minute of the day at which each comes. */
  arrivals = new Uint16Array(FIRST_ROOM);
  /** Minutes for which each waits for a bed once the work is done; 0 of those who are not admitted. */
  bedWaits = new Uint16Array(FIRST_ROOM);
  /** Of those who stayed over four hours, those who would not have but for the wait for a bed. */
  bedBreaches = 0;
  /** The uniform that says what work each is, and the minutes in a bay that come of it. */
  uniforms = new Float64Array(FIRST_ROOM);
  work = new Float64Array(FIRST_ROOM);
}

/** Midnights that leavers are counted by. */
export const MIDNIGHTS = 64;
/** Patients a day for whom there is room; it grows. */
const FIRST_ROOM = 512;

/**
 * Lives a day: everybody who comes gets a bay and is worked on.
 * @param bays       as they were left the day before
 * @param multiplier of the work, > 0; it holds for those who come today
 * @param into       is given the day's patients
 * @param waits      who of them waits for a bed; null: nobody
 */
export function simulateDay(
  stream: StreamFuture,
  day: number,
  multiplier: number,
  bays: Bays,
  into: DayOfPatients,
  waits: BedWaits | null = null,
): void {
  drawArrivals(stream, day, into);
  stream.work.quantiles(into.uniforms, into.count, into.work);
  const midnight = day * MINUTES_A_DAY;
  into.bedWaits.fill(0, 0, into.count);
  if (waits) waitForBeds(midnight, waits, bays, into);
  stay(midnight, multiplier, bays, into);
}

/** Those left over at midnight stay in their bays until beds come free; those admitted today will wait as drawn. */
function waitForBeds(midnight: number, waits: BedWaits, bays: Bays, into: DayOfPatients): void {
  for (let boarder = 0; boarder < waits.boarding; boarder++) bays.admit(midnight, UNTIL_BEDS_COME_FREE);
  const { bedWaits } = into;
  const { patients, minutes } = waits;
  for (let i = 0; i < waits.count; i++) bedWaits[patients[i]!] = minutes[i]!;
}

/** Who comes on a day and when. */
function drawArrivals(stream: StreamFuture, day: number, into: DayOfPatients): void {
  const weekday = stream.weekday[day]!;
  const minutes = minuteOfDay[weekday]!;
  const step = MINUTE_SLICES / (stream.perWeek(day) * attendancesOfDay[weekday]!);
  const hi = stream.words.hi[day]!;
  const lo = stream.words.lo[day]!;
  let { arrivals, uniforms } = into;
  let patient = 0;
  let bits = mix(hi, lo, 0);
  // Where in the day, in slices of equally many attendances.
  let x = step * unitExponential(bits);
  while (x < MINUTE_SLICES) {
    if (patient === uniforms.length) ({ arrivals, uniforms } = grow(into));
    arrivals[patient] = straightLine(minutes, x);
    const ofWork = bits * HALF;
    uniforms[patient] = ofWork - Math.floor(ofWork);
    patient++;
    bits = mix(hi, lo, patient);
    x += step * unitExponential(bits);
  }
  into.count = patient;
}

/** How long they stay, given when they come and what work they are. */
function stay(midnight: number, multiplier: number, bays: Bays, into: DayOfPatients): void {
  const { arrivals, work, bedWaits, stays, leavers, count } = into;
  const nextMidnight = midnight + MINUTES_A_DAY;
  leavers.fill(0);
  let sameDay = 0;
  let bedBreaches = 0;
  for (let patient = 0; patient < count; patient++) {
    const arrival = midnight + arrivals[patient]!;
    const minutes = Math.max(1, Math.min(LONGEST_WORK, (multiplier * work[patient]! + 0.5) | 0));
    const wait = bedWaits[patient]!;
    const inBay = Math.min(LONGEST_WORK, minutes + wait);
    const left = bays.admit(arrival, inBay) + inBay;
    stays[patient] = Math.min(LONGEST_STAY, left - arrival);
    if (wait > 0 && left - arrival > STANDARD_MINUTES && left - wait - arrival <= STANDARD_MINUTES) bedBreaches++;
    if (left < nextMidnight) sameDay++;
    else leavers[Math.min(MIDNIGHTS - 1, ((left - midnight) / MINUTES_A_DAY) | 0)]!++;
  }
  leavers[0] = sameDay;
  into.bedBreaches = bedBreaches;
}

/** Room for twice as many, with those who are there. */
function grow(into: DayOfPatients): DayOfPatients {
  const room = 2 * into.uniforms.length;
  into.arrivals = widened(into.arrivals, new Uint16Array(room));
  into.uniforms = widened(into.uniforms, new Float64Array(room));
  into.work = new Float64Array(room);
  into.bedWaits = new Uint16Array(room);
  into.stays = new Uint16Array(room);
  return into;
}
