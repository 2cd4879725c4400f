/**
 * The waiting list of one priority: how many patients wait, by the day their clock started. Patients of one clock-start
 * day are exchangeable, so these integers are the patient-level model, lumped. Days before the scenario's start are
 * negative. Patients younger than the notice are on the list but cannot be seen yet.
 */
import { mix } from '../../kernel/streams.js';
import type { Archive } from './archive.js';

/** Patients taken off a list: clock-start days and how many of each, in the order they were taken. */
export class Taken {
  days = new Int32Array(16);
  counts = new Int32Array(16);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(day: number, count: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.days[last] === day) {
      this.counts[last]! += count;
      return;
    }
    if (this.length === this.days.length) this.grow();
    this.days[this.length] = day;
    this.counts[this.length++] = count;
  }

  keep(archive: Archive): void {
    const length = archive.number(this.length);
    while (this.days.length < length) this.grow();
    this.length = length;
    for (let i = 0; i < length; i++) {
      this.days[i] = archive.number(this.days[i]!);
      this.counts[i] = archive.number(this.counts[i]!);
    }
  }

  private grow(): void {
    const days = new Int32Array(2 * this.days.length);
    const counts = new Int32Array(2 * this.days.length);
    days.set(this.days);
    counts.set(this.counts);
    this.days = days;
    this.counts = counts;
  }
}

export class WaitingList {
  /** Everybody on the list. */
  total = 0;
  /** Those who could be seen today. */
  eligible = 0;
  readonly notice: number;
  private readonly history: number;
  private readonly counts: Int32Array;
  /** No patients before this index. */
  private oldest: number;
  /** Index of the first cohort that is not eligible yet. */
  private firstYoung: number;
  private room = roomFor(128);
  /** Positions are grouped in blocks of 2^shift. */
  private shift = 0;

  /**
   * @param history days before the scenario's start on which a clock can have started, >= 0
   * @param days    days of the scenario
   * @param notice  days before anybody is seen, >= 0
   */
  constructor(history: number, days: number, notice: number) {
    this.history = history;
    this.notice = notice;
    this.counts = new Int32Array(history + days);
    this.oldest = history + days;
    this.firstYoung = 0;
  }

  /** New patients whose clock starts on this day; not eligible before the notice has passed. */
  join(clockDay: number, count: number): void {
    if (count === 0) return;
    const index = clockDay + this.history;
    this.counts[index]! += count;
    this.total += count;
    if (index < this.oldest) this.oldest = index;
    if (index < this.firstYoung) this.eligible += count;
  }

  /** Makes eligible whoever has waited the notice by this day. */
  mature(day: number): void {
    const limit = Math.min(day - this.notice + this.history, this.counts.length - 1);
    while (this.firstYoung <= limit) this.eligible += this.counts[this.firstYoung++]!;
  }

  /** Takes the longest waiting; at most `eligible`. */
  takeOldest(count: number, taken: Taken): void {
    const { counts } = this;
    let left = count;
    let index = this.oldest;
    while (left > 0) {
      const here = counts[index]!;
      if (here > 0) {
        const take = Math.min(here, left);
        counts[index] = here - take;
        left -= take;
        taken.add(index - this.history, take);
        if (take < here) break;
      }
      index++;
    }
    this.oldest = index;
    this.total -= count;
    this.eligible -= count;
  }

  /**
   * Takes some at random among the eligible, each as likely, and lets some at random among all who are left leave the
   * list. Uses variates k, k + 1, ... of the day.
   * @param count   to be taken, at most `eligible`
   * @param leaving who leave, at most `total` - count
   * @param taken   gets those taken; those who leave are not listed
   */
  takeAny(count: number, leaving: number, hi: number, lo: number, k: number, taken: Taken): void {
    if (count + leaving === 0) return;
    this.measure();
    const variate = this.draw(count, this.eligible, hi, lo, k, taken);
    this.draw(leaving, this.total, hi, lo, variate, null);
    this.total -= count + leaving;
  }

