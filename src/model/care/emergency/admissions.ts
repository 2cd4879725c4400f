/**
 * Who of a stream's patients is admitted, and how long each waits for a bed once that is decided: by a uniform of her own, so
 * that the same patients are admitted under every strategy. Known before the day is lived, as nothing that happens in
 * the department changes it; the wait is then longer or shorter as beds are short (P71, P72).
 */
import type { QuantileTable } from '../../../kernel/quantile-table.js';
import { type DailyWords, mix } from '../../../kernel/streams.js';
import { type ArrivalsFuture, countArrivals } from './arrivals.js';
import { LONGEST_WORK } from './bays.js';

/** The admitted of one day and what they wait, as one strategy meets them; used again each day. */
export class BedWaits {
  /** Of the first `count`: her place among the day's patients, and whole minutes from the decision to a bed. */
  patients = new Int32Array(ROOM);
  minutes = new Uint16Array(ROOM);
  count = 0;
  /** Patients left over at the midnight before, each in a bay until beds come free. */
  boarding = 0;
  /** How much longer they wait than at the usual occupancy. */
  multiplier = 1;
}

/** Patients for whom there is room; it grows. */
const ROOM = 256;

/** What decides who is admitted. */
export interface AdmissionRule {
  readonly arrivals: ArrivalsFuture;
  /** Share of the patients of a day who are admitted, in [0, 1]. */
  readonly share: (day: number) => number;
  /** Random bits of each patient of a day, for her admission and her wait. */
  readonly words: DailyWords;
  /** Minutes from the decision to a bed, by uniform, at the usual occupancy. */
  readonly wait: QuantileTable;
  /** By how much the log of the wait rises with each point (.01) of occupancy above the usual. */
  readonly perPoint: number;
}

export class Admissions {
  readonly rule: AdmissionRule;
  /** Patients who come and who are admitted, by day; -1 where nobody has asked yet. */
  private readonly came: Int32Array;
  private readonly admitted: Int32Array;
  private uniforms = new Float64Array(ROOM);
  private unit = new Float64Array(ROOM);

  /** @param days of the scenario */
  constructor(rule: AdmissionRule, days: number) {
    this.rule = rule;
    this.came = new Int32Array(days).fill(-1);
    this.admitted = new Int32Array(days).fill(-1);
  }

  /** How many of those who come on a day are admitted. */
  on(day: number): number {
    if (this.admitted[day]! < 0) this.find(day, null);
    return this.admitted[day]!;
  }

  /** Who they are, and how long each waits. */
  wait(day: number, boarding: number, multiplier: number, into: BedWaits): void {
    const count = this.find(day, into);
    into.count = count;
    into.boarding = boarding;
    into.multiplier = multiplier;
    this.rule.wait.quantiles(this.uniforms, count, this.unit);
    const { minutes } = into;
    for (let i = 0; i < count; i++) minutes[i] = Math.min(LONGEST_WORK, (multiplier * this.unit[i]! + 0.5) | 0);
  }

  /** The admitted of a day, with the uniforms of their waits; returns how many. */
  private find(day: number, into: BedWaits | null): number {
    const { arrivals, share, words } = this.rule;
    if (this.came[day]! < 0) this.came[day] = countArrivals(arrivals, day);
    const came = this.came[day]!;
    if (into && into.patients.length < came) makeRoom(into, 2 * came);
    if (this.uniforms.length < came) {
      this.uniforms = new Float64Array(2 * came);
      this.unit = new Float64Array(2 * came);
    }
    const { uniforms } = this;
    const [hi, lo] = [words.hi[day]!, words.lo[day]!];
    const p = share(day);
    let count = 0;
    for (let patient = 0; patient < came; patient++) {
      const u = mix(hi, lo, patient);
      if (u >= p) continue;
      // Of those below p it is as if drawn anew.
      uniforms[count] = u / p;
      if (into) into.patients[count] = patient;
      count++;
    }
    this.admitted[day] = count;
    return count;
  }
}

function makeRoom(waits: BedWaits, patients: number): void {
  waits.patients = new Int32Array(patients);
  waits.minutes = new Uint16Array(patients);
}
