/**
 * Patients who will be on a list a fixed number of days from now, their clocks running: to be rebooked after a missed
 * slot, or listed for admission and in their notice.
 */
import { widened } from '../../../kernel/widened.js';
import type { StateVisitor } from '../snapshot.js';

/** A day after all others. */
const NEVER = 2_147_483_647;

/** Room of a group, once there is anybody. */
const FIRST_ROOM = 16;
const NO_ROOM = new Int32Array(0);

/** Patients by the day on which their clock started, neighbours of one day together. */
class Group {
  days = NO_ROOM;
  counts = NO_ROOM;
  length = 0;

  add(day: number, count: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.days[last] === day) {
      this.counts[last]! += count;
      return;
    }
    if (this.length === this.days.length) this.makeRoom(Math.max(FIRST_ROOM, 2 * this.length));
    this.days[this.length] = day;
    this.counts[this.length++] = count;
  }

  visitState(visitor: StateVisitor): void {
    const length = visitor.number(this.length);
    if (this.days.length < length) this.makeRoom(length);
    this.length = length;
    visitor.neighbours(this.days, length);
    visitor.neighbours(this.counts, length);
  }

  private makeRoom(groups: number): void {
    this.days = widened(this.days, new Int32Array(groups));
    this.counts = widened(this.counts, new Int32Array(groups));
  }
}

export class Later {
  /** Everybody in it. */
  total = 0;
  /** By the day, modulo its length, on which they come. */
  private readonly ring: readonly Group[];
  /** For each of them, the day before which no clock started. */
  private readonly oldest: Int32Array;
  /** Nor did any, in all of them, before this day. */
  private earliest = NEVER;
  /** The day asked for last and its place in the ring, as the day is the same for many. */
  private day = NEVER;
  private place = 0;

  /** @param days from 1 */
  constructor(days: number) {
    this.ring = Array.from({ length: days + 1 }, () => new Group());
    this.oldest = new Int32Array(days + 1).fill(NEVER);
  }

  /** They will come as many days after this one as the ring has. */
  add(day: number, clockDay: number, count: number): void {
    const { ring, oldest } = this;
    const today = this.placeOf(day);
    const place = today === 0 ? ring.length - 1 : today - 1;
    ring[place]!.add(clockDay, count);
    this.total += count;
    if (clockDay < oldest[place]!) oldest[place] = clockDay;
    if (clockDay < this.earliest) this.earliest = clockDay;
  }

  /** Those who come today, until `came` is called. */
  coming(day: number): Group {
    return this.ring[this.placeOf(day)]!;
  }

  /** They have come. */
  came(day: number): void {
    const coming = this.coming(day);
    for (let i = 0; i < coming.length; i++) this.total -= coming.counts[i]!;
    coming.length = 0;
    this.oldest[this.placeOf(day)] = NEVER;
  }

  /** Those whose clock started before a day. */
  startedBefore(day: number): number {
    if (this.earliest >= day) return 0;
    let sum = 0;
    this.earliest = NEVER;
    for (let place = 0; place < this.ring.length; place++) {
      this.earliest = Math.min(this.earliest, this.oldest[place]!);
      if (this.oldest[place]! >= day) continue;
      const { length, days, counts } = this.ring[place]!;
      for (let i = 0; i < length; i++) if (days[i]! < day) sum += counts[i]!;
    }
    return sum;
  }

  visitState(visitor: StateVisitor): void {
    this.total = visitor.number(this.total);
    this.earliest = visitor.number(this.earliest);
    this.ring.forEach((group, place) => {
      group.visitState(visitor);
      this.oldest[place] = visitor.number(this.oldest[place]!);
    });
  }

  /** Days before the start, of those listed then, are negative. */
  private placeOf(day: number): number {
    if (day !== this.day) {
      this.day = day;
      const place = day % this.ring.length;
      this.place = place < 0 ? place + this.ring.length : place;
    }
    return this.place;
  }
}
