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

export class Bays {
  private readonly count: number;
  /** Bays that come free at each minute after `at`, modulo the ring. */
  private readonly comingFree = new Uint16Array(RING);
  /** The last minute looked at: where the last patient started, or came. */
  private at = 0;
  /** Bays free at that minute. */
  private free: number;

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
    const { comingFree } = this;
    let { at, free } = this;
    while (at < arrival || free === 0) {
      const minute = ++at & MASK;
      free += comingFree[minute]!;
      comingFree[minute] = 0;
    }
    comingFree[(at + work) & MASK]!++;
    this.at = at;
    this.free = free - 1;
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
    for (let ahead = from - this.at + 1, left = this.countTaken(from); left > 0; ahead++) {
      for (let here = this.comingFree[(this.at + ahead) & MASK]!; here > 0; here--, left--) {
        into.push(this.at + ahead - from);
        into[taken]!++;
      }
    }
  }

  /** Puts a saved state in place, `from` where it begins in `saved`. */
  restore(minute: number, saved: ArrayLike<number>, from: number): void {
    this.comingFree.fill(0);
    this.at = minute + saved[from]!;
    const taken = saved[from + 1]!;
    this.free = this.count - taken;
    for (let i = 0; i < taken; i++) this.comingFree[(this.at + saved[from + 2 + i]!) & MASK]!++;
  }

  /** Bays still taken at a minute not before the last one looked at. */
  private countTaken(minute: number): number {
    let free = this.free;
    // Nobody works longer than the ring, so from there on all are free.
    const end = Math.min(minute, this.at + LONGEST_WORK);
    for (let m = this.at + 1; m <= end; m++) free += this.comingFree[m & MASK]!;
    return this.count - free;
  }
}
