/**
 * One stream of patients of an emergency department, majors or minors: when they come and what work they are, the same
 * under every strategy, and how long they stay. Arrivals are a Poisson process with a rate that changes by the hour,
 * made by inverting the cumulative rate; time is in whole minutes. A patient is known by day and ordinal: 52 random bits
 * belong to each, so one arm's patients are another's whatever happens to them. Nothing is kept; days are made when they
 * are lived.
 */
import { makeDistribution } from '../../kernel/distribution.js';
import { QuantileTable } from '../../kernel/quantile-table.js';
import { type DailyWords, mix } from '../../kernel/streams.js';
import { type Bays, LONGEST_WORK } from './bays.js';
import { HOURS, hourOfWeek } from './hour-of-week.js';

export const MINUTES_A_DAY = 1440;
/** Stays are counted up to this, minutes: 45 days. */
export const LONGEST_STAY = 65_535;

// Names of this module are quicker to reach than imported ones, in the inner loop.
const shares = hourOfWeek;
const LONGEST = LONGEST_WORK;

/** Of the 52 random bits of a patient, the upper half says when she comes, the lower what work she is. */
const HALF = 67_108_864;

/** Expected arrivals from one patient to the next. */
const unitExponential = new QuantileTable(makeDistribution({ kind: 'exponential', args: [1] }));

/** What is the same under every strategy in one replication. */
export interface StreamFuture {
  readonly bays: number;
  /** Expected attendances of a week, by day. */
  readonly perWeek: (day: number) => number;
  readonly weekday: Uint8Array;
  /** Random bits for each patient of a day. */
  readonly words: DailyWords;
  /** Minutes in a bay by uniform, before any slowdown. */
  readonly work: QuantileTable;
}

/** The patients of one day: how long each stayed, and how many of them left after how many midnights. */
export class DayOfPatients {
  /** Minutes from coming to leaving; the first `count` are of this day. */
  stays: Uint16Array = new Uint16Array(512);
  count = 0;
  /** By midnights passed, the last place for all later ones; most leave on the day they came. */
  readonly leavers: Int32Array = new Int32Array(MIDNIGHTS);
}

/** Midnights that leavers are counted by. */
export const MIDNIGHTS = 64;

/**
 * Lives a day: everybody who comes gets a bay and is worked on.
 * @param bays       as they were left the day before
 * @param multiplier of the work, > 0; it holds for those who come today
 * @param into       is given the day's patients
 */
export function liveDay(stream: StreamFuture, day: number, multiplier: number, bays: Bays, into: DayOfPatients): void {
  const { words, work } = stream;
  const { leavers } = into;
  const hi = words.hi[day]!;
  const lo = words.lo[day]!;
  const perWeek = stream.perWeek(day);
  const midnight = day * MINUTES_A_DAY;
  const nextMidnight = midnight + MINUTES_A_DAY;
  leavers.fill(0);
  let { stays } = into;
  let patient = 0;
  let sameDay = 0;
  let before = 0;
  let luck = mix(hi, lo, 0);
  let expected = unitExponential.at(luck);
  for (let hour = 0; hour < HOURS; hour++) {
    const rate = perWeek * shares[stream.weekday[day]! * HOURS + hour]!;
    const from = midnight + 60 * hour;
    const minutesEach = 60 / rate;
    for (; expected < before + rate; patient++) {
      const arrival = from + Math.min(59, ((expected - before) * minutesEach) | 0);
      const ofWork = luck * HALF;
      const minutes = (multiplier * work.at(ofWork - Math.floor(ofWork)) + 0.5) | 0;
      const taken = Math.max(1, Math.min(LONGEST, minutes));
      const left = bays.admit(arrival, taken) + taken;
      if (patient === stays.length) stays = grown(into);
      stays[patient] = Math.min(LONGEST_STAY, left - arrival);
      if (left < nextMidnight) sameDay++;
      else leavers[Math.min(MIDNIGHTS - 1, ((left - midnight) / MINUTES_A_DAY) | 0)]!++;
      luck = mix(hi, lo, patient + 1);
      expected += unitExponential.at(luck);
    }
    before += rate;
  }
  leavers[0] = sameDay;
  into.count = patient;
}

function grown(into: DayOfPatients): Uint16Array {
  const larger = new Uint16Array(2 * into.stays.length);
  larger.set(into.stays);
  into.stays = larger;
  return larger;
}
