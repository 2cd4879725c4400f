/**
 * What is different at a kind of list whose clinics stand differently: the mean over equal parts of them. Activity is
 * the mean of activities, so that no part's planned reduction hides another's dip; what concerns the patients seen is
 * weighed by activity. Equal parts give their own numbers back, bit for bit, as means are taken from the first part on.
 */
import type { DayEffects } from './day-effects.js';

/** The numbers of a part, in the order of `add`. */
const NUMBERS = 11;

export class MeanEffects {
  /** The first part's numbers, and sums of the differences of the others from them, weighed. */
  private readonly first = new Float64Array(NUMBERS);
  private readonly beyond = new Float64Array(NUMBERS);
  private parts = 0;
  /** Day from whose morning on a backlog counts: that of the parts that have moved, 0 of the others. */
  private extraSince = 0;
  private activity = 0;

  reset(): void {
    this.parts = 0;
    this.extraSince = 0;
    this.activity = 0;
    this.beyond.fill(0);
  }

  /** Adds a part. */
  add(fx: DayEffects): void {
    const activity = fx.activity();
    this.parts++;
    this.activity += activity;
    this.put(0, activity, 1);
    this.put(1, fx.dna, activity);
    this.put(2, fx.uncaptured, activity);
    this.put(3, fx.downgraded, activity);
    this.put(4, fx.extra, 1);
    this.put(5, fx.untracked, 1);
    this.put(6, fx.hidden, 1);
    this.put(7, fx.emergencyTime, 1);
    this.put(8, fx.nights, 1);
    this.put(9, fx.uncoded, 1);
    this.extraSince = Math.max(this.extraSince, fx.extraSince);
    // The hidden are of the parts that have moved, whoever looks for them.
    this.first[10] = this.parts === 1 ? fx.found : Math.max(this.first[10]!, fx.found);
  }

  /** Writes the mean of the parts. */
  into(fx: DayEffects): void {
    fx.reset();
    fx.capacity = this.mean(0, this.parts);
    fx.dna = this.mean(1, this.activity);
    fx.uncaptured = this.mean(2, this.activity);
    fx.downgraded = this.mean(3, this.activity);
    fx.extra = this.mean(4, this.parts);
    fx.extraSince = this.extraSince;
    fx.untracked = this.mean(5, this.parts);
    fx.hidden = this.mean(6, this.parts);
    fx.emergencyTime = this.mean(7, this.parts);
    fx.nights = this.mean(8, this.parts);
    fx.uncoded = this.mean(9, this.parts);
    fx.found = this.first[10]!;
  }

  private put(at: number, value: number, weight: number): void {
    if (this.parts === 1) this.first[at] = value;
    else this.beyond[at]! += weight * (value - this.first[at]!);
  }

  private mean(at: number, weights: number): number {
    return this.first[at]! + (weights > 0 ? this.beyond[at]! / weights : 0);
  }
}
