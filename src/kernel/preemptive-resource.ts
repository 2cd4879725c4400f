/**
 * Servers that drop what they are doing when something more urgent comes, and take it up again later where they left
 * off (preemptive resume). Separate from resource.ts because here the resource, not the process, keeps the time: a
 * process says how much work it brings and resumes when all of it has been done.
 */

import { ModelError } from '../errors.js';
import { TimeWeighted } from '../stats/time-weighted.js';
import type { Process } from './process.js';
import type { Running } from './running.js';
import type { Simulator } from './simulator.js';

interface Job {
  readonly process: Running;
  readonly priority: number;
  /** Work still to be done, days, as of `since` when it is being served. */
  left: number;
  since: number;
  serving: boolean;
}

export class PreemptiveResource {
  readonly name: string;
  readonly capacity: number;
  readonly #sim: Simulator;
  readonly #busy: TimeWeighted;
  /** All jobs, most urgent first, then in order of arrival: those at the front are being served. */
  readonly #jobs: Job[] = [];

  /**
   * @param capacity  how many servers, a whole number >= 1
   * @throws ModelError for another capacity
   */
  constructor(sim: Simulator, capacity: number, name: string) {
    if (!(Number.isInteger(capacity) && capacity >= 1)) {
      throw new ModelError(`${name} needs a whole number of servers, not ${capacity}`, { time: sim.now });
    }
    this.#sim = sim;
    this.name = name;
    this.capacity = capacity;
    this.#busy = new TimeWeighted(0, sim.now);
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
    const mean = this.#busy.mean(this.#sim.now);
    return mean === undefined ? undefined : mean / this.capacity;
  }

  /** A job joins: for `occupy`. The job it pushes out keeps its place in the queue. */
  join(process: Running, days: number, priority: number): Job {
    if (!(days >= 0 && days < Number.POSITIVE_INFINITY)) {
      throw new ModelError(`${this.name}: ${days} days of work are impossible`);
    }
    const job: Job = { process, priority, left: days, since: this.#sim.now, serving: false };
    let at = this.#jobs.length;
    while (at > 0 && this.#jobs[at - 1]!.priority > priority) at -= 1;
    this.#jobs.splice(at, 0, job);
    const pushedOut = this.#jobs[this.capacity];
    if (pushedOut?.serving) {
      pushedOut.serving = false;
      pushedOut.left -= this.#sim.now - pushedOut.since;
      pushedOut.process.sleepOn();
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
    const { now } = this.#sim;
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
    begin(process) {
      const joined = resource.join(process, days, options.priority ?? 0);
      job = joined;
      return () => resource.leave(joined);
    },
  };
  if (job) resource.leave(job);
}
