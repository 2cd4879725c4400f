/**
 * Who of a stream's patients is admitted, and how long each waits for a bed once that is decided: by a uniform of her own, so
 * that the same patients are admitted under every strategy. Known before the day is lived, as nothing that happens in
 * the department changes it; the wait is then longer or shorter as beds are short (P71, P72). Of each day it is kept how many
 * are admitted; who they are, where there are not too many patients, and otherwise only of the day that was asked for last.
 */
import type { QuantileTable } from '../../../kernel/quantile-table.js';
import { type DailyWords, MIX_BITS, mix } from '../../../kernel/streams.js';
import { roomFor, widened } from '../../../kernel/widened.js';
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
  /** Whether all days are kept. */
  readonly kept: boolean;
}

export class Admissions {
  readonly rule: AdmissionRule;
  /** Of each of the admitted, by place: her ordinal among the patients of the day, and minutes from the decision to a bed at the usual occupancy. */
  patients: Int32Array;
  minutes: Float64Array;
  /** Place of the first admitted of the day asked for last; the others follow. */
  first = 0;
  private uniforms = new Float64Array(FIRST_ROOM);
  /** Patients who are admitted, by day; -1 where nobody has asked yet. */
  private readonly admitted: Int32Array;
  /** Of the days kept, place of the first. */
  private readonly firsts: Int32Array;
  private day = -1;
  private end = 0;

  /** @param days of the scenario */
  constructor(rule: AdmissionRule, days: number) {
    this.rule = rule;
    this.admitted = new Int32Array(days).fill(-1);
    this.firsts = new Int32Array(rule.kept ? days : 0);
    let expected = 0;
    for (let day = 0; rule.kept && day < days; day++) expected += rule.arrivals.expected(day) * rule.share(day);
    const room = FIRST_ROOM + roomFor(expected);
    this.patients = new Int32Array(room);
    this.minutes = new Float64Array(room);
  }

  /** How many of those who come on a day are admitted. */
  on(day: number): number {
    if (this.admitted[day]! < 0) this.find(day);
    return this.admitted[day]!;
  }

  /** As `on`; those from `first` on are theirs. */
  waiting(day: number): number {
    if (day === this.day) return this.admitted[day]!;
    if (this.rule.kept && this.admitted[day]! >= 0) {
      this.day = day;
      this.first = this.firsts[day]!;
    } else this.find(day);
    return this.admitted[day]!;
  }

  /** Finds the admitted of a day, and their waits. */
  private find(day: number): void {
    const { arrivals, share, words, wait, kept } = this.rule;
    const came = arrivals.on(day);
    const first = this.end;
    this.makeRoom(first + came, came);
    const { uniforms, patients } = this;
    const hi = words.hi[day]!;
    const lo = words.lo[day]!;
    const p = share(day);
    let count = 0;
    for (let patient = 0; patient < came; patient++) {
      const u = mix(hi, lo, patient);
      // Of those below p it is as if drawn anew.
      uniforms[count] = u / p;
      patients[first + count] = patient;
      // Without a branch that depends on chance: whole, this is negative where u is below p, and its sign 1.
      count += ((u - p) * MIX_BITS - 1) >>> 31;
    }
    wait.quantiles(uniforms, count, this.minutes, first);
    this.day = day;
    this.first = first;
    this.admitted[day] = count;
    if (!kept) return;
    this.firsts[day] = first;
    this.end += count;
  }

  /** Room for so many patients, with those who are there, and for so many of a day. */
  private makeRoom(patients: number, ofDay: number): void {
    if (patients > this.patients.length) {
      this.patients = widened(this.patients, new Int32Array(2 * patients));
      this.minutes = widened(this.minutes, new Float64Array(2 * patients));
    }
    if (ofDay > this.uniforms.length) this.uniforms = new Float64Array(2 * ofDay);
  }
}
