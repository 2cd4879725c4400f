/**
 * The event calendar: the pending events, earliest first. Separate from the simulator because reproducibility depends on
 * its order and the speed of the engine on its own. A binary heap in typed arrays, ordered by
 * (time, priority, serial), where the serial counts events as they are scheduled. Taking the earliest event leaves a
 * hole at the root, which the next event scheduled usually fills, so that a pop and a push cost one sift. Cancelling
 * finds the event by its position and removes it at once: no cancelled event stays in the heap. Times are passed through
 * array cells rather than as arguments, because a double passed to a function that is not inlined is allocated.
 */

import { ModelError } from '../errors.js';
import { widened } from './widened.js';

/** Identifies one scheduled event, for cancelling it; not reused while the event could still be cancelled. */
export type EventId = number;

/** An id is name * SLOTS + slot: 2^22 events pending at most; a name is a serial modulo 2^31. */
const SLOTS = 4194304;
/** Priority and serial make one exact number, priority * 2^36 + serial: ties are settled by one comparison. */
const SERIALS = 68719476736;
const FIRST_SIZE = 64;
const HOLE = Number.NEGATIVE_INFINITY;
const EMPTY = Number.POSITIVE_INFINITY;

/** Integers of an event, by slot: four in a row. Position 0: not pending. */
const POSITION = 0;
const KIND = 1;
const PAYLOAD = 2;
const NAME = 3;

export class EventCalendar {
  /** The present, in days: the time of the event last popped, or that set by `moveTo`. Never decreases. */
  time = 0;
  /** Of the event last popped: its kind, an integer for the handler table. */
  kind = 0;
  /** Its payload, a 32-bit integer. */
  payload = 0;
  private rank = 0;

  // The heap, by position from 1 (root) to last; position p has children 2p and 2p + 1. Positions past last hold EMPTY,
  // so that a last child without a sibling needs no test; the root holds HOLE when it is one. Position 0 is the time of
  // the event that is being placed.
  private times: Float64Array = new Float64Array(2 * FIRST_SIZE).fill(EMPTY);
  private slots: Int32Array = new Int32Array(2 * FIRST_SIZE);
  private last = 0;
  private hole: 0 | 1 = 0;

  // The data of an event, by slot, wherever it is in the heap.
  private ranks: Float64Array = new Float64Array(FIRST_SIZE);
  private integers: Int32Array = new Int32Array(4 * FIRST_SIZE);
  private readonly spare: number[] = [];
  private used = 0;
  private nextSerial = 0;

  /** Priority of the event last popped: at one time, lower numbers come first. */
  get priority(): number {
    return Math.floor(this.rank / SERIALS);
  }

  /** Place of the event last popped in the order of scheduling, from 0. */
  get serial(): number {
    return this.rank - this.priority * SERIALS;
  }

  /** Events pending. */
  get size(): number {
    return this.last - this.hole;
  }

  /** When the earliest pending event is due; Infinity when there is none. */
  get nextTime(): number {
    if (this.hole === 1) this.fillHole();
    return this.times[1]!;
  }

  /**
   * Puts an event into the calendar.
   * @param time      when it is due, days; finite and not before the present
   * @param priority  order among events of one time: lower first; a whole number of 17 bits, from -65536 to 65535
   * @param kind      a 32-bit integer
   * @param payload   a 32-bit integer
   * @throws ModelError for a time or priority out of range, or beyond four million pending events
   */
  schedule(time: number, priority: number, kind: number, payload: number): EventId {
    this.times[0] = time;
    const slot = this.place(priority, kind, payload);
    return this.integers[(slot << 2) | NAME]! * SLOTS + slot;
  }

  /** As schedule, for an event that will never be cancelled: allocates nothing, not even an id. */
  post(time: number, priority: number, kind: number, payload: number): void {
    this.times[0] = time;
    this.place(priority, kind, payload);
  }

