/**
 * Bays of an emergency department, first come, first served, on whole minutes: the exact recursion of a queue with
 * several servers (Kiefer and Wolfowitz 1955): each patient takes the bay that comes free first, and nobody starts before
 * the one who came earlier. Which bay that is makes no difference, so it is only counted how many are free and how many
 * come free at which minute. Verified against the event-driven queue in test/model/emergency.test.ts.
 */
import { ModelError } from '../../../errors.js';

/** Longest work on a patient, minutes: two days. */
export const LONGEST_WORK = 2880;

/** Places for the minutes at which bays come free, a power of 2: the longest work from the last arrival, and what lies before it. */
const PLACES = 4096;
/** Bays that came free are counted as free when one is needed, and after so many minutes at the latest. */
const LATEST = PLACES - LONGEST_WORK - 1;
/** Whoever has no bay by then gets none, minutes: beyond all scenarios, for a queue which only grows. */
const NEVER = 0x3fffffff;
/** As many bays are counted in one byte. */
const ONE_BYTE = 255;

export class Bays {
  private readonly count: number;
  /** Bays that come free by the minute, modulo PLACES, from the one after `now` on. */
  private readonly leaving: Uint8Array | Int32Array;
  /** The same, four minutes in one number, where there are no more bays than a byte counts. */
  private readonly fours: Int32Array | null;
  /** Bays that are free, of those that were at `now`. */
  private free: number;
  /** The minute up to which those that came free are counted; past the last arrival, somebody waited until then. */
  private now = 0;

  /** @param count bays, at least 1 */
  constructor(count: number) {
    this.count = count;
    this.free = count;
    this.leaving = count > ONE_BYTE ? new Int32Array(PLACES) : new Uint8Array(PLACES);
    this.fours = count > ONE_BYTE ? null : new Int32Array(this.leaving.buffer);
  }

  /**
   * The next patient comes and takes the bay that is free first.
   * @param arrival whole minutes from the start, not before the patient before
   * @param work    whole minutes, from 1 to LONGEST_WORK
   * @returns       the minute at which the patient gets a bay
   */
  admit(arrival: number, work: number): number {
    if (this.free === 0 || arrival - this.now > LATEST) this.passMost(arrival);
    if (this.free === 0) {
      if (this.now >= NEVER) return this.now;
      this.waitForOne();
    }
    const start = Math.max(arrival, this.now);
    this.free--;
    this.leaving[(start + work) & (PLACES - 1)]!++;
    return start;
  }

  /**
   * The state as it matters from a minute on: after how many more minutes each of the bays comes free that are taken then,
   * ascending. States that are equal have equal futures.
   * @param minute not before the last arrival
   */
  save(minute: number): number[] {
    this.passTo(minute);
    const { leaving, fours, now } = this;
    const taken: number[] = now > minute ? new Array<number>(this.free).fill(now - minute) : [];
    for (let ahead = 1, left = this.count - this.free; left > 0 && ahead <= LONGEST_WORK; ahead++) {
      const place = (now + ahead) & (PLACES - 1);
      if (fours && (place & 3) === 0 && fours[place >> 2] === 0) {
        ahead += 3;
        continue;
      }
      const bays = leaving[place]!;
      for (let bay = 0; bay < bays; bay++) taken.push(now + ahead - minute);
      left -= bays;
    }
    return taken;
  }

  /** Puts a saved state in place. */
  restore(minute: number, saved: ArrayLike<number>): void {
    this.leaving.fill(0);
    this.free = this.count - saved.length;
    // Where all are taken, nobody can come to one before the first comes free.
    this.now = this.free === 0 ? minute + saved[0]! - 1 : minute;
    for (let bay = 0; bay < saved.length; bay++) this.leaving[(minute + saved[bay]!) & (PLACES - 1)]!++;
  }

  /** Whether a saved state is that of these bays at a minute. */
  standAs(minute: number, saved: ArrayLike<number>): boolean {
    const own = this.save(minute);
    if (own.length !== saved.length) return false;
    for (let bay = 0; bay < own.length; bay++) if (own[bay] !== saved[bay]) return false;
    return true;
  }

  /** Bays that come free by a minute are free. */
  private passTo(minute: number): void {
    this.passMost(minute);
    while (this.now < minute) this.passOne();
  }

  /** The same but for up to three minutes before it, where minutes are passed in fours: whoever finds a bay free needs no more. */
  private passMost(minute: number): void {
    if (minute - this.now >= PLACES) {
      this.leaving.fill(0);
      this.free = this.count;
      this.now = minute;
    }
    if (this.fours) this.passFours(this.fours, minute);
    else while (this.now < minute) this.passOne();
  }

  /** Whole fours of minutes among those up to a minute, at most of which nobody leaves; nobody is left in those passed. */
  private passFours(fours: Int32Array, minute: number): void {
    let four = (this.now + 1) >> 2;
    // Four sums in one number: as there are no more bays than a byte counts, none of them runs into the next.
    let leavers = 0;
    for (const end = (minute + 1) >> 2; four < end; four++) {
      const place = four & (PLACES / 4 - 1);
      leavers = (leavers + fours[place]!) | 0;
      fours[place] = 0;
    }
    // The product's highest byte is the sum of the four.
    this.free += Math.imul(leavers, 0x01010101) >>> 24;
    this.now = Math.max(this.now, 4 * four - 1);
  }

  /** All that were free at `now` are taken: to the minute at which the next comes free. */
  private waitForOne(): void {
    const { leaving, fours, now } = this;
    let minute = now + 1;
    if (fours) {
      let four = minute >> 2;
      while (fours[four & (PLACES / 4 - 1)] === 0 && 4 * four < now + PLACES) four++;
      minute = 4 * four;
    }
    while (leaving[minute & (PLACES - 1)] === 0) {
      if (minute++ > now + PLACES) throw new ModelError('all bays are taken and none comes free');
    }
    const place = minute & (PLACES - 1);
    this.free = leaving[place]!;
    leaving[place] = 0;
    this.now = minute;
  }

  private passOne(): void {
    const place = ++this.now & (PLACES - 1);
    this.free += this.leaving[place]!;
    this.leaving[place] = 0;
  }
}
