/**
 * How much memory the results of a design take, before any of it is simulated: rows of tables, which are objects, and the
 * values of the replications, which stand in arrays outside the heap. Estimates: what an object takes was measured, and
 * differs with how much of it is known (test/experiment/held.test.ts holds them to within a factor of two).
 */
import { metrics } from '../model/metrics/registry.js';
import { ofProgramme } from '../model/windows.js';
import { pairCount } from './compare.js';
import { type Design, withReplications } from './design.js';

/** Bytes of a row of summary.csv or comparisons.csv: from 290, where most is unknown, to 460. */
const ROW = 350;
/** Bytes of what says where a column stands, of every column of an outcome. */
const COLUMN = 300;
/** Bytes of the two arrays of a strategy and column beside their values. */
const ARRAYS = 180;

/** Bytes. */
export interface Held {
  /** Objects: bounded by the heap. */
  readonly heap: number;
  /** Values of typed arrays: bounded by the memory of the machine. */
  readonly arrays: number;
}

/** About what the results of a design take. */
export function heldBy(design: Design): Held {
  const { settings, strategies, kept, replications } = design;
  const windows = settings.windows.filter(ofProgramme).length + settings.trusts.length * settings.windows.length;
  const cells = strategies.length * kept.length;
  const rows = 2 * cells + pairCount(design) * kept.length;
  return {
    heap: ROW * rows + ARRAYS * cells + COLUMN * windows * metrics.length,
    arrays: 2 * Float64Array.BYTES_PER_ELEMENT * cells * replications.length,
  };
}

/** Whether there is room for the results of a design. */
export function fits(design: Design, room: Held): boolean {
  const { heap, arrays } = heldBy(design);
  return heap <= room.heap && arrays <= room.arrays;
}

/** With how many replications, and with how many strategies, they would fit; 0 where not with one. */
export function whatFits(design: Design, room: Held): { readonly replications: number; readonly strategies: number } {
  const some = (count: number): Design => ({ ...design, strategies: design.strategies.slice(0, count + 1) });
  return {
    replications: most(design.replications.length, (count) => fits(withReplications(design, count), room)),
    strategies: most(design.strategies.length - 1, (count) => fits(some(count), room)),
  };
}

/** The largest whole number up to a bound for which something holds that holds for all smaller ones; 0 for none. */
function most(bound: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, bound];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
