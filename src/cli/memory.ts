/**
 * What cannot be held in memory is refused before anything is simulated, with what would fit. Estimates are within a
 * factor of two, so only what is well beyond the limit is refused; nothing that ends well is.
 */
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { UsageError } from '../errors.js';
import type { Design } from '../experiment/design.js';
import { fits, type Held, heldBy, whatFits } from '../experiment/held.js';

/** How far beyond the limit an estimate may be. */
const TOLERANCE = 1.5;
const GIGA = 1e9;

/** The heap that Node.js allows itself, and the memory of the machine, or what this process may have of it. */
function roomHere(): Held {
  const constrained = process.constrainedMemory?.() ?? 0;
  const arrays = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return { heap: getHeapStatistics().heap_size_limit, arrays };
}

/** @throws UsageError where the results of a design would not fit */
export function refuseWhatCannotBeHeld(design: Design, here: Held = roomHere()): void {
  const room = { heap: TOLERANCE * here.heap, arrays: TOLERANCE * here.arrays };
  if (fits(design, room)) return;
  const { heap, arrays } = heldBy(design);
  const ofHeap = heap > room.heap;
  const [needs, has] = ofHeap ? [heap, here.heap] : [arrays, here.arrays];
  const { replications, strategies } = whatFits(design, room);
  const fit = [
    ...(replications > 0 ? [`${replications} replications`] : []),
    ...(strategies > 0 ? [`${strategies} strategies (--strategies)`] : []),
    ...(design.perTrust || design.settings.windows.length > 1 ? ['no --per-trust or --windows, or fewer trusts'] : []),
    ...(ofHeap
      ? [`with ${Math.ceil(heap / GIGA)} GB of memory, NODE_OPTIONS=--max-old-space-size=${Math.ceil(heap / 2 ** 20)}`]
      : []),
  ];
  throw new UsageError(
    `the results of ${design.scenario} would take about ${tenths(needs)} GB, and ${ofHeap ? 'Node.js may use' : 'there are'} ${tenths(has)}; what would fit: ${fit.join('; or ')}`,
  );
}

function tenths(bytes: number): string {
  return (bytes / GIGA).toFixed(1);
}
