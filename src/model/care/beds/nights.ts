/**
 * How many nights the emergency patients of a trust stay: the n-th of a day and source has a uniform of her own, so hers are the
 * same under every strategy unless stays get longer. They are drawn once a replication where there are not too many patients.
 */
import { type DailyWords, mix } from '../../../kernel/streams.js';
import { widened } from '../../../kernel/widened.js';
import type { Stays } from './stays.js';

/** The first patient of each source among those of a day. */
const DIRECT = 1 << 24;
const PATIENTS_A_SOURCE = 1 << 18;

/** Patients for whom there is room at first; it grows. */
const FIRST_ROOM = 512;

/** What decides how long patients stay. */
export interface NightsRule {
  readonly stays: Stays;
  /** Random bits for the patients of each day. */
  readonly words: DailyWords;
  /** Sources, direct admissions among them. */
  readonly sources: number;
  /** Patients expected on all days, where they are kept; 0 where they are not. */
  readonly kept: number;
}

export class Nights {
  /** By place. */
  nights: Uint16Array;
  private readonly rule: NightsRule;
  private end = 0;
  /** Of the days kept, by day and source: place of the first patient, of how many, and under which factor. */
  private readonly places: Int32Array;
  private readonly counts: Int32Array;
  private readonly factors: Float64Array;

  constructor(rule: NightsRule) {
    const keys = rule.kept > 0 ? rule.sources * rule.words.hi.length : 0;
    this.rule = rule;
    this.nights = new Uint16Array(FIRST_ROOM + Math.ceil(1.2 * rule.kept));
    this.places = new Int32Array(keys);
    this.counts = new Int32Array(keys).fill(-1);
    this.factors = new Float64Array(keys);
  }

  /**
   * The nights of the first patients of a source on a day stand in `nights` until others are asked for.
   * @param source 0 for direct admissions, and from 1 on those of the emergency departments
   * @param factor on stays of a night or more, > 0
   * @returns      the place of the first of them
   */
  first(day: number, source: number, patients: number, factor: number): number {
    const { rule, counts, factors } = this;
    const key = rule.sources * day + source;
    const isKept = rule.kept > 0;
    if (isKept && counts[key]! >= patients && factors[key] === factor) return this.places[key]!;
    const first = this.end;
    this.draw(day, source === 0 ? DIRECT : (source - 1) * PATIENTS_A_SOURCE, patients, factor);
    if (isKept && counts[key]! < 0) {
      this.places[key] = first;
      counts[key] = patients;
      factors[key] = factor;
      this.end += patients;
    }
    return first;
  }

  /** Draws those of a day from one on, behind those that are kept. */
  private draw(day: number, from: number, patients: number, factor: number): void {
    const { rule, end } = this;
    const { stays, words } = rule;
    const [hi, lo] = [words.hi[day]!, words.lo[day]!];
    if (end + patients > this.nights.length) {
      this.nights = widened(this.nights, new Uint16Array(2 * (end + patients)));
    }
    const { nights } = this;
    for (let patient = 0; patient < patients; patient++) {
      nights[end + patient] = stays.nights(mix(hi, lo, from + patient), factor);
    }
  }
}
