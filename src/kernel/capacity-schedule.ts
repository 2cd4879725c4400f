/**
 * Capacity that follows a timetable: night shifts, summer staffing, a ward that opens in March. An ordinary process, so
 * that its priority decides whether the change comes before or after the other events of that instant. Part of the
 * kernel's general set, which the present model does not use; tested in test/kernel/capacity-schedule.test.ts.
 */

import { ModelError } from '../errors.js';
import { type Process, until } from './process.js';
import type { Resource } from './resource.js';

/** From this time on, this capacity. */
export interface CapacityStep {
  /** Days from the start, or from the start of each period. */
  readonly at: number;
  readonly capacity: number;
}

/**
 * Sets a resource's capacity step by step. Spawn it: `sim.spawn(followCapacity(theatre, steps, 7))`.
 * @param steps   at ascending times >= 0
 * @param period  the timetable repeats after this many days, above the last step's time; undefined: it does not repeat
 * @throws ModelError when the times are not ascending or do not fit the period
 */
export function* followCapacity(resource: Resource, steps: readonly CapacityStep[], period?: number): Process {
  let before = Number.NEGATIVE_INFINITY;
  for (const { at } of steps) {
    if (!(at >= 0 && at > before && at < (period ?? Number.POSITIVE_INFINITY))) {
      throw new ModelError(`${resource.name}: times of a capacity schedule must ascend within its period, not ${at}`);
    }
    before = at;
  }
  for (let round = 0; steps.length > 0; round++) {
    for (const { at, capacity } of steps) {
      yield until(round * (period ?? 0) + at);
      resource.setCapacity(capacity);
    }
    if (period === undefined) return;
  }
}
