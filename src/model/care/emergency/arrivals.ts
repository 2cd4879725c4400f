/**
 * When the patients of a stream come and what work each is, the same under every strategy. A Poisson process with a rate
 * that changes by the hour, made by inverting the cumulative rate; time is in whole minutes. A patient is known by day
 * and ordinal: 52 random bits belong to each, so one arm's patients are another's whatever happens to them. Only the day
 * that was asked for last is kept.
 */
import { straightLine } from '../../../kernel/straight-line.js';
import { type DailyWords, mix } from '../../../kernel/streams.js';
import { unitExponential } from '../../../kernel/unit-exponential.js';
import { widened } from '../../../kernel/widened.js';
import { attendancesOfDay, MINUTE_SLICES, minuteOfDay } from './hour-of-week.js';

/** Of the 52 random bits of a patient, the upper half says when she comes, the lower what work she is. */
const HALF = 67_108_864;

/** Patients a day for whom there is room; it grows. */
const FIRST_ROOM = 512;

/** What decides who comes. */
export interface ArrivalsRule {
  /** Expected attendances of a week, by day. */
  readonly perWeek: (day: number) => number;
  readonly weekday: Uint8Array;
  /** Random bits for each patient of a day. */
  readonly words: DailyWords;
}

export class Arrivals {
  /** Of the patients of the day asked for last, by ordinal: the minute of the day, and the uniform that says what work she is. */
  minutes = new Uint16Array(FIRST_ROOM);
  uniforms = new Float64Array(FIRST_ROOM);
  private readonly rule: ArrivalsRule;
  private day = -1;
  private count = 0;

  constructor(rule: ArrivalsRule) {
    this.rule = rule;
  }

  /** Patients who come on a day; `minutes` and `uniforms` are theirs. */
  on(day: number): number {
    if (day !== this.day) {
      this.count = this.draw(day);
      this.day = day;
    }
    return this.count;
  }

  private draw(day: number): number {
    const { perWeek, weekday, words } = this.rule;
    const minuteAt = minuteOfDay[weekday[day]!]!;
    const step = MINUTE_SLICES / (perWeek(day) * attendancesOfDay[weekday[day]!]!);
    const hi = words.hi[day]!;
    const lo = words.lo[day]!;
    let { minutes, uniforms } = this;
    let patient = 0;
    let bits = mix(hi, lo, 0);
    // Where in the day, in slices of equally many attendances.
    let x = step * unitExponential(bits);
    while (x < MINUTE_SLICES) {
      if (patient === uniforms.length) ({ minutes, uniforms } = this.grow());
      minutes[patient] = straightLine(minuteAt, x);
      const ofWork = bits * HALF;
      uniforms[patient] = ofWork - Math.floor(ofWork);
      patient++;
      bits = mix(hi, lo, patient);
      x += step * unitExponential(bits);
    }
    return patient;
  }

  /** Room for twice as many, with those who are there. */
  private grow(): this {
    const room = 2 * this.uniforms.length;
    this.minutes = widened(this.minutes, new Uint16Array(room));
    this.uniforms = widened(this.uniforms, new Float64Array(room));
    return this;
  }
}
