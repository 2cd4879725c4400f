/**
 * Patients who will be on a list a fixed number of days from now, their clocks running: to be rebooked after a missed
 * slot, or listed for admission and in their notice.
 */
import type { Archive } from './archive.js';
import { Taken } from './waiting-list.js';

export class Later {
  /** Everybody in it. */
  total = 0;
  /** By the day, modulo its length, on which they come. */
  private readonly ring: readonly Taken[];
  /** For each of them, the day before which no clock started. */
  private readonly oldest: Float64Array;

  /** @param days from 1 */
  constructor(days: number) {
    this.ring = Array.from({ length: days + 1 }, () => new Taken());
    this.oldest = new Float64Array(days + 1).fill(Number.POSITIVE_INFINITY);
  }

  /** They will come as many days after this one as the ring has. */
  add(day: number, clockDay: number, count: number): void {
    const { ring, oldest } = this;
    const place = (day + 2 * ring.length - 1) % ring.length;
    ring[place]!.add(clockDay, count);
    this.total += count;
    if (clockDay < oldest[place]!) oldest[place] = clockDay;
  }

  /** Those who come today, until `came` is called. */
  coming(day: number): Taken {
    return this.ring[day % this.ring.length]!;
  }

  /** They have come. */
  came(day: number): void {
    const coming = this.coming(day);
    for (let i = 0; i < coming.length; i++) this.total -= coming.counts[i]!;
    coming.clear();
    this.oldest[day % this.ring.length] = Number.POSITIVE_INFINITY;
  }

  /** Those whose clock started before a day. */
  startedBefore(day: number): number {
    let sum = 0;
    for (let place = 0; place < this.ring.length; place++) {
      if (this.oldest[place]! >= day) continue;
      const { length, days, counts } = this.ring[place]!;
      for (let i = 0; i < length; i++) if (days[i]! < day) sum += counts[i]!;
    }
    return sum;
  }

  keep(archive: Archive): void {
    this.total = archive.number(this.total);
    this.ring.forEach((group, place) => {
      group.keep(archive);
      this.oldest[place] = archive.number(this.oldest[place]!);
    });
  }
}
