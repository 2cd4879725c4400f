/**
 * The event calendar as anyone would write it first: an array of plain objects, searched from end to end. Slow, and
 * right by inspection: the oracle for the fast one.
 */

interface Entry {
  readonly time: number;
  readonly priority: number;
  readonly serial: number;
  readonly kind: number;
  readonly payload: number;
}

export class PlainCalendar {
  time = 0;
  priority = 0;
  kind = 0;
  payload = 0;
  serial = 0;
  #entries: Entry[] = [];
  #nextSerial = 0;

  get size(): number {
    return this.#entries.length;
  }

  get nextTime(): number {
    return this.#earliest()?.time ?? Number.POSITIVE_INFINITY;
  }

  /** Returns the serial, which serves as the event's name. */
  schedule(time: number, priority: number, kind: number, payload: number): number {
    this.#entries.push({ time, priority, serial: this.#nextSerial, kind, payload });
    this.#nextSerial += 1;
    return this.#nextSerial - 1;
  }

  cancel(serial: number): boolean {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((entry) => entry.serial !== serial);
    return this.#entries.length < before;
  }

  pop(): boolean {
    const earliest = this.#earliest();
    if (!earliest) return false;
    this.cancel(earliest.serial);
    Object.assign(this, earliest);
    return true;
  }

  #earliest(): Entry | undefined {
    return this.#entries.reduce<Entry | undefined>(
      (best, entry) => (best && !isBefore(entry, best) ? best : entry),
      undefined,
    );
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  if (a.time !== b.time) return a.time < b.time;
  if (a.priority !== b.priority) return a.priority < b.priority;
  return a.serial < b.serial;
}
