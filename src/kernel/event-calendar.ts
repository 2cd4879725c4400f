/**
 * The event calendar: all that is still to happen, earliest first. Separate from the simulator because its order is the
 * root of reproducibility and its speed the root of the whole engine's. A binary heap in typed arrays, ordered by
 * (time, priority, serial), where the serial counts events as they are scheduled. Taking the earliest event leaves a
 * hole at the root, which the next event scheduled usually fills, so that a pop and a push cost one sift. Cancelling
 * finds the event by its position and removes it at once: nothing stale is ever left inside.
 */

import { ModelError } from '../errors.js';

/** Names one scheduled event, for cancelling it; never reused while it could be mistaken for another. */
export type EventId = number;

/** An id is generation * SLOTS + slot: 2^22 events pending at most, 2^31 uses of a slot before an id comes round again. */
const SLOTS = 4194304;
const FIRST_SIZE = 64;
const HOLE = Number.NEGATIVE_INFINITY;
const EMPTY = Number.POSITIVE_INFINITY;

export class EventCalendar {
  /** The event last popped: when it was due, in days. */
  time = 0;
  /** Its priority: at one time, lower numbers come first. */
  priority = 0;
  /** Its kind, an integer for the handler table. */
  kind = 0;
  /** Its payload, a 32-bit integer. */
  payload = 0;
  /** Its place in the order of scheduling, from 0. */
  serial = 0;

  // The heap, by position from 1 (root) to #last; position p has children 2p and 2p + 1. Positions past #last hold EMPTY,
  // so that a last child without a sibling needs no test; the root holds HOLE when it is one.
  #times = new Float64Array(2 * FIRST_SIZE).fill(EMPTY);
  #slots = new Int32Array(2 * FIRST_SIZE);
  #last = 0;
  #hole = 0;

  // What belongs to an event wherever it is in the heap, by slot.
  #positions = new Int32Array(FIRST_SIZE);
  #priorities = new Float64Array(FIRST_SIZE);
  #serials = new Float64Array(FIRST_SIZE);
  #kinds = new Int32Array(FIRST_SIZE);
  #payloads = new Int32Array(FIRST_SIZE);
  #generations = new Int32Array(FIRST_SIZE);
  #freeSlots = new Int32Array(FIRST_SIZE);
  #free = 0;
  #used = 0;
  #nextSerial = 0;

  /** Events pending. */
  get size(): number {
    return this.#last - this.#hole;
  }

