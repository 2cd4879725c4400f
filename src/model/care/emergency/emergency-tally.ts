/**
 * Time in the emergency departments of one trust: by day how many came, how many of them stayed over four hours and how
 * long all stayed together; by week how many stayed how long, from which percentiles are read. A patient counts on the
 * day she came. Whole minutes up to eight hours, tens of minutes beyond. Of those admitted also the wait for a bed, in
 * half hours.
 */
import type { BedWaits } from './admissions.js';

/** The standard: out within four hours. */
export const STANDARD_MINUTES = 240;

const SINGLE = 480;
const STEP = 10;
const BINS = SINGLE + 252;

/** Waits for a bed are counted by so many minutes, up to two days. */
const WAIT_STEP = 30;
const WAIT_BINS = 2 * 48 + 1;
/** A wait for a bed is long from here on, minutes. */
const LONG_WAIT = 720;

export class EmergencyTally {
  readonly came: Int32Array;
  readonly breaches: Int32Array;
  readonly minutes: Float64Array;
  /** Of the breaches, those by the wait for a bed alone. */
  readonly bedBreaches: Int32Array;
  /** Patients admitted, and those of them who waited twelve hours or more for a bed. */
  readonly admitted: Int32Array;
  readonly over12Hours: Int32Array;
  private readonly byWeek: Uint16Array;
  /** Waits for a bed; empty where nobody waits for one. */
  private waitsByWeek = new Uint16Array(0);

  constructor(days: number) {
    this.came = new Int32Array(days);
    this.breaches = new Int32Array(days);
    this.minutes = new Float64Array(days);
    this.bedBreaches = new Int32Array(days);
    this.admitted = new Int32Array(days);
    this.over12Hours = new Int32Array(days);
    this.byWeek = new Uint16Array(Math.ceil(days / 7) * BINS);
  }

  /** Counts the stays from one place to another of a list, of patients who came on a day. */
  add(day: number, stays: Uint16Array, from: number, to: number): void {
    const { byWeek } = this;
    const week = Math.floor(day / 7) * BINS;
    let sum = 0;
    let breaches = 0;
    for (let i = from; i < to; i++) {
      const stay = stays[i]!;
      sum += stay;
      if (stay > STANDARD_MINUTES) breaches++;
      const bin = stay < SINGLE ? stay : Math.min(BINS - 1, SINGLE + (((stay - SINGLE) / STEP) | 0));
      byWeek[week + bin]!++;
    }
    this.came[day]! += to - from;
    this.breaches[day]! += breaches;
    this.minutes[day]! += sum;
  }

  /** Counts the waits for a bed of those admitted on a day, and the breaches of four hours that came of them. */
  addWaits(day: number, { minutes, count }: BedWaits, bedBreaches: number): void {
    if (this.waitsByWeek.length === 0) this.waitsByWeek = new Uint16Array((this.byWeek.length / BINS) * WAIT_BINS);
    const week = Math.floor(day / 7) * WAIT_BINS;
    let long = 0;
    for (let i = 0; i < count; i++) {
      const wait = minutes[i]!;
      if (wait >= LONG_WAIT) long++;
      this.waitsByWeek[week + Math.min(WAIT_BINS - 1, (wait / WAIT_STEP) | 0)]!++;
    }
    this.admitted[day]! += count;
    this.over12Hours[day]! += long;
    this.bedBreaches[day]! += bedBreaches;
  }

  /** As `collect`, of the waits for a bed (WAIT_BINS places). */
  collectWaits(from: number, to: number, into: Float64Array): void {
    if (this.waitsByWeek.length === 0) return;
    for (let week = Math.floor(from / 7); week <= Math.floor((to - 1) / 7); week++) {
      for (let bin = 0; bin < WAIT_BINS; bin++) into[bin]! += this.waitsByWeek[week * WAIT_BINS + bin]!;
    }
  }

  /** Adds the counts by length of stay of the weeks that lie in days [from, to), whole, to `into` (BINS places). */
  collect(from: number, to: number, into: Float64Array): void {
    for (let week = Math.floor(from / 7); week <= Math.floor((to - 1) / 7); week++) {
      for (let bin = 0; bin < BINS; bin++) into[bin]! += this.byWeek[week * BINS + bin]!;
    }
  }
}

/** Room for counts by length of stay. */
export function stayCounts(): Float64Array {
  return new Float64Array(BINS);
}

/** Room for counts by wait for a bed. */
export function waitCounts(): Float64Array {
  return new Float64Array(WAIT_BINS);
}

/** Minutes that a share p of the waits for a bed did not exceed, linear within half an hour; NaN of none. */
export function waitQuantile(counts: Float64Array, p: number): number {
  let all = 0;
  for (const count of counts) all += count;
  if (all === 0) return Number.NaN;
  let below = 0;
  let bin = 0;
  while (bin < WAIT_BINS - 1 && below + counts[bin]! < p * all) below += counts[bin++]!;
  return WAIT_STEP * (bin + (p * all - below) / (counts[bin]! || 1));
}

/** Share of the waits for a bed of so many hours or more; NaN of none. */
export function waitsFrom(counts: Float64Array, hours: number): number {
  let [all, long] = [0, 0];
  counts.forEach((count, bin) => {
    all += count;
    if (bin * WAIT_STEP >= 60 * hours) long += count;
  });
  return long / (all || Number.NaN);
}

/** Minutes that a share p of those counted did not exceed, to the minute (to ten, beyond eight hours); NaN if nobody. */
export function stayQuantile(counts: Float64Array, p: number): number {
  let all = 0;
  for (const count of counts) all += count;
  if (all === 0) return Number.NaN;
  let sum = 0;
  let bin = 0;
  while (bin < BINS - 1 && sum + counts[bin]! < p * all) sum += counts[bin++]!;
  return bin < SINGLE ? bin : SINGLE + (bin - SINGLE) * STEP;
}
