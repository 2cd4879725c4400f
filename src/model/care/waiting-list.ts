/**
 * The waiting list of one priority: how many patients wait, by the day their clock started. Patients of one clock-start
 * day are exchangeable, so these integers are the patient-level model, lumped. Days before the scenario's start are
 * negative. Patients younger than the notice are on the list but cannot be seen yet.
 */
import { mix } from '../../kernel/streams.js';

/** Patients taken off a list: clock-start days and how many of each, in the order they were taken. */
export class Taken {
  days = new Int32Array(256);
  counts = new Int32Array(256);
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
  private picked = new Int32Array(1024);
  private stamp = 0;
  private marks = new Int32Array(4096);

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

  /** Takes patients at random among the eligible, each as likely; at most `eligible`. Uses variates k, k + 1, ... */
  takeAny(count: number, hi: number, lo: number, k: number, taken: Taken): void {
    this.takeFrom(count, this.eligible, hi, lo, k, taken);
    this.eligible -= count;
  }

  /** Takes patients at random among everybody on the list, each as likely; at most `total`. */
  takeAnybody(count: number, hi: number, lo: number, k: number, taken: Taken): void {
    const before = taken.length;
    this.takeFrom(count, this.total, hi, lo, k, taken);
    for (let i = before; i < taken.length; i++) {
      if (taken.days[i]! + this.history < this.firstYoung) this.eligible -= taken.counts[i]!;
    }
  }

  /** Patients whose clock started before this day. */
  startedBefore(day: number): number {
    const end = Math.min(day + this.history, this.counts.length);
    let sum = 0;
    for (let index = this.oldest; index < end; index++) sum += this.counts[index]!;
    return sum;
  }

  /** Patients whose clock started on this day; 0 outside the scenario. */
  startedOn(day: number): number {
    return this.counts[day + this.history] ?? 0;
  }

  /** A simple random sample of `count` of the first `population` patients in clock order. */
  private takeFrom(count: number, population: number, hi: number, lo: number, k: number, taken: Taken): void {
    if (count === 0) return;
    this.total -= count;
    const everybody = count === population;
    const positions = everybody ? this.picked : this.sample(count, population, hi, lo, k);
    let seen = 0;
    let next = 0;
    let index = this.oldest;
    while (next < count) {
      const here = this.counts[index]!;
      if (here > 0) {
        let take = 0;
        if (everybody) take = here;
        else while (next + take < count && positions[next + take]! < seen + here) take++;
        if (take > 0) {
          this.counts[index] = here - take;
          taken.add(index - this.history, take);
          next += take;
        }
        seen += here;
      }
      index++;
    }
  }

  /** `count` different positions below `population`, ascending. Rejection on the smaller of the sample and the rest. */
  private sample(count: number, population: number, hi: number, lo: number, k: number): Int32Array {
    if (this.marks.length < population) this.marks = new Int32Array(2 * population);
    if (this.picked.length < count) this.picked = new Int32Array(2 * count);
    const { marks, picked } = this;
    const stamp = ++this.stamp;
    const complement = 2 * count > population;
    const draws = complement ? population - count : count;
    let variate = k;
    for (let drawn = 0; drawn < draws; ) {
      const position = Math.floor(mix(hi, lo, variate++) * population);
      if (marks[position] === stamp) continue;
      marks[position] = stamp;
      if (!complement) picked[drawn] = position;
      drawn++;
    }
    if (complement) {
      let at = 0;
      for (let position = 0; position < population; position++) {
        if (marks[position] !== stamp) picked[at++] = position;
      }
      return picked;
    }
    return sortAscending(picked, count);
  }
}

/** Sorts the first `length` places; insertion for the short runs of a session, the library's sort beyond. */
function sortAscending(values: Int32Array, length: number): Int32Array {
  if (length > 48) {
    values.subarray(0, length).sort();
    return values;
  }
  for (let i = 1; i < length; i++) {
    const value = values[i]!;
    let j = i - 1;
    while (j >= 0 && values[j]! > value) {
      values[j + 1] = values[j]!;
      j--;
    }
    values[j + 1] = value;
  }
  return values;
}
