/**
 * A quantity that holds a value until it is next set (a queue's length, staff on duty) and its average over time.
 * Separate from tally.ts because each value counts by how long it lasted, not by how often it was set.
 */

/** A step function of time and its integral. Times are days and must not decrease. */
export class TimeWeighted {
  #start: number;
  #last: number;
  #value: number;
  #area = 0;

  /**
   * @param value  the value at the start
   * @param time   the start, days
   */
  constructor(value = 0, time = 0) {
    this.#value = value;
    this.#start = time;
    this.#last = time;
  }

  /** The value now in force. */
  get value(): number {
    return this.#value;
  }

  /** Sets the value from `time` on. */
  set(value: number, time: number): void {
    this.#area = this.integral(time);
    this.#last = time;
    this.#value = value;
  }

  /** Adds to the value from `time` on. */
  add(change: number, time: number): void {
    this.set(this.#value + change, time);
  }

  /** Discards the integral up to `time` and keeps the value: the end of the warm-up. */
  restart(time: number): void {
    this.#area = 0;
    this.#start = time;
    this.#last = time;
  }

  /** Value times days from the start to `until`, which is not before the last change. */
  integral(until: number): number {
    // a value that lasts no time adds nothing, even when it is infinite
    return until === this.#last ? this.#area : this.#area + this.#value * (until - this.#last);
  }

  /** Average value from the start to `until`; undefined over no time at all. */
  mean(until: number): number | undefined {
    return until > this.#start ? this.integral(until) / (until - this.#start) : undefined;
  }
}
