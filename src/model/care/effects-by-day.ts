/** What was different on each day at one list, kept by the days on which it changed. */
import { DayEffects } from './day-effects.js';

export class EffectsByDay {
  private readonly days: number[] = [];
  private readonly effects: DayEffects[] = [];
  /** The stretch of days that was asked for last: the next is that or the one after it. */
  private last = 0;

  /**
   * Notes a day, each once and in order.
   * @param today copies made on this day for other lists, of whatever kind: one whose effects are the same will do here
   */
  note(day: number, fx: DayEffects, today: DayEffects[]): void {
    if (this.effects.at(-1)?.equals(fx)) return;
    let copy = today.find((one) => one.equals(fx));
    if (copy === undefined) {
      copy = new DayEffects(fx.list);
      copy.copy(fx);
      today.push(copy);
    }
    this.days.push(day);
    this.effects.push(copy);
  }

  /** Whether all was the same up to and with a day, both noted so far. */
  sameUpTo(other: EffectsByDay, day: number): boolean {
    for (let i = 0; ; i++) {
      const [here, there] = [this.days[i] ?? Number.POSITIVE_INFINITY, other.days[i] ?? Number.POSITIVE_INFINITY];
      if (here > day && there > day) return true;
      if (here !== there || !this.effects[i]!.equals(other.effects[i]!)) return false;
    }
  }

  /** What was different on a day that was noted. */
  of(day: number): DayEffects {
    const { days, last } = this;
    if (days[last]! <= day) {
      if (last + 1 === days.length || days[last + 1]! > day) return this.effects[last]!;
      if (last + 2 === days.length || days[last + 2]! > day) return this.effects[++this.last]!;
    }
    let [low, high] = [0, days.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (days[middle]! <= day) low = middle;
      else high = middle - 1;
    }
    this.last = low;
    return this.effects[low]!;
  }
}
