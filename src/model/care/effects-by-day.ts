/** What was different on each day at one kind of list of one trust, kept by the days on which it changed. */
import { widened } from '../../kernel/widened.js';
import { type DayEffects, EFFECTS } from './day-effects.js';

/** Effects of the kinds of list of one trust, each once a day: numbers side by side, as hundreds of days of many trusts are kept. */
export class EffectRows {
  rows: Float64Array = new Float64Array(8 * EFFECTS);
  private end = 0;
  /** Where the rows of the day begin. */
  private today = 0;

  /** From now on what is kept is of another day. */
  beginDay(): void {
    this.today = this.end;
  }

  /**
   * @returns where these effects are kept; those of another kind of list will do, if they are the same and of
   *          this day
   */
  store(fx: DayEffects): number {
    for (let at = this.today; at < this.end; at += EFFECTS) if (fx.areAt(this.rows, at)) return at;
    if (this.end === this.rows.length) this.rows = widened(this.rows, new Float64Array(2 * this.end));
    const at = this.end;
    fx.write(this.rows, at);
    this.end += EFFECTS;
    return at;
  }
}

export class EffectsByDay {
  private readonly kept: EffectRows;
  private readonly days: number[] = [];
  /** Where the effects from each of them on are kept. */
  private readonly places: number[] = [];
  /** The stretch of days that was asked for last: the next is that or the one after it. */
  private last = 0;

  /** @param kept shared by the kinds of list of a trust */
  constructor(kept: EffectRows) {
    this.kept = kept;
  }

  /** Notes a day, each once and in order. */
  record(day: number, fx: DayEffects): void {
    const { places, kept } = this;
    if (places.length > 0 && fx.areAt(kept.rows, places[places.length - 1]!)) return;
    this.days.push(day);
    places.push(kept.store(fx));
  }

  /** Whether all was the same up to and with a day, both recorded so far. */
  sameUpTo(other: EffectsByDay, day: number): boolean {
    for (let i = 0; ; i++) {
      const [here, there] = [this.days[i] ?? Number.POSITIVE_INFINITY, other.days[i] ?? Number.POSITIVE_INFINITY];
      if (here > day && there > day) return true;
      if (here !== there || !this.sameStretch(other, i)) return false;
    }
  }

  /** The effects of a day that was recorded. */
  read(day: number, into: DayEffects): void {
    into.read(this.kept.rows, this.placeOf(day));
  }

  /** Whether these were the effects of a day that was recorded. */
  were(day: number, fx: DayEffects): boolean {
    return fx.areAt(this.kept.rows, this.placeOf(day));
  }

  private sameStretch(other: EffectsByDay, stretch: number): boolean {
    const [here, there] = [this.places[stretch]!, other.places[stretch]!];
    for (let i = 0; i < EFFECTS; i++) if (this.kept.rows[here + i] !== other.kept.rows[there + i]) return false;
    return true;
  }

  private placeOf(day: number): number {
    const { days, last } = this;
    if (days[last]! <= day) {
      if (last + 1 === days.length || days[last + 1]! > day) return this.places[last]!;
      if (last + 2 === days.length || days[last + 2]! > day) return this.places[++this.last]!;
    }
    let [low, high] = [0, days.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (days[middle]! <= day) low = middle;
      else high = middle - 1;
    }
    this.last = low;
    return this.places[low]!;
  }
}
