/**
 * Who of a stream's patients is admitted, and how long each waits for a bed once that is decided: by a uniform of her own, so
 * that the same patients are admitted under every strategy. Known before the day is lived, as nothing that happens in
 * the department changes it; the wait is then longer or shorter as beds are short (P71, P72). Of each day it is kept how many
 * are admitted; who they are, only of the day that was asked for last.
 */
import type { QuantileTable } from '../../../kernel/quantile-table.js';
import { type DailyWords, MIX_BITS, mix } from '../../../kernel/streams.js';
import type { Arrivals } from './arrivals.js';

/** Patients for whom there is room; it grows. */
const FIRST_ROOM = 256;

/** What decides who is admitted. */
export interface AdmissionRule {
  readonly arrivals: Arrivals;
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
  /** Of the admitted of the day asked for last: her ordinal among the patients, and minutes from the decision to a bed at the usual occupancy. */
  patients = new Int32Array(FIRST_ROOM);
  minutes = new Float64Array(FIRST_ROOM);
  private uniforms = new Float64Array(FIRST_ROOM);
  /** Patients who are admitted, by day; -1 where nobody has asked yet. */
  private readonly admitted: Int32Array;
  private day = -1;
  private waitsOf = -1;

  /** @param days of the scenario */
  constructor(rule: AdmissionRule, days: number) {
    this.rule = rule;
    this.admitted = new Int32Array(days).fill(-1);
  }

  /** How many of those who come on a day are admitted. */
  on(day: number): number {
    if (this.admitted[day]! < 0) this.admitted[day] = this.find(day);
    return this.admitted[day]!;
  }

  /** As `on`; `patients` and `minutes` are theirs. */
  waiting(day: number): number {
    if (day !== this.day) this.admitted[day] = this.find(day);
    const count = this.admitted[day]!;
    if (day !== this.waitsOf) this.rule.wait.quantiles(this.uniforms, count, this.minutes);
    this.waitsOf = day;
    return count;
  }

  /** The admitted of a day, with the uniforms of their waits; returns how many. */
  private find(day: number): number {
    const { arrivals, share, words } = this.rule;
    const came = arrivals.on(day);
    if (this.uniforms.length < came) this.makeRoom(2 * came);
    const { uniforms, patients } = this;
    const hi = words.hi[day]!;
    const lo = words.lo[day]!;
    const p = share(day);
    let count = 0;
    for (let patient = 0; patient < came; patient++) {
      const u = mix(hi, lo, patient);
      // Of those below p it is as if drawn anew.
      uniforms[count] = u / p;
      patients[count] = patient;
      // Without a branch that depends on chance: whole, this is negative where u is below p, and its sign 1.
      count += ((u - p) * MIX_BITS - 1) >>> 31;
    }
    this.day = day;
    return count;
  }

  private makeRoom(patients: number): void {
    this.patients = new Int32Array(patients);
    this.uniforms = new Float64Array(patients);
    this.minutes = new Float64Array(patients);
  }
}
