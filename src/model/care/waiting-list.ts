/**
 * The waiting list of one priority: how many patients wait, by the day their clock started. Patients of one clock-start
 * day are exchangeable, so these integers are the patient-level model, lumped. Days before the scenario's start are
 * negative. Patients younger than the notice are on the list but cannot be seen yet.
 */
import { mix } from '../../kernel/streams.js';

/** Patients taken off a list: clock-start days and how many of each, in the order they were taken. */
export class Taken {
  days = new Int32Array(16);
  counts = new Int32Array(16);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(day: number, count: number): void {
    if (this.length === this.days.length) {
      const days = new Int32Array(2 * this.length);
      const counts = new Int32Array(2 * this.length);
      days.set(this.days);
      counts.set(this.counts);
      this.days = days;
      this.counts = counts;
    }
    this.days[this.length] = day;
    this.counts[this.length++] = count;
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
  private room = roomFor(128, 128);

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
    const cohorts = this.measure();
    const variate = this.draw(count, this.eligible, hi, lo, k);
    const { ends, left, cohortDays } = this.room;
    for (let cohort = 0, end = 0; count > 0 && cohort < cohorts; end = ends[cohort++]!) {
      const take = ends[cohort]! - end - left[cohort]!;
      if (take === 0) continue;
      taken.add(cohortDays[cohort]!, take);
    }
    this.draw(leaving, this.total, hi, lo, variate);
    this.total -= count + leaving;
    for (let cohort = 0; cohort < cohorts; cohort++) {
      const index = cohortDays[cohort]! + this.history;
      const gone = this.counts[index]! - left[cohort]!;
      this.counts[index] = left[cohort]!;
      if (index < this.firstYoung) this.eligible -= gone;
    }
  }

  /** Takes some at random among everybody on the list, eligible or not, each as likely; at most `total`. */
  takeAnybody(count: number, hi: number, lo: number, k: number, taken: Taken): void {
    if (count === 0) return;
    const cohorts = this.measure();
    this.draw(count, this.total, hi, lo, k);
    const { left, cohortDays } = this.room;
    this.total -= count;
    for (let cohort = 0; cohort < cohorts; cohort++) {
      const index = cohortDays[cohort]! + this.history;
      const take = this.counts[index]! - left[cohort]!;
      if (take === 0) continue;
      this.counts[index] = left[cohort]!;
      if (index < this.firstYoung) this.eligible -= take;
      taken.add(cohortDays[cohort]!, take);
    }
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

  /** How many wait before an index. */
  private before(end: number): number {
    let sum = 0;
    for (let index = this.oldest; index < end; index++) sum += this.counts[index]!;
    return sum;
  }

  /**
   * Draws a simple random sample of the first `population` patients in clock order out of `room.left`. Each variate
   * points at one of them; a cohort's patients already drawn count as its first ones, and pointing at one of those
   * points again. Returns the next variate.
   */
  private draw(count: number, population: number, hi: number, lo: number, k: number): number {
    const { ends, left, guide } = this.room;
    let variate = k;
    for (let draws = count; draws > 0; ) {
      const position = Math.floor(mix(hi, lo, variate++) * population);
      let cohort = guide[position >>> GUIDE_SHIFT]!;
      while (ends[cohort]! <= position) cohort++;
      if (ends[cohort]! - position > left[cohort]!) continue;
      left[cohort]!--;
      draws--;
    }
    return variate;
  }

  /** Lists the cohorts in clock order: where each ends, how many it has, its clock-start day; returns how many. */
  private measure(): number {
    const { total } = this;
    const blocks = (total >>> GUIDE_SHIFT) + 1;
    if (this.room.guide.length < blocks) this.room = roomFor(this.room.ends.length, 2 * blocks);
    let { ends, left, cohortDays, guide } = this.room;
    let cohorts = 0;
    let end = 0;
    let block = 0;
    for (let index = this.oldest; end < total; index++) {
      const here = this.counts[index]!;
      if (here === 0) continue;
      if (cohorts === ends.length) {
        this.room = withMoreCohorts(this.room);
        ({ ends, left, cohortDays, guide } = this.room);
      }
      end += here;
      ends[cohorts] = end;
      left[cohorts] = here;
      cohortDays[cohorts] = index - this.history;
      for (; block << GUIDE_SHIFT < end; block++) guide[block] = cohorts;
      cohorts++;
    }
    return cohorts;
  }
}

/** Positions in a list are grouped in blocks of 2^3: for each, the guide says in which cohort to begin to look. */
const GUIDE_SHIFT = 3;

/** Room to sample from a list; kept between samples so that nothing is allocated in a session. */
interface SamplingRoom {
  readonly ends: Int32Array;
  readonly left: Int32Array;
  readonly cohortDays: Int32Array;
  readonly guide: Uint16Array;
}

function roomFor(cohorts: number, blocks: number): SamplingRoom {
  return {
    ends: new Int32Array(cohorts),
    left: new Int32Array(cohorts),
    cohortDays: new Int32Array(cohorts),
    guide: new Uint16Array(blocks),
  };
}

function withMoreCohorts(small: SamplingRoom): SamplingRoom {
  const large = roomFor(2 * small.ends.length, small.guide.length);
  large.ends.set(small.ends);
  large.left.set(small.left);
  large.cohortDays.set(small.cohortDays);
  large.guide.set(small.guide);
  return large;
}