  /** When the earliest pending event is due; Infinity when there is none. */
  get nextTime(): number {
    if (this.#hole === 1) this.#fillHole();
    return this.#times[1]!;
  }

  /**
   * Puts an event into the calendar.
   * @param time      when it is due, finite, days
   * @param priority  order among events of one time: lower first; finite
   * @param kind      a 32-bit integer
   * @param payload   a 32-bit integer
   * @throws ModelError for a time that is not finite, or beyond four million pending events
   */
  schedule(time: number, priority: number, kind: number, payload: number): EventId {
    if (!(time > HOLE && time < EMPTY)) throw new ModelError(`an event cannot be scheduled for time ${time}`);
    const slot = this.#takeSlot();
    this.#priorities[slot] = priority;
    this.#serials[slot] = this.#nextSerial++;
    this.#kinds[slot] = kind;
    this.#payloads[slot] = payload;
    if (this.#hole === 1) {
      this.#hole = 0;
      this.#siftDown(1, time, slot);
    } else {
      this.#last += 1;
      this.#siftUp(this.#last, time, slot);
    }
    return this.#generations[slot]! * SLOTS + slot;
  }

  /**
   * Takes a pending event out.
   * @returns false when it has already happened or been cancelled
   */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS;
    if (!(slot >= 0 && slot < this.#used) || this.#generations[slot]! * SLOTS + slot !== id) return false;
    if (this.#hole === 1) this.#fillHole();
    const position = this.#positions[slot]!;
    this.#giveSlot(slot);
    const last = this.#last;
    this.#last = last - 1;
    const time = this.#times[last]!;
    const moved = this.#slots[last]!;
    this.#times[last] = EMPTY;
    if (position === last) return true;
    // the last event takes the free place, then goes up or down from there
    if (position > 1 && this.#before(time, moved, position >> 1)) this.#siftUp(position, time, moved);
    else this.#siftDown(position, time, moved);
    return true;
  }

  /** Moves the earliest event into the public fields and out of the calendar; false when there is none. */
  pop(): boolean {
    return this.popBefore(EMPTY);
  }

  /** As pop, but only if the earliest event is due before `limit`. */
  popBefore(limit: number): boolean {
    if (this.#hole === 1) this.#fillHole();
    const time = this.#times[1]!;
    if (!(time < limit)) return false;
    const slot = this.#slots[1]!;
    this.time = time;
    this.priority = this.#priorities[slot]!;
    this.kind = this.#kinds[slot]!;
    this.payload = this.#payloads[slot]!;
    this.serial = this.#serials[slot]!;
    this.#giveSlot(slot);
    this.#times[1] = HOLE;
    this.#hole = 1;
    return true;
  }

  #fillHole(): void {
    this.#hole = 0;
    const last = this.#last;
    this.#last = last - 1;
    const time = this.#times[last]!;
    const slot = this.#slots[last]!;
    this.#times[last] = EMPTY;
    if (last > 1) this.#siftDown(1, time, slot);
  }

  /** Whether an event comes before the one at a position. Priority and serial are read only on ties. */
  #before(time: number, slot: number, position: number): boolean {
    const other = this.#times[position]!;
    return time < other || (time === other && this.#tieBefore(slot, this.#slots[position]!));
  }

  #tieBefore(a: number, b: number): boolean {
    const gap = this.#priorities[a]! - this.#priorities[b]!;
    return gap < 0 || (gap === 0 && this.#serials[a]! < this.#serials[b]!);
  }

  #siftUp(from: number, time: number, slot: number): void {
    const times = this.#times;
    const slots = this.#slots;
    const positions = this.#positions;
    let p = from;
    while (p > 1) {
      const parent = p >> 1;
      const other = times[parent]!;
      if (other < time || (other === time && !this.#tieBefore(slot, slots[parent]!))) break;
      const above = slots[parent]!;
      times[p] = other;
      slots[p] = above;
      positions[above] = p;
      p = parent;
    }
    times[p] = time;
    slots[p] = slot;
    positions[slot] = p;
  }

  #siftDown(from: number, time: number, slot: number): void {
    const times = this.#times;
    const slots = this.#slots;
    const positions = this.#positions;
    const last = this.#last;
    let p = from;
    let c = 2 * p;
    while (c <= last) {
      const left = times[c]!;
      const right = times[c + 1]!;
      if (left === right) c += +this.#tieBefore(slots[c + 1]!, slots[c]!);
      else c += +(right < left);
      const best = times[c]!;
      const below = slots[c]!;
      if (time < best || (time === best && this.#tieBefore(slot, below))) break;
      times[p] = best;
      slots[p] = below;
      positions[below] = p;
      p = c;
      c = 2 * p;
    }
    times[p] = time;
    slots[p] = slot;
    positions[slot] = p;
  }

  #takeSlot(): number {
    if (this.#free > 0) {
      this.#free -= 1;
      return this.#freeSlots[this.#free]!;
    }
    if (this.#used === this.#kinds.length) this.#grow();
    this.#used += 1;
    return this.#used - 1;
  }

  #giveSlot(slot: number): void {
    this.#generations[slot] = (this.#generations[slot]! + 1) & 0x7fffffff;
    this.#freeSlots[this.#free] = slot;
    this.#free += 1;
  }

  #grow(): void {
    const size = 2 * this.#kinds.length;
    if (size > SLOTS) throw new ModelError(`more than ${SLOTS} events are pending at once`, { time: this.time });
    const times = new Float64Array(2 * size).fill(EMPTY);
    times.set(this.#times);
    this.#times = times;
    this.#slots = widened(this.#slots, 2 * size);
    this.#positions = widened(this.#positions, size);
    this.#kinds = widened(this.#kinds, size);
    this.#payloads = widened(this.#payloads, size);
    this.#generations = widened(this.#generations, size);
    this.#freeSlots = widened(this.#freeSlots, size);
    const priorities = new Float64Array(size);
    priorities.set(this.#priorities);
    this.#priorities = priorities;
    const serials = new Float64Array(size);
    serials.set(this.#serials);
    this.#serials = serials;
  }
}

function widened(old: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size);
  wider.set(old);
  return wider;
}
