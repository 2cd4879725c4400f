/**
 * Bays of an emergency department, first come, first served, on whole minutes: the exact recursion of a queue with
 * several servers (Kiefer and Wolfowitz 1955): each patient takes the bay that comes free first, and nobody starts before
 * the one who came earlier. Which bay that is, is the winner of a tournament (Knuth, The Art of Computer Programming
 * volume 3, 5.4.1) that is replayed on one path a patient, without a branch that depends on a variate. Verified against the
 * event-driven queue in test/model/emergency.test.ts.
 */

/** Longest work on a patient, minutes: two days. */
export const LONGEST_WORK = 2880;

/** A bay is free by then, minutes: beyond all scenarios, so that a queue which only grows stays a whole number. */
const NEVER = 0x3fffffff;
/** Later than that: for places in the tournament that no bay has. */
const NO_BAY = 0x7fffffff;

export class Bays {
  private readonly count: number;
  /** Leaves of the tournament: bays, rounded up to a power of 2. */
  private readonly leaves: number;
  /** The minute at which each comes free. */
  private readonly free: Int32Array;
  /** Who comes free first of those below each node; the root is 1, the leaves are the last. */
  private readonly first: Int32Array;

  /** @param count bays, at least 1 */
  constructor(count: number) {
    this.count = count;
    this.leaves = 1;
    while (this.leaves < count) this.leaves *= 2;
    this.free = new Int32Array(this.leaves).fill(NO_BAY).fill(0, 0, count);
    this.first = new Int32Array(2 * this.leaves);
    for (let leaf = 0; leaf < this.leaves; leaf++) this.first[this.leaves + leaf] = leaf;
    this.playAll();
  }

  /**
   * The next patient comes and takes the bay that is free first.
   * @param arrival whole minutes from the start, not before the patient before
   * @param work    whole minutes, from 1 to LONGEST_WORK
   * @returns       the minute at which the patient gets a bay
   */
  admit(arrival: number, work: number): number {
    const { free, first } = this;
    let bay = first[1]!;
    const start = Math.max(arrival, free[bay]!);
    let until = Math.min(NEVER, start + work) | 0;
    free[bay] = until;
    for (let node = this.leaves + bay; node > 1; node >>= 1) {
      const rival = first[node ^ 1]!;
      const margin = until - free[rival]!;
      const wins = margin >> 31; // all ones if this bay comes free before its rival, else 0
      until = (until - (margin & ~wins)) | 0;
      bay = rival ^ ((bay ^ rival) & wins);
      first[node >> 1] = bay;
    }
    return start;
  }

  /**
   * The state as it matters from a minute on: after how many more minutes each of the bays comes free that are taken then.
   * States that are equal but for the order of bays have equal futures.
   * @param minute not before the last arrival
   */
  save(minute: number): number[] {
    const taken: number[] = [];
    for (let bay = 0; bay < this.count; bay++) {
      const more = this.free[bay]! - minute;
      if (more > 0) taken.push(more);
    }
    return taken;
  }

  /** Puts a saved state in place. */
  restore(minute: number, saved: ArrayLike<number>): void {
    this.free.fill(minute, 0, this.count);
    for (let bay = 0; bay < saved.length; bay++) this.free[bay] = minute + saved[bay]!;
    this.playAll();
  }

  /** Whether a saved state is that of these bays at a minute, in whatever order. */
  standAs(minute: number, saved: readonly number[]): boolean {
    const own = this.save(minute).sort(ascending);
    const others = [...saved].sort(ascending);
    return own.length === others.length && own.every((more, i) => more === others[i]);
  }

  private playAll(): void {
    const { free, first } = this;
    for (let node = this.leaves - 1; node >= 1; node--) {
      const [one, other] = [first[2 * node]!, first[2 * node + 1]!];
      first[node] = free[one]! <= free[other]! ? one : other;
    }
  }
}

const ascending = (a: number, b: number) => a - b;