  /** Takes some at random among everybody on the list, eligible or not, each as likely; at most `total`. */
  takeAnybody(count: number, hi: number, lo: number, k: number, taken: Taken): void {
    if (count === 0) return;
    this.measure();
    this.draw(count, this.total, hi, lo, k, taken);
    this.total -= count;
  }

  /** Patients whose clock started before this day. */
  startedBefore(day: number): number {
    if (this.oldest - this.history >= day) return 0;
    return this.before(Math.min(day + this.history, this.counts.length));
  }

  /** Patients whose clock started on this day; 0 outside the scenario. */
  startedOn(day: number): number {
    return this.counts[day + this.history] ?? 0;
  }

  keep(archive: Archive): void {
    let end = this.oldest;
    for (let left = this.total; left > 0; end++) left -= this.counts[end]!;
    archive.counts(this.counts, this.oldest, end);
    this.total = archive.number(this.total);
    this.eligible = archive.number(this.eligible);
    this.oldest = archive.number(this.oldest);
    this.firstYoung = archive.number(this.firstYoung);
  }

  /** How many wait before an index. */
  private before(end: number): number {
    const { counts } = this;
    let sum = 0;
    for (let index = this.oldest; index < end; index++) sum += counts[index]!;
    return sum;
  }

  /**
   * Takes a simple random sample of the first `population` patients in clock order, as measured, off the list. Each
   * variate points at one of them; a cohort's patients already gone count as its last ones, and pointing at one of those
   * points again. Whoever was eligible is not any more. Returns the next variate.
   */
  private draw(count: number, population: number, hi: number, lo: number, k: number, taken: Taken | null): number {
    const { counts, oldest, shift, firstYoung, history } = this;
    const { begins, guide } = this.room;
    let variate = k;
    let eligible = 0;
    for (let draws = count; draws > 0; ) {
      const position = (mix(hi, lo, variate++) * population) | 0;
      let cohort = guide[position >>> shift]!;
      while (begins[cohort + 1]! <= position) cohort++;
      const index = oldest + cohort;
      if (position - begins[cohort]! >= counts[index]!) continue;
      counts[index]!--;
      draws--;
      if (index < firstYoung) eligible++;
      if (taken !== null) taken.add(index - history, 1);
    }
    this.eligible -= eligible;
    return variate;
  }

  /** Notes where each cohort begins among all patients in clock order, from the oldest on. */
  private measure(): void {
    const { total, counts, oldest } = this;
    const shift = shiftFor(total);
    this.shift = shift;
    let { begins, guide } = this.room;
    let end = 0;
    let block = 0;
    for (let cohort = 0; end < total; cohort++) {
      end += counts[oldest + cohort]!;
      if (cohort + 1 === begins.length) {
        this.room = withMoreCohorts(this.room);
        ({ begins, guide } = this.room);
      }
      begins[cohort + 1] = end;
      for (; block << shift < end; block++) guide[block] = cohort;
    }
  }
}

/** Positions in a list are grouped in up to so many blocks: for each, the guide says in which cohort to begin to look. */
const BLOCKS = 256;

/** The size of a block of a list, as a power of 2. */
function shiftFor(total: number): number {
  return Math.max(0, 24 - Math.clz32(total));
}

/** Room to sample from a list; kept between samples so that nothing is allocated in a session. */
interface SamplingRoom {
  /** One place more than there are cohorts; the first is 0. */
  readonly begins: Int32Array;
  readonly guide: Uint16Array;
}

function roomFor(cohorts: number): SamplingRoom {
  return { begins: new Int32Array(cohorts), guide: new Uint16Array(BLOCKS) };
}

function withMoreCohorts({ begins, guide }: SamplingRoom): SamplingRoom {
  const large = roomFor(2 * begins.length);
  large.begins.set(begins);
  large.guide.set(guide);
  return large;
}
