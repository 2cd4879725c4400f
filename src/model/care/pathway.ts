/**
 * The pathway stage: patients seen once whose clock goes on while they have diagnostics. Nobody queues here for slots;
 * each leaves after a lag of her own and is then listed for admission or her clock stops. Patients are kept by the day
 * they leave, with the day their clock started.
 */
import { Taken } from './waiting-list.js';

export class Pathway {
  /** Everybody in the stage. */
  total = 0;
  private readonly leaving: (Taken | undefined)[];
  /** By clock-start day: how many are in the stage. */
  private readonly clocks: Int32Array;
  private readonly history: number;
  private oldest: number;

  /**
   * @param history days before the start on which a clock can have started
   * @param days    days of the scenario
   */
  constructor(history: number, days: number) {
    this.history = history;
    this.leaving = new Array(days);
    this.clocks = new Int32Array(history + days);
    this.oldest = history + days;
  }

  /** Patients enter who will leave on `exitDay`; those who leave after the horizon are only counted. */
  enter(clockDay: number, exitDay: number, count: number): void {
    const index = clockDay + this.history;
    this.total += count;
    this.clocks[index]! += count;
    if (index < this.oldest) this.oldest = index;
    if (exitDay >= this.leaving.length) return;
    let group = this.leaving[exitDay];
    if (group === undefined) {
      group = new Taken();
      this.leaving[exitDay] = group;
    }
    group.add(clockDay, count);
  }

  /** Those who leave today; undefined if nobody does. They are no longer in the stage. */
  leave(day: number): Taken | undefined {
    const group = this.leaving[day];
    if (group === undefined) return undefined;
    this.leaving[day] = undefined;
    for (let i = 0; i < group.length; i++) {
      this.clocks[group.days[i]! + this.history]! -= group.counts[i]!;
      this.total -= group.counts[i]!;
    }
    return group;
  }

  /** Patients in the stage whose clock started before this day. */
  startedBefore(day: number): number {
    const end = Math.min(day + this.history, this.clocks.length);
    while (this.oldest < end && this.clocks[this.oldest] === 0) this.oldest++;
    let sum = 0;
    for (let index = this.oldest; index < end; index++) sum += this.clocks[index]!;
    return sum;
  }
}
