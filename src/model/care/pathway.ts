/**
 * The pathway stage: patients seen once whose clock goes on while they have diagnostics. Nobody queues here for slots;
 * each leaves after a lag of her own, in weekly bins, and is then listed for admission or her clock stops. Patients are
 * kept by the week they leave and by the week their clock started (as if on its middle day); those of a week leave
 * evenly over its days.
 */

/** Weeks that the table reaches ahead; longer lags end with it. */
const AHEAD = 128;

export class Pathway {
  /** Everybody in the stage. */
  total = 0;
  /** Clock-start weeks before the start. */
  private readonly before: number;
  private readonly weeks: number;
  /** By week of leaving (modulo AHEAD) and week of clock start. */
  private readonly table: Uint32Array;
  /** By week of clock start: how many are in the stage. */
  private readonly clocks: Int32Array;
  /** No patients before this week of clock start. */
  private oldest: number;

  /**
   * @param history days before the start on which a clock can have started
   * @param days    days of the scenario
   */
  constructor(history: number, days: number) {
    this.before = Math.ceil(history / 7) + 1;
    this.weeks = this.before + Math.ceil(days / 7) + 1;
    this.table = new Uint32Array(AHEAD * this.weeks);
    this.clocks = new Int32Array(this.weeks);
    this.oldest = this.weeks;
  }

  /** A patient enters who will leave in the week of `exitDay`, but not in this week any more. */
  enter(clockDay: number, today: number, exitDay: number, count: number): void {
    const clock = Math.floor(clockDay / 7) + this.before;
    const thisWeek = Math.floor(today / 7);
    const week = Math.min(Math.max(Math.floor(exitDay / 7), thisWeek + 1), thisWeek + AHEAD - 1);
    this.table[(week % AHEAD) * this.weeks + clock]! += count;
    this.clocks[clock]! += count;
    this.total += count;
    if (clock < this.oldest) this.oldest = clock;
  }

  /** Those who leave today, a seventh of the week's: told of each clock-start day and how many. */
  leave(today: number, left: (clockDay: number, count: number) => void): void {
    const row = (Math.floor(today / 7) % AHEAD) * this.weeks;
    const daysLeft = 7 - (today % 7);
    for (let clock = this.oldest; clock < this.weeks; clock++) {
      const here = this.table[row + clock]!;
      if (here === 0) continue;
      const count = daysLeft === 1 ? here : Math.floor((here + (clock % daysLeft)) / daysLeft);
      if (count === 0) continue;
      this.table[row + clock] = here - count;
      this.clocks[clock]! -= count;
      this.total -= count;
      left((clock - this.before) * 7 + 3, count);
    }
    while (this.oldest < this.weeks && this.clocks[this.oldest] === 0) this.oldest++;
  }

  /** Patients in the stage whose clock started before this day. */
  startedBefore(day: number): number {
    const end = Math.min(Math.floor((day - 4) / 7) + 1 + this.before, this.weeks);
    let sum = 0;
    for (let clock = this.oldest; clock < end; clock++) sum += this.clocks[clock]!;
    return sum;
  }
}