  /**
   * Removes a pending event.
   * @returns false when it has already happened or been cancelled
   */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS;
    if (!(Math.floor(id) === id && slot >= 0 && slot < this.used)) return false;
    const { integers } = this;
    const at = slot << 2;
    if (integers[at | POSITION] === 0 || integers[at | NAME]! * SLOTS + slot !== id) return false;
    if (this.hole === 1) this.fillHole();
    const position = integers[at | POSITION]!;
    integers[at | POSITION] = 0;
    this.spare.push(slot);
    this.removeLast();
    if (position > this.last) return true;
    const moved = this.slots[this.last + 1]!; // the last event takes the free place, and goes up or down from there
    this.rise(position, moved);
    this.sink(integers[moved << 2]!, moved);
    return true;
  }

  /** Advances the clock to a time before which nothing is pending. */
  moveTo(time: number): void {
    if (time > this.time && time <= this.nextTime) this.time = time;
  }

  /** Removes the earliest event and puts it into the public fields; false when there is none. */
  pop(): boolean {
    return this.popBefore(EMPTY);
  }

  /** As pop, but only if the earliest event is due before `limit`. */
  popBefore(limit: number): boolean {
    if (this.hole === 1) this.fillHole();
    const { times, integers } = this;
    const time = times[1]!;
    if (!(time < limit)) return false;
    const slot = this.slots[1]!;
    const at = slot << 2;
    this.time = time;
    this.rank = this.ranks[slot]!;
    this.kind = integers[at | KIND]!;
    this.payload = integers[at | PAYLOAD]!;
    integers[at | POSITION] = 0;
    times[1] = HOLE; // the slot stays with the hole: the next event scheduled takes both
    this.hole = 1;
    return true;
  }

  /** Gives the event whose time is in cell 0 a slot and a place in the heap; returns the slot. */
  private place(priority: number, kind: number, payload: number): number {
    const time = this.times[0]!;
    if (!(time >= this.time && time < EMPTY) || (priority << 15) >> 15 !== priority) this.refuse(time, priority);
    const fills = this.hole === 1;
    const slot = fills ? this.slots[1]! : this.takeSlot();
    const { integers } = this;
    const at = slot << 2;
    this.ranks[slot] = priority * SERIALS + this.nextSerial;
    integers[at | KIND] = kind | 0;
    integers[at | PAYLOAD] = payload | 0;
    integers[at | NAME] = this.nextSerial & 0x7fffffff;
    this.nextSerial += 1;
    this.hole = 0;
    if (fills) this.sink(1, slot);
    else {
      this.last += 1;
      this.rise(this.last, slot);
    }
    return slot;
  }

  private takeSlot(): number {
    const spare = this.spare.pop();
    if (spare !== undefined) return spare;
    if (this.used === this.ranks.length) this.grow();
    this.used += 1;
    return this.used - 1;
  }

  private refuse(time: number, priority: number): never {
    const atFault =
      time >= this.time && time < EMPTY ? `with priority ${priority}` : `for day ${time} on day ${this.time}`;
    throw new ModelError(`an event cannot be scheduled ${atFault}`, { time: this.time });
  }

  private fillHole(): void {
    this.hole = 0;
    this.spare.push(this.slots[1]!);
    this.removeLast();
    if (this.last > 0) this.sink(1, this.slots[this.last + 1]!);
  }

  /** Removes the last event of the heap, and puts its time into cell 0; its slot stays readable where it was. */
  private removeLast(): void {
    this.times[0] = this.times[this.last]!;
    this.times[this.last] = EMPTY;
    this.last -= 1;
  }

  /** Moves the event whose time is in cell 0 from a free position towards the root, to its place. */
  private rise(from: number, slot: number): void {
    const { times, slots, ranks, integers } = this;
    const time = times[0]!;
    let p = from;
    while (p > 1) {
      const parent = p >> 1;
      const other = times[parent]!;
      const above = slots[parent]!;
      if (other < time || (other === time && ranks[above]! < ranks[slot]!)) break;
      times[p] = other;
      slots[p] = above;
      integers[above << 2] = p;
      p = parent;
    }
    times[p] = time;
    slots[p] = slot;
    integers[slot << 2] = p;
  }

  /** As rise, away from the root. Shifts and ors stand for products and sums because they need no check for overflow. */
  private sink(from: number, slot: number): void {
    const { times, slots, ranks, integers, last } = this;
    const time = times[0]!;
    let p = from;
    let c = p << 1;
    while (c <= last) {
      const left = times[c]!;
      const right = times[c | 1]!;
      if (left === right) c |= +(ranks[slots[c | 1]!]! < ranks[slots[c]!]!);
      else c |= +(right < left);
      const best = times[c]!;
      const below = slots[c]!;
      if (time < best || (time === best && ranks[slot]! < ranks[below]!)) break;
      times[p] = best;
      slots[p] = below;
      integers[below << 2] = p;
      p = c;
      c = p << 1;
    }
    times[p] = time;
    slots[p] = slot;
    integers[slot << 2] = p;
  }

  private grow(): void {
    const size = 2 * this.ranks.length;
    if (size > SLOTS) throw new ModelError(`more than ${SLOTS} events are pending at once`, { time: this.time });
    this.times = widened(this.times, new Float64Array(2 * size).fill(EMPTY));
    this.slots = widened(this.slots, new Int32Array(2 * size));
    this.ranks = widened(this.ranks, new Float64Array(size));
    this.integers = widened(this.integers, new Int32Array(4 * size));
  }
}
