/**
 * A resource with preemptive-resume priority: a more urgent job interrupts the service of a less urgent one, which later
 * continues with the work it has left. Separate from resource.ts because here the resource, not the process, keeps the
 * time: a process states how much work it brings and resumes when all of it has been done. Part of the kernel's general
 * set, which the present model does not use; verified against the M/M/1 queue with preemptive-resume priority (`npm run verify`).
 */

import { ModelError } from '../errors.js';
import { TimeWeighted } from '../stats/time-weighted.js';
import type { Clock, Process, Waiter } from './command.js';

interface Job {
  readonly process: Waiter;
  readonly priority: number;
  /** Work still to be done, days, as of `since` when it is being served. */
  left: number;
  since: number;
  serving: boolean;
}

export class PreemptiveResource {
  readonly name: string;
  readonly capacity: number;
  readonly #clock: Clock;
  readonly #busy: TimeWeighted;
  /** All jobs, most urgent first, then in order of arrival: those at the front are being served. */
  readonly #jobs: Job[] = [];

  /**
   * @param capacity  how many servers, a whole number >= 1
   * @throws ModelError for another capacity
   */
  constructor(clock: Clock, capacity: number, name: string) {
    if (!(Number.isInteger(capacity) && capacity >= 1)) {
      throw new ModelError(`${name} needs a whole number of servers, not ${capacity}`, { time: clock.now });
    }
    this.#clock = clock;
    this.name = name;
    this.capacity = capacity;
    this.#busy = new TimeWeighted(0, clock.now);
  }

  /** Servers at work. */
  get inUse(): number {
    return Math.min(this.capacity, this.#jobs.length);
  }

  /** Jobs waiting, interrupted ones included. */
  get queueLength(): number {
    return this.#jobs.length - this.inUse;
  }

  /** Share of the servers at work from the beginning until now; undefined at the very beginning. */
  get utilisation(): number | undefined {
    const mean = this.#busy.mean(this.#clock.now);
    return mean === undefined ? undefined : mean / this.capacity;
  }

  /** A job joins: for `occupy`. The job whose service it interrupts keeps its place in the queue. */
  join(process: Waiter, days: number, priority: number): Job {
    if (!(days >= 0 && days < Number.POSITIVE_INFINITY)) {
      throw new ModelError(`${this.name}: ${days} days of work are impossible`);
    }
    const job: Job = { process, priority, left: days, since: this.#clock.now, serving: false };
    let at = this.#jobs.length;
    while (at > 0 && this.#jobs[at - 1]!.priority > priority) at -= 1;
    this.#jobs.splice(at, 0, job);
    const preempted = this.#jobs[this.capacity];
    if (preempted?.serving) {
      preempted.serving = false;
      preempted.left -= this.#clock.now - preempted.since;
      preempted.process.sleepOn();
    }
    this.#serve();
    return job;
  }

  /** A job leaves, done or interrupted: for `occupy`. */
  leave(job: Job): void {
    const at = this.#jobs.indexOf(job);
    if (at < 0) return;
    this.#jobs.splice(at, 1);
    this.#serve();
  }

  #serve(): void {
    const { now } = this.#clock;
    this.#busy.set(this.inUse, now);
    for (const job of this.#jobs.slice(0, this.capacity)) {
      if (job.serving) continue;
      job.serving = true;
      job.since = now;
      job.process.wakeAt(now + Math.max(0, job.left), undefined);
    }
  }
}

/**
 * Has so many days of work done, and resumes when all of it is: `yield* occupy(...)`. An interrupt loses the rest.
 * @param days     work, >= 0 and finite
 * @param options  priority: lower is more urgent (default 0); first come, first served within one
 */
export function* occupy(
  resource: PreemptiveResource,
  days: number,
  options: { readonly priority?: number } = {},
): Process {
  let job: Job | undefined;
  yield {
    begin(waiter) {
      const joined = resource.join(waiter, days, options.priority ?? 0);
      job = joined;
      return () => resource.leave(joined);
    },
  };
  if (job) resource.leave(job);
}
