/**
 * A resource of limited capacity that processes share: experts, beds. Processes seize an amount, hold it, and free it; a
 * process that cannot be served waits by (priority, order of arrival) without overtaking: while the first in the queue
 * needs more than is free, all behind it wait. Separate from process.ts because it keeps its own queue and its own statistics.
 */

import { ModelError } from '../errors.js';
import { TimeWeighted } from '../stats/time-weighted.js';
import type { Clock, Waiter } from './command.js';

/** One process's request, from when it is made until the process has resumed with the amount. */
export interface Request {
  readonly process: Waiter;
  readonly amount: number;
  readonly priority: number;
  granted: boolean;
}

/** Amounts are sums of floats: those that differ by less than this count as equal. */
const TOLERANCE = 1e-9;

export class Resource {
  readonly name: string;
  readonly #clock: Clock;
  /** Capacity over time. */
  readonly #offered: TimeWeighted;
  readonly #inUse: TimeWeighted;
  /** In order of service: by priority, then by arrival. */
  readonly #queue: Request[] = [];

  /**
   * @param clock     the simulator of the processes that use it
   * @param capacity  how much there is, >= 0; Infinity: no process ever waits
   * @param name      for messages
   * @throws ModelError for a capacity below 0 or NaN
   */
  constructor(clock: Clock, capacity: number, name: string) {
    if (!(capacity >= 0)) throw new ModelError(`${name} cannot have a capacity of ${capacity}`, { time: clock.now });
    this.#clock = clock;
    this.name = name;
    this.#offered = new TimeWeighted(capacity, clock.now);
    this.#inUse = new TimeWeighted(0, clock.now);
  }

  get capacity(): number {
    return this.#offered.value;
  }

  /** The amount held by processes; above the capacity for a while after the capacity was lowered. */
  get inUse(): number {
    return this.#inUse.value;
  }

  /** How many processes wait. */
  get queueLength(): number {
    return this.#queue.length;
  }

  /** Average amount in use from the beginning until now, in units of the resource; undefined at the very beginning. */
  get meanInUse(): number | undefined {
    return this.#inUse.mean(this.#clock.now);
  }

  /** Amount-days used over amount-days of capacity; undefined when that is zero or capacity was ever infinite. */
  get utilisation(): number | undefined {
    const offered = this.#offered.integral(this.#clock.now);
    return offered > 0 && offered < Number.POSITIVE_INFINITY
      ? this.#inUse.integral(this.#clock.now) / offered
      : undefined;
  }

  /** Discards the statistics up to now: the end of the warm-up. */
  restartStatistics(): void {
    this.#inUse.restart(this.#clock.now);
    this.#offered.restart(this.#clock.now);
  }

  /**
   * Gives an amount back and serves those who wait.
   * @throws ModelError when the amount is not above 0 or more than is in use
   */
  free(amount: number): void {
    if (!(amount > 0 && amount <= this.inUse + TOLERANCE)) {
      throw new ModelError(`${this.name}: cannot free ${amount} of ${this.inUse} in use`, { time: this.#clock.now });
    }
    const left = this.inUse - amount;
    this.#inUse.set(left < TOLERANCE ? 0 : left, this.#clock.now);
    this.#serve();
  }

  /** Changes the capacity from now on; below the amount in use, users finish and nobody is served until there is room. */
  setCapacity(capacity: number): void {
    if (!(capacity >= 0))
      throw new ModelError(`${this.name} cannot have a capacity of ${capacity}`, { time: this.#clock.now });
    this.#offered.set(capacity, this.#clock.now);
    this.#serve();
  }

  /** Whether a request made now would have to wait. */
  wouldWait(amount: number, priority: number): boolean {
    const ahead = this.#queue.some((request) => request.priority <= priority);
    return ahead || this.inUse + amount > this.capacity + TOLERANCE;
  }

  /** A process joins the queue: for `seize`. */
  request(process: Waiter, amount: number, priority: number): Request {
    if (!(amount > 0 && amount < Number.POSITIVE_INFINITY)) {
      throw new ModelError(`${this.name}: cannot seize ${amount}`);
    }
    let at = this.#queue.length;
    while (at > 0 && this.#queue[at - 1]!.priority > priority) at -= 1;
    const request = { process, amount, priority, granted: false };
    this.#queue.splice(at, 0, request);
    this.#serve();
    return request;
  }

  /** An interrupted process leaves the queue, or gives back what it was granted: for `seize`. */
  withdraw(request: Request): void {
    if (request.granted) {
      this.free(request.amount);
      return;
    }
    this.#queue.splice(this.#queue.indexOf(request), 1);
    this.#serve(); // it may have been the first, which held up the others
  }

  #serve(): void {
    let first = this.#queue[0];
    while (first && this.inUse + first.amount <= this.capacity + TOLERANCE) {
      this.#queue.shift();
      this.#inUse.add(first.amount, this.#clock.now);
      first.granted = true;
      first.process.wake(undefined);
      first = this.#queue[0];
    }
  }
}
