/**
 * A stream of emergency patients as it runs when nothing slows the work: simulated once a replication, by whoever gets to a
 * day first (so with the beds of the counterfactual), and kept small (two bytes a patient). An arm whose bays stand as
 * here, whose work is as usual and whose patients wait as long for a bed has the very same day; it copies it instead of
 * living it.
 */
import { widened } from '../../../kernel/widened.js';
import type { BedWaits } from './admissions.js';
import { Bays } from './bays.js';
import { DayOfPatients, MINUTES_A_DAY, type StreamFuture, simulateDay } from './emergency-stream.js';

export class Undisturbed {
  /** Stays of all patients, day after day. */
  stays: Uint16Array = new Uint16Array(1 << 14);
  /** Where the days begin in `stays`, one place more than days simulated. */
  readonly starts: number[] = [0];
  private readonly stream: StreamFuture;
  private readonly bays: Bays;
  private readonly today = new DayOfPatients();
  /** Saved states of the bays at each midnight, one after the other, and where each begins. */
  private states: Int32Array = new Int32Array(1 << 10);
  private readonly stateAt: number[] = [0];
  private readonly state: number[] = [];
  /** Leavers of each day, each after its length. */
  private readonly leavers: number[] = [];
  private readonly leaversAt: number[] = [];
  /** What each day was like for those admitted: patients left over before it, how much longer the waits were, and breaches. */
  private readonly boarding: number[] = [];
  private readonly multipliers: number[] = [];
  private readonly bedBreaches: number[] = [];

  constructor(stream: StreamFuture) {
    this.stream = stream;
    this.bays = new Bays(stream.bays);
  }

  /**
   * Makes sure that a day has been simulated.
   * @param waits of the day, if it has not been; null: nobody waits for a bed
   */
  upTo(day: number, waits: BedWaits | null = null): void {
    while (this.starts.length <= day + 1) this.simulateNext(waits);
  }

  /** Whether those admitted wait as long as they did here. */
  waitAlike(day: number, waits: BedWaits | null): boolean {
    if (waits === null) return true;
    return this.boarding[day] === waits.boarding && this.multipliers[day] === waits.multiplier;
  }

  /** Of the day's breaches of four hours, those by the wait for a bed. */
  bedBreachesOf(day: number): number {
    return this.bedBreaches[day]!;
  }

  /** Tells for each number of midnights how many of the day's patients leave after it. */
  leave(day: number, visit: (midnights: number, count: number) => void): void {
    const at = this.leaversAt[day]!;
    for (let i = 0; i < this.leavers[at]!; i++) visit(i, this.leavers[at + 1 + i]!);
  }

  /** Puts bays as they stand here at the first minute of a day. */
  restore(day: number, bays: Bays): void {
    bays.restore(day * MINUTES_A_DAY, this.states, this.stateAt[day]!);
  }

  /** Whether bays stand as they do here at the first minute of a day. */
  standsAs(day: number, bays: Bays): boolean {
    return bays.standAs(day * MINUTES_A_DAY, this.states, this.stateAt[day]!);
  }

  private simulateNext(waits: BedWaits | null): void {
    const { today, bays } = this;
    const day = this.starts.length - 1;
    this.keepState(day);
    simulateDay(this.stream, day, 1, bays, today, waits);
    this.boarding.push(waits?.boarding ?? 0);
    this.multipliers.push(waits?.multiplier ?? 1);
    this.bedBreaches.push(today.bedBreaches);
    const from = this.starts[day]!;
    const to = from + today.count;
    const { length } = this.stays;
    if (to > length) this.stays = widened(this.stays, new Uint16Array(Math.max(to, Math.ceil(1.5 * length))));
    this.stays.set(today.stays.subarray(0, today.count), from);
    this.starts.push(to);
    this.leaversAt.push(this.leavers.length);
    const last = today.leavers.findLastIndex((count) => count > 0);
    this.leavers.push(last + 1, ...today.leavers.subarray(0, last + 1));
  }
  /** Keeps the bays as they stand at the first minute of a day, the next one after those kept. */
  private keepState(day: number): void {
    const { state } = this;
    state.length = 0;
    this.bays.save(day * MINUTES_A_DAY, state);
    const from = this.stateAt[day]!;
    const to = from + state.length;
    const { length } = this.states;
    if (to > length) this.states = widened(this.states, new Int32Array(Math.max(to, Math.ceil(1.5 * length))));
    this.states.set(state, from);
    this.stateAt.push(to);
  }
}
