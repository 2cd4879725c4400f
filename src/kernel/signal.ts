/**
 * Something processes can wait for and anyone can announce: a green light, an alarm, the end of another process.
 * Separate because it is the only meeting point of processes that share no resource. A signal has no memory: who was
 * not waiting when it fired has missed it - except a lasting one, which stays fired.
 */

import type { Running } from './running.js';
import type { Simulator } from './simulator.js';

export class Signal<T> {
  readonly name: string;
  readonly #lasting: boolean;
  readonly #waiters = new Set<Running>();
  #fired: { readonly value: T } | undefined;

  /**
   * @param _sim    the simulator whose processes wait for it
   * @param name    for messages
   * @param options lasting: once fired, later waiters resume at once with the value it was first fired with
   */
  constructor(_sim: Simulator, name: string, options: { readonly lasting?: boolean } = {}) {
    this.name = name;
    this.#lasting = options.lasting ?? false;
  }

  /** How many processes are waiting. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /**
   * Wakes all present waiters, in the order in which they began to wait, through the calendar at the present time and
   * with each waiter's own priority. `yield until(signal)` then gives them the value.
   */
  fire(value: T): void {
    if (this.#lasting) this.#fired ??= { value };
    const present = [...this.#waiters];
    this.#waiters.clear();
    for (const waiter of present) waiter.wake(value);
  }

  /** A process begins to wait: for `until`. */
  join(waiter: Running): void {
    if (this.#fired) waiter.wake(this.#fired.value);
    else this.#waiters.add(waiter);
  }

  /** A process stops waiting: for an interrupt. */
  leave(waiter: Running): void {
    this.#waiters.delete(waiter);
  }
}
