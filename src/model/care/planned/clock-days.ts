import { widened } from '../../../kernel/widened.js';

/** Patients taken off a list: the day on which the clock of each started, in the order in which they were taken. */
export class ClockDays {
  clockDays = new Int32Array(64);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** So many more, whose clock started on this day. */
  add(clockDay: number, count: number): void {
    this.makeRoom(count);
    const { clockDays } = this;
    const end = this.length + count;
    for (let i = this.length; i < end; i++) clockDays[i] = clockDay;
    this.length = end;
  }

  /** Room for so many more: they can be written behind those that are there. */
  makeRoom(count: number): void {
    const needed = this.length + count;
    if (needed <= this.clockDays.length) return;
    this.clockDays = widened(this.clockDays, new Int32Array(2 * needed));
  }
}
