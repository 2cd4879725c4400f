/**
 * A condition that processes can wait for and that any code can fire: a go-ahead, an alarm, the end of a process.
 * Separate because it is the only way to synchronise processes that share no resource. A signal has no memory: a process
 * that was not waiting when it fired is not resumed. The exception is a lasting signal, which stays fired.
 */

import type { Waiter } from './command.js';

export class Signal<T> {
  readonly name: string;
  readonly #lasting: boolean;
  readonly #waiters = new Set<Waiter>();
  #fired: { readonly value: T } | undefined;

  /**
   * @param name    for messages
   * @param options lasting: once fired, later waiters resume at once with the value it was first fired with
   */
  constructor(name: string, options: { readonly lasting?: boolean } = {}) {
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
  join(waiter: Waiter): void {
    if (this.#fired) waiter.wake(this.#fired.value);
    else this.#waiters.add(waiter);
  }

  /** A process stops waiting: for an interrupt. */
  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }
}
