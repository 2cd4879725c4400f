/**
 * When the patients of a stream come and what work each is, the same under every strategy. A Poisson process with a rate
 * that changes by the hour, made by inverting the cumulative rate; time is in whole minutes. A patient is known by day
 * and ordinal: 52 random bits belong to each, so one arm's patients are another's whatever happens to them. All days
 * that were asked for are kept where there are not too many patients, and otherwise the last one only.
 */
import type { QuantileTable } from '../../../kernel/quantile-table.js';
import { straightLine } from '../../../kernel/straight-line.js';
import { type DailyWords, mix } from '../../../kernel/streams.js';
import { unitExponential } from '../../../kernel/unit-exponential.js';
import { roomFor, widened } from '../../../kernel/widened.js';
import { attendancesOfDay, MINUTE_SLICES, minuteOfDay } from './hour-of-week.js';

/** Of the 52 random bits of a patient, the upper half says when she comes, the lower what work she is. */
const HALF = 67_108_864;

/** The bits of so many patients are drawn at once, apart from what depends on chance. */
const AT_ONCE = 16;

/** Patients for whom there is room at first; it grows. */
const FIRST_ROOM = 512;

/** What decides who comes. */
export interface ArrivalsRule {
  /** Expected attendances of a week, by day. */
  readonly perWeek: (day: number) => number;
  readonly weekday: Uint8Array;
  /** Random bits for each patient of a day. */
  readonly words: DailyWords;
  /** Minutes of work in a bay by uniform, before any slowdown. */
  readonly work: QuantileTable;
  /** Whether all days are kept. */
  readonly kept: boolean;
}

export class Arrivals {
  /** Of each patient, by place: the minute of the day on which she comes, and minutes of work. */
  minutes: Uint16Array;
  work: Float64Array;
  /** Place of the first patient of the day asked for last; the others follow in the order in which they come. */
  first = 0;
  private readonly rule: ArrivalsRule;
  private uniforms = new Float64Array(FIRST_ROOM);
  private day = -1;
  private count = 0;
  /** Of the days kept: place of the first patient, -1 of a day not drawn yet, and how many come. */
  private readonly firsts: Int32Array;
  private readonly counts: Int32Array;
  private end = 0;

  constructor(rule: ArrivalsRule) {
    this.rule = rule;
    const days = rule.kept ? rule.weekday.length : 0;
    let expected = 0;
    for (let day = 0; day < days; day++) expected += this.expected(day);
    const room = FIRST_ROOM + roomFor(expected);
    this.minutes = new Uint16Array(room);
    this.work = new Float64Array(room);
    this.firsts = new Int32Array(days).fill(-1);
    this.counts = new Int32Array(days);
  }

  /** Patients who come on a day; those from `first` on are theirs. */
  on(day: number): number {
    if (day === this.day) return this.count;
    const isKnown = this.rule.kept && this.firsts[day]! >= 0;
    this.day = day;
    this.first = isKnown ? this.firsts[day]! : this.end;
    this.count = isKnown ? this.counts[day]! : this.draw(day);
    if (this.rule.kept && !isKnown) {
      this.firsts[day] = this.first;
      this.counts[day] = this.count;
      this.end += this.count;
    }
    return this.count;
  }

  /** Mean number of patients who come on a day. */
  expected(day: number): number {
    const { perWeek, weekday } = this.rule;
    return perWeek(day) * attendancesOfDay[weekday[day]!]!;
  }

  private draw(day: number): number {
    const { weekday, words, work } = this.rule;
    const minuteAt = minuteOfDay[weekday[day]!]!;
    const step = MINUTE_SLICES / this.expected(day);
    const hi = words.hi[day]!;
    const lo = words.lo[day]!;
    const { first } = this;
    let { minutes, uniforms } = this;
    let patient = 0;
    // Where in the day, in slices of equally many attendances.
    let x = 0;
    for (;;) {
      if (patient + AT_ONCE > uniforms.length || first + patient + AT_ONCE > minutes.length) {
        this.makeRoom(first + patient + AT_ONCE, patient + AT_ONCE);
        ({ minutes, uniforms } = this);
      }
      const end = patient + AT_ONCE;
      for (let next = patient; next < end; next++) uniforms[next] = mix(hi, lo, next);
      for (; patient < end; patient++) {
        const bits = uniforms[patient]!;
        x += step * unitExponential(bits);
        if (x >= MINUTE_SLICES) break;
        minutes[first + patient] = straightLine(minuteAt, x);
        const ofWork = bits * HALF;
        uniforms[patient] = ofWork - Math.floor(ofWork);
      }
      if (patient < end) break;
    }
    work.quantiles(uniforms, patient, this.work, first);
    return patient;
  }

  /** Room for so many patients, with those who are there, and for so many of a day. */
  private makeRoom(patients: number, ofDay: number): void {
    if (patients > this.minutes.length) {
      this.minutes = widened(this.minutes, new Uint16Array(2 * patients));
      this.work = widened(this.work, new Float64Array(2 * patients));
    }
    if (ofDay > this.uniforms.length) this.uniforms = widened(this.uniforms, new Float64Array(2 * ofDay));
  }
}
