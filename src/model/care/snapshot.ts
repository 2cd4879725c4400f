/**
 * The state of care written as numbers, to be restored later: whoever has state visits its numbers in one fixed order,
 * and the same visit writes or restores them. What is rebuilt from the replication's future is not written. Counts are
 * kept in as few bytes as they need, for every trust of a country has several snapshots a year.
 */
import { ModelError } from '../../errors.js';
import { widened } from '../../kernel/widened.js';

/** Writes or restores. */
export interface StateVisitor {
  /** Writes a number and returns it, or returns the one written. */
  number(now: number): number;
  /** Writes counts, >= 0, of an array from one place up to another, those before and after being 0; or restores them. */
  counts(array: Int32Array, from: number, to: number): void;
  /** Writes counts of a ring of 2^n places, from one place on, until they add up to a total, all others being 0; or restores them. */
  ring(array: Uint16Array | Int32Array, from: number, total: number): void;
  /** Writes the first whole numbers of an array, each close to the one before, or restores as many. */
  neighbours(array: Int32Array, length: number): void;
}

/** The numbers of a snapshot. */
export interface Snapshot {
  /** Those that are not whole. */
  readonly numbers: Float64Array;
  /**
   * Whole numbers in groups of seven bits, the lowest first, the eighth set in all but the last. Of counts, after a 0 how
   * many follow; of neighbours the steps from one to the next. What can be negative is written twice as large, less 1
   * where it is; of a number, 1 more than that, and 0 of one that is not whole.
   */
  readonly counts: Uint8Array;
}

/** Whole numbers up to this size are written as such. */
const WHOLE = 0x4000_0000;

/** Bytes that a whole number takes at most. */
const MOST_BYTES = 5;

/** Room for the snapshot being written, used again for each. */
let room = new Uint8Array(1 << 16);
let roomForNumbers = new Float64Array(1 << 12);

/** Writes; only one snapshot is written at a time. */
export class SnapshotWriter implements StateVisitor {
  private length = 0;
  private numbers = 0;

  number(now: number): number {
    const whole = now | 0;
    if (whole === now && whole < WHOLE && whole > -WHOLE) {
      this.write(((whole << 1) ^ (whole >> 31)) + 1);
      return now;
    }
    this.write(0);
    const { length } = roomForNumbers;
    if (this.numbers === length) roomForNumbers = widened(roomForNumbers, new Float64Array(2 * length));
    roomForNumbers[this.numbers++] = now;
    return now;
  }

  counts(array: Int32Array, from: number, to: number): void {
    const bytes = this.roomFor(to - from + 2);
    let end = put(bytes, put(bytes, this.length, from), to);
    for (let at = from; at < to; ) {
      const count = array[at++]!;
      end = put(bytes, end, count);
      if (count > 0) continue;
      const first = at;
      while (at < to && array[at] === 0) at++;
      end = put(bytes, end, at - first);
    }
    this.length = end;
  }

  ring(array: Uint16Array | Int32Array, from: number, total: number): void {
    const bytes = this.roomFor(array.length + 1);
    const last = array.length - 1;
    const stop = from + array.length;
    let end = put(bytes, this.length, total);
    let at = from;
    for (let left = total; left > 0; ) {
      if (at >= stop) throw new ModelError(`${total} patients are counted where ${total - left} are`);
      const count = array[at++ & last]!;
      end = put(bytes, end, count);
      left -= count;
      if (count > 0) continue;
      const first = at;
      while (at < stop && array[at & last] === 0) at++;
      end = put(bytes, end, at - first);
    }
    this.length = end;
  }

  neighbours(array: Int32Array, length: number): void {
    const bytes = this.roomFor(length);
    let end = this.length;
    for (let at = 0, last = 0; at < length; last = array[at++]!) {
      const step = array[at]! - last;
      end = put(bytes, end, (step << 1) ^ (step >> 31));
    }
    this.length = end;
  }

  /** The finished snapshot. */
  end(): Snapshot {
    return { numbers: roomForNumbers.slice(0, this.numbers), counts: room.slice(0, this.length) };
  }

  private write(count: number): void {
    this.length = put(this.roomFor(1), this.length, count);
  }

  /** Room for so many more numbers. */
  private roomFor(numbers: number): Uint8Array {
    const needed = this.length + MOST_BYTES * numbers;
    if (needed > room.length) room = widened(room, new Uint8Array(2 * needed));
    return room;
  }
}

/** Writes a whole number at a place; returns the place behind it. */
function put(bytes: Uint8Array, at: number, count: number): number {
  let end = at;
  let left = count;
  while (left > 127) {
    bytes[end++] = (left & 127) | 128;
    left >>>= 7;
  }
  bytes[end++] = left;
  return end;
}

/** Restores a snapshot. */
export class SnapshotReader implements StateVisitor {
  private readonly snapshot: Snapshot;
  private nextNumber = 0;
  private nextByte = 0;

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  number(_now: number): number {
    const written = this.read();
    if (written === 0) return this.snapshot.numbers[this.nextNumber++]!;
    return signed(written - 1);
  }

  counts(array: Int32Array, _from: number, _to: number): void {
    const from = this.read();
    const to = this.read();
    array.fill(0);
    for (let at = from; at < to; at++) {
      const count = this.read();
      if (count === 0) at += this.read();
      else array[at] = count;
    }
  }

  ring(array: Uint16Array | Int32Array, from: number, _total: number): void {
    array.fill(0);
    const last = array.length - 1;
    for (let left = this.read(), at = from; left > 0; at++) {
      const count = this.read();
      left -= count;
      if (count === 0) at += this.read();
      else array[at & last] = count;
    }
  }

  neighbours(array: Int32Array, length: number): void {
    for (let at = 0, last = 0; at < length; at++) {
      last += signed(this.read());
      array[at] = last;
    }
  }

  private read(): number {
    const { counts } = this.snapshot;
    let count = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = counts[this.nextByte++]!;
      count |= (byte & 127) << shift;
      if (byte < 128) return count;
    }
  }
}

/** A whole number of what is written of it. */
function signed(written: number): number {
  return (written >>> 1) ^ -(written & 1);
}
