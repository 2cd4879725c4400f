/**
 * A stream of emergency patients as it runs when nothing slows the work: simulated once a replication, by whoever gets to a
 * day first (so with the beds of the counterfactual). An arm whose bays stand as here and whose day is under the same
 * pressure has the very same day: it counts what was counted here instead of living it. Single patients are not kept; a
 * day can be lived again from the bays as they stood at its first minute.
 */
import { widened } from '../../../kernel/widened.js';
import { Bays } from './bays.js';
import { DayOfPatients, type DayPressure, MINUTES_A_DAY, type StreamFuture, simulateDay } from './emergency-stream.js';
import { type DayCounts, WeekCounts } from './stay-counts.js';

export class Undisturbed {
  /** What was counted on each day simulated so far, and on the days of each week so far. */
  readonly days: DayCounts[] = [];
  readonly weeks: WeekCounts[] = [];
  private readonly stream: StreamFuture;
  private readonly bays: Bays;
  private readonly today = new DayOfPatients();
  /** Saved states of the bays at each midnight, one after the other, and where each begins. */
  private states: Int32Array = new Int32Array(1 << 10);
  private readonly stateAt: number[] = [0];
  private readonly state: number[] = [];
  /** The bays in which a day is lived again. */
  private readonly spare: Bays;

  constructor(stream: StreamFuture) {
    this.stream = stream;
    this.bays = new Bays(stream.bays);
    this.spare = new Bays(stream.bays);
  }

  /**
   * What is counted on a day under some pressure on beds; null if another pressure was on it here.
   * @param day simulated, or the next to be: then it is simulated under this pressure
   */
  under(day: number, { boarding, bedWait }: DayPressure): DayCounts | null {
    if (day === this.days.length) this.simulateNext({ work: 1, boarding, bedWait });
    const counts = this.days[day]!;
    return counts.pressure.boarding === boarding && counts.pressure.bedWait === bedWait ? counts : null;
  }

  /** The patients of a day simulated before, one by one. */
  again(day: number, into: DayOfPatients): void {
    this.restore(day, this.spare);
    simulateDay(this.stream, day, this.days[day]!.pressure, this.spare, into);
  }

  /** Puts bays as they stand here at the first minute of a day. */
  restore(day: number, bays: Bays): void {
    bays.restore(day * MINUTES_A_DAY, this.states, this.stateAt[day]!);
  }

  /** Whether bays stand as they do here at the first minute of a day. */
  standsAs(day: number, bays: Bays): boolean {
    return bays.standAs(day * MINUTES_A_DAY, this.states, this.stateAt[day]!);
  }

  private simulateNext(pressure: DayPressure): void {
    const { today, bays, days, weeks } = this;
    const day = days.length;
    this.keepState(day);
    simulateDay(this.stream, day, pressure, bays, today);
    if (day % 7 === 0) weeks.push(new WeekCounts());
    weeks[weeks.length - 1]!.add(today);
    const { came, minutes, breaches, bedBreaches, admitted, over12Hours, leavers } = today;
    const last = leavers.findLastIndex((count) => count > 0);
    const own = leavers.slice(0, last + 1);
    days.push({ pressure, came, minutes, breaches, bedBreaches, admitted, over12Hours, leavers: own });
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
