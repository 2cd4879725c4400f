/**
 * The commands that a process can yield: wait for a duration, until a day, until a signal fires, or for an amount of a
 * resource. A process is a generator function that describes the life of one entity in sequence. Separate from
 * running.ts, which executes processes, because models need only the commands.
 */

import { ModelError } from '../errors.js';
import type { Command } from './command.js';
import type { Resource } from './resource.js';
import { Signal } from './signal.js';

export type { Command, Process, Waiter, Withdraw } from './command.js';
export { Interrupted, type Running } from './running.js';

/**
 * Waits so many days.
 * @param days  >= 0 and finite; 0 resumes at the same time, after events already due then with the same priority
 * @throws ModelError (from the run, with the time) for a negative or non-finite wait
 */
export function advance(days: number): Command {
  return {
    begin(waiter) {
      if (!(days >= 0 && days < Number.POSITIVE_INFINITY)) throw new ModelError(`a wait of ${days} days is impossible`);
      waiter.wakeAt(waiter.clock.now + days, undefined);
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
      begin(waiter) {
        target.join(waiter);
        return () => target.leave(waiter);
      },
    };
  }
  return {
    begin(waiter) {
      if (!(target <= Number.POSITIVE_INFINITY)) throw new ModelError(`waiting until day ${target} is impossible`);
      if (target < Number.POSITIVE_INFINITY) waiter.wakeAt(Math.max(target, waiter.clock.now), undefined);
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
    begin(waiter) {
      const request = resource.request(waiter, amount, priority);
      return () => resource.withdraw(request);
    },
  };
}
