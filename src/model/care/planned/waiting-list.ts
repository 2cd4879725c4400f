/**
 * The waiting list of one priority: how many patients wait, by the day their clock started. Patients of one clock-start
 * day are exchangeable, so these integers are the patient-level model, lumped. Days before the scenario's start are
 * negative. Patients younger than the notice are on the list but cannot be seen yet.
 */
import type { StateVisitor } from '../snapshot.js';
import type { ClockDays } from './clock-days.js';

/** Cohorts are added up in blocks of 2^4: few enough blocks to walk over, few enough cohorts in one. */
const BLOCK = 4;

export class WaitingList {
  /** Everybody on the list. */
  total = 0;
  /** Those who could be seen today. */
  eligible = 0;
  readonly notice: number;
  private readonly history: number;
  private readonly counts: Int32Array;
  /** Sums of the counts, by block. */
  private readonly sums: Int32Array;
  /** No patients before this index. */
  private oldest: number;
  /** Index of the first cohort that is not eligible yet. */
  private firstYoung: number;

  /**
   * @param history days before the scenario's start on which a clock can have started, >= 0
   * @param days    days of the scenario
   * @param notice  days before anybody is seen, >= 0
   */
  constructor(history: number, days: number, notice: number) {
    this.history = history;
    this.notice = notice;
    this.counts = new Int32Array(history + days);
    this.sums = new Int32Array(((history + days) >> BLOCK) + 1);
    this.oldest = history + days;
    this.firstYoung = 0;
  }

  /** New patients whose clock starts on this day; not eligible before the notice has passed. */
  join(clockDay: number, count: number): void {
    if (count === 0) return;
    const index = clockDay + this.history;
    this.counts[index]! += count;
    this.sums[index >> BLOCK]! += count;
    this.total += count;
    if (index < this.oldest) this.oldest = index;
    if (index < this.firstYoung) this.eligible += count;
  }

  /** Makes eligible whoever has waited the notice by this day. */
  mature(day: number): void {
    const limit = Math.min(day - this.notice + this.history, this.counts.length - 1);
    while (this.firstYoung <= limit) this.eligible += this.counts[this.firstYoung++]!;
  }

  /** Takes the longest waiting; at most `eligible`. Without `taken` they are not listed. */
  takeOldest(count: number, taken: ClockDays | null): void {
    const { counts, sums } = this;
    let left = count;
    let index = this.oldest;
    while (left > 0) {
      const here = counts[index]!;
      if (here > 0) {
        const take = Math.min(here, left);
        counts[index] = here - take;
        sums[index >> BLOCK]! -= take;
        left -= take;
        taken?.add(index - this.history, take);
        if (take < here) break;
      }
      index++;
    }
    this.oldest = index;
    this.total -= count;
    this.eligible -= count;
  }

  /**
   * Takes some of those who could be seen, each as likely.
   * @param count at most `eligible`
   * @param u     in (0, 1)
   */
  takeAny(count: number, u: number, taken: ClockDays): void {
    this.sample(count, this.eligible, u, taken);
  }

  /** Takes some of everybody on the list, eligible or not, each as likely; at most `total`. Without `taken` they are not listed. */
  takeAnybody(count: number, u: number, taken: ClockDays | null): void {
    this.sample(count, this.total, u, taken);
  }

  /** Patients whose clock started before this day. */
  startedBefore(day: number): number {
    const { counts, sums, oldest } = this;
    const end = Math.min(day + this.history, counts.length);
    if (oldest >= end) return 0;
    let sum = 0;
    const block = end >> BLOCK;
    for (let whole = oldest >> BLOCK; whole < block; whole++) sum += sums[whole]!;
    for (let index = Math.max(oldest, block << BLOCK); index < end; index++) sum += counts[index]!;
    return sum;
  }

  /** Patients whose clock started on this day; 0 outside the scenario. */
  startedOn(day: number): number {
    return this.counts[day + this.history] ?? 0;
  }

  visitState(visitor: StateVisitor): void {
    let end = this.oldest;
    for (let left = this.total; left > 0; end++) left -= this.counts[end]!;
    visitor.counts(this.counts, this.oldest, end);
    this.total = visitor.number(this.total);
    this.eligible = visitor.number(this.eligible);
    this.oldest = visitor.number(this.oldest);
    this.firstYoung = visitor.number(this.firstYoung);
    this.sums.fill(0);
    for (let index = this.oldest, left = this.total; left > 0; index++) {
      this.sums[index >> BLOCK]! += this.counts[index]!;
      left -= this.counts[index]!;
    }
  }

  /**
   * Takes a systematic sample of the first `population` patients in clock order: every k-th from a random one on, so
   * that each is as likely as another, and a walk over the list finds them all.
   */
  private sample(count: number, population: number, u: number, taken: ClockDays | null): void {
    if (count === 0) return;
    const { counts, sums, firstYoung, history } = this;
    // Of the first n patients floor(n x share + u) are in the sample.
    const share = count / population;
    let passed = 0;
    let sampled = 0;
    let eligible = 0;
    for (let block = this.oldest >> BLOCK; sampled < count; block++) {
      const afterBlock = passed + sums[block]!;
      if (((afterBlock * share + u) | 0) <= sampled) {
        passed = afterBlock;
        continue;
      }
      for (let index = block << BLOCK; passed < afterBlock && sampled < count; index++) {
        const here = counts[index]!;
        passed += here;
        const take = ((passed * share + u) | 0) - sampled;
        if (take <= 0) continue;
        counts[index] = here - take;
        sums[block]! -= take;
        sampled += take;
        if (index < firstYoung) eligible += take;
        taken?.add(index - history, take);
      }
    }
    this.total -= count;
    this.eligible -= eligible;
  }
}
