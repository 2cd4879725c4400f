/**
 * What a process is and what it can ask for. A process is a generator that reads as a story and yields commands: wait
 * so long, wait until then or until that is announced, wait for a share of a resource. Separate from running.ts, which
 * carries a process through time, because stories are all that models need to know.
 */

import { ModelError } from '../errors.js';
import type { Resource } from './resource.js';
import type { Running } from './running.js';
import { Signal } from './signal.js';

export { Interrupted, type Running } from './running.js';

/** Ends a wait before its time: leaves queues, gives back what was granted but not yet resumed with. */
export type Withdraw = () => void;

/** Something a process waits for; new kinds can be added without touching the engine. */
export interface Command {
  /**
   * The wait begins; sooner or later `process.wake` must be called.
   * @returns what to do if the process is interrupted before it resumes; its wake-up is cancelled by the engine
   */
  begin(process: Running): Withdraw | undefined;
}

/** A process: yields commands, may return a result to `yield*`. */
export type Process<Result = void> = Generator<Command, Result, unknown>;

/**
 * Waits so many days.
 * @param days  >= 0 and finite; 0 resumes at the same time, after events already due then with the same priority
 * @throws ModelError (from the run, with the time) for a negative or non-finite wait
 */
export function advance(days: number): Command {
  return {
    begin(process) {
      if (!(days >= 0 && days < Number.POSITIVE_INFINITY)) throw new ModelError(`a wait of ${days} days is impossible`);
      process.wakeAt(process.sim.now + days, undefined);
      return undefined;
    },
  };
}

/**
 * Waits until a day, or until a signal fires.
 * @param target  a day number: if it is already past the process still goes through the calendar and resumes at the
 *                present time; Infinity waits for ever (only an interrupt ends it), NaN is an error. Or a signal: resumes
 *                with the value it was fired with.
 */
export function until<T>(target: number | Signal<T>): Command {
  if (target instanceof Signal) {
    return {
      begin(process) {
        target.join(process);
        return () => target.leave(process);
      },
    };
  }
  return {
    begin(process) {
      if (!(target <= Number.POSITIVE_INFINITY)) throw new ModelError(`waiting until day ${target} is impossible`);
      if (target < Number.POSITIVE_INFINITY) process.wakeAt(Math.max(target, process.sim.now), undefined);
      return undefined;
    },
  };
}

/**
 * Waits for an amount of a resource and then owns it, until `resource.free(amount)`.
 * @param amount    > 0 and finite; not a whole number necessarily
 * @param options   priority in the queue, lower first (default 0); first come, first served within one
 */
export function seize(resource: Resource, amount = 1, options: { readonly priority?: number } = {}): Command {
  const priority = options.priority ?? 0;
  return {
    begin(process) {
      const request = resource.request(process, amount, priority);
      return () => resource.withdraw(request);
    },
  };
}
