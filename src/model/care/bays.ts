/**
 * Bays of an emergency department, first come, first served, on whole minutes: the exact recursion of a queue with
 * several servers (Kiefer and Wolfowitz 1955). Each patient takes the bay that is free first; since nobody starts before
 * the one who came earlier, it is enough to know how many bays come free at each minute from the last start on. Verified
 * against the event-driven queue in test/model/emergency.test.ts.
 */

/** Longest work on a patient, minutes: two days. */
export const LONGEST_WORK = 2880;

/** Minutes that are looked ahead, a power of 2 above the longest work. */
const RING = 4096;
const MASK = RING - 1;
const WORDS = RING / 32 - 1;
/** A minute after all others. */
const NEVER = 0x3fffffff;

export class Bays {
  private readonly count: number;
  /** Bays that come free at each minute after `at`, modulo the ring, and a bit for each minute at which any does. */
  private readonly comingFree = new Uint16Array(RING);
  private readonly bits = new Int32Array(RING / 32);
  /** Where the last patient started; nobody starts before. */
  private at = 0;
  /** Bays free at that minute. */
  private free: number;
  /** The first minute after it at which a bay comes free; NEVER if none is taken. */
  private next = NEVER;

  /** @param count bays, at least 1 */
  constructor(count: number) {
    this.count = count;
    this.free = count;
  }

  /**
   * The next patient comes and takes the bay that is free first.
   * @param arrival whole minutes from the start, not before the patient before
   * @param work    whole minutes, from 1 to LONGEST_WORK
   * @returns       the minute at which the patient gets a bay
   */
  admit(arrival: number, work: number): number {
    const { comingFree, bits } = this;
    let { at, free, next } = this;
    while (next <= arrival || free === 0) {
      at = next;
      const minute = at & MASK;
      free += comingFree[minute]!;
      comingFree[minute] = 0;
      bits[minute >> 5]! &= ~(1 << (minute & 31));
      next = free === this.count ? NEVER : this.after(at);
    }
    if (at < arrival) at = arrival;
    const left = at + work;
    const minute = left & MASK;
    comingFree[minute]!++;
    bits[minute >> 5]! |= 1 << (minute & 31);
    this.at = at;
    this.free = free - 1;
    this.next = Math.min(left, next);
    return at;
  }

  /**
   * The state as it matters from a minute on, as whole numbers: by how much the last start lies beyond it, how many bays
   * are taken then, and after how many more minutes each of these comes free. Equal states have equal futures.
   * @param minute not before the last arrival
   */
  save(minute: number, into: number[]): void {
    const from = Math.max(this.at, minute);
    into.push(from - minute, 0);
    const taken = into.length - 1;
    let left = this.count - this.free;
    for (let at = this.next; left > 0; at = this.after(at)) {
      const here = this.comingFree[at & MASK]!;
      left -= here;
      if (at <= from) continue;
      for (let i = 0; i < here; i++) into.push(at - from);
      into[taken]! += here;
    }
  }

  /** Puts a saved state in place, `from` where it begins in `saved`. */
  restore(minute: number, saved: ArrayLike<number>, from: number): void {
    this.comingFree.fill(0);
    this.bits.fill(0);
    this.at = minute + saved[from]!;
    const taken = saved[from + 1]!;
    this.free = this.count - taken;
    this.next = taken > 0 ? this.at + saved[from + 2]! : NEVER;
    for (let i = 0; i < taken; i++) {
      const free = (this.at + saved[from + 2 + i]!) & MASK;
      this.comingFree[free]!++;
      this.bits[free >> 5]! |= 1 << (free & 31);
    }
  }

  /** The first minute after one at which a bay comes free; there is one, within the ring. */
  private after(minute: number): number {
    const { bits } = this;
    const first = (minute + 1) & MASK;
    let word = first >> 5;
    let here = bits[word]! & (-1 << (first & 31));
    while (here === 0) {
      word = (word + 1) & WORDS;
      here = bits[word]!;
    }
    const found = 32 * word + 31 - Math.clz32(here & -here);
    return minute + 1 + ((found - first) & MASK);
  }
}
