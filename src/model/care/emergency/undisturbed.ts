/**
 * A stream of emergency patients as it runs when nothing slows the work: simulated once a replication, by whoever gets to a
 * day first (so with the beds of the counterfactual). An arm whose bays stand as here and whose day is under the same
 * pressure has the very same day: it counts what was counted here instead of living it. Single patients are not kept; a
 * day can be lived again, from the bays as they stood at the beginning of its week. That is also where an arm that was
 * disturbed sees whether its bays stand as here again: on any other day it would cost as much as the day itself.
 */
import { widened } from '../../../kernel/widened.js';
import { Bays } from './bays.js';
import { DayTotals } from './day-totals.js';
import { DayOfPatients, type DayPressure, MINUTES_A_DAY, type StreamFuture, simulateDay } from './emergency-stream.js';
import { CountsByWeek, type LengthCounts, lengthCounts } from './stay-counts.js';
import type { Weeks } from './weeks.js';

export class Undisturbed {
  /** What was counted on the days simulated so far. */
  readonly totals: DayTotals;
  readonly weeks = new CountsByWeek();
  /** Of the patients of each day, one after the other, how many left after how many midnights; and where each day begins. */
  leavers: Uint16Array = new Uint16Array(1 << 10);
  readonly leaversAt: number[] = [0];
  private readonly stream: StreamFuture;
  private readonly calendar: Weeks;
  private readonly bays: Bays;
  private readonly today = new DayOfPatients();
  private days = 0;
  /** The weeks whose sum was asked for last, as it is the same for many arms; null once another day is counted. */
  private summed: (LengthCounts & { readonly first: number; readonly last: number }) | null = null;
  /** How the beds were on each day. */
  private readonly boarding: Int32Array;
  private readonly bedWaits: Float64Array;
  private readonly pressure: DayPressure = { work: 1, boarding: 0, bedWait: 1 };
  /** Saved states of the bays at the beginning of each week. */
  private readonly states: Int32Array[] = [];
  /** The bays in which a day is lived again, and the day at whose first minute they stand. */
  private readonly spare: Bays;
  private spareDay = -1;

  /**
   * @param days     that can be simulated
   * @param calendar weeks in which patients are counted
   */
  constructor(stream: StreamFuture, days: number, calendar: Weeks) {
    this.stream = stream;
    this.calendar = calendar;
    this.totals = new DayTotals(days);
    this.boarding = new Int32Array(days);
    this.bedWaits = new Float64Array(days);
    this.bays = new Bays(stream.bays);
    this.spare = new Bays(stream.bays);
  }

  /**
   * Whether a day was under such a pressure on beds here.
   * @param day simulated, or the next to be: then it is simulated under this pressure
   */
  wasUnder(day: number, { boarding, bedWait }: DayPressure): boolean {
    if (day === this.days) this.simulateNext(boarding, bedWait);
    return this.boarding[day] === boarding && this.bedWaits[day] === bedWait;
  }

  /** Counts of the weeks from one to another, as far as they have been simulated. */
  sumOf(first: number, last: number): LengthCounts {
    const { summed } = this;
    if (summed?.first === first && summed.last === last) return summed;
    const counts = { first, last, ...lengthCounts() };
    this.weeks.addTo(counts, first, last + 1, 1);
    this.summed = counts;
    return counts;
  }

  /** The patients of a day simulated before, one by one. */
  again(day: number, into: DayOfPatients): void {
    const bays = this.baysOn(day);
    simulateDay(this.stream, day, this.pressureOn(day), bays, into);
    this.spareDay = day + 1;
  }

  /** Puts bays as they stand here at the first minute of a day simulated before. */
  restore(day: number, bays: Bays): void {
    bays.restore(day * MINUTES_A_DAY, this.baysOn(day).save(day * MINUTES_A_DAY));
  }

  /** Whether bays stand as they do here at the first minute of a week whose first day was simulated before. */
  standsAs(week: number, bays: Bays): boolean {
    return bays.standAs(this.calendar.begin(week) * MINUTES_A_DAY, this.states[week]!);
  }

  /** The spare bays as they stand at the first minute of a day, its week lived again so far. */
  private baysOn(day: number): Bays {
    const { spare, states, calendar } = this;
    const week = calendar.of(day);
    const first = calendar.begin(week);
    if (this.spareDay < first || this.spareDay > day) {
      spare.restore(first * MINUTES_A_DAY, states[week]!);
      this.spareDay = first;
    }
    for (; this.spareDay < day; this.spareDay++) {
      simulateDay(this.stream, this.spareDay, this.pressureOn(this.spareDay), spare, this.today);
    }
    return spare;
  }

  private pressureOn(day: number): DayPressure {
    const { pressure } = this;
    pressure.boarding = this.boarding[day]!;
    pressure.bedWait = this.bedWaits[day]!;
    return pressure;
  }

  private simulateNext(boarding: number, bedWait: number): void {
    const { today, bays, states, calendar } = this;
    const day = this.days++;
    this.summed = null;
    this.boarding[day] = boarding;
    this.bedWaits[day] = bedWait;
    const week = calendar.of(day);
    if (week === states.length) states.push(Int32Array.from(bays.save(day * MINUTES_A_DAY)));
    simulateDay(this.stream, day, this.pressureOn(day), bays, today);
    this.totals.add(day, today);
    this.weeks.add(week, today);
    this.keepLeavers(today);
  }

  private keepLeavers({ leavers, midnights: count }: DayOfPatients): void {
    const from = this.leaversAt[this.leaversAt.length - 1]!;
    const { length } = this.leavers;
    if (from + count > length) this.leavers = widened(this.leavers, new Uint16Array(2 * length + count));
    for (let midnights = 0; midnights < count; midnights++) this.leavers[from + midnights] = leavers[midnights]!;
    this.leaversAt.push(from + count);
  }
}
