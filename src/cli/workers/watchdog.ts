/**
 * Notices a worker that never ends, by how long the others took. Time is counted in ticks of its own, so that time in
 * which the whole program stood still (a closed laptop, SIGSTOP) is not held against a worker.
 */
import { MachineError } from '../machine-error.js';

/** Milliseconds. */
const TICK = 1000;
/** A worker is given up when nothing came back for so many ticks, and for so many times the longest replication so far. */
const PATIENCE_TICKS = 20 * 60;
const PATIENCE_TIMES = 50;

export class Watchdog {
  readonly #workers: number;
  readonly #waiting = new Set<(error: Error) => void>();
  #timer: NodeJS.Timeout | undefined;
  #silent = 0;
  #longest = 0;
  #lost: Error | undefined;

  constructor(workers: number) {
    this.#workers = workers;
  }

  /** A replication came back. */
  answered(): void {
    this.#longest = Math.max(this.#longest, this.#silent * this.#workers);
    this.#silent = 0;
  }

  /** A worker was lost outside any replication: whoever waits gets the error. */
  lost(error: Error): void {
    this.#lost = error;
  }

  /** Waits for an answer, but not for ever. */
  during<T>(answer: Promise<T>): Promise<T> {
    if (this.#waiting.size === 0) {
      this.#silent = 0;
      this.#timer = setInterval(() => this.#tick(), TICK);
    }
    let giveUp: (error: Error) => void = () => undefined;
    const hung = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    this.#waiting.add(giveUp);
    return Promise.race([answer, hung]).finally(() => {
      this.#waiting.delete(giveUp);
      if (this.#waiting.size === 0) clearInterval(this.#timer);
    });
  }

  #tick(): void {
    this.#silent += 1;
    const limit = Math.max(PATIENCE_TICKS, PATIENCE_TIMES * this.#longest);
    const why =
      this.#lost !== undefined
        ? `a worker was lost (${this.#lost.message})`
        : this.#silent > limit
          ? `the worker gave no answer in ${Math.round((limit * TICK) / 60_000)} minutes`
          : undefined;
    if (why !== undefined) for (const giveUp of this.#waiting) giveUp(new MachineError(why));
  }
}
