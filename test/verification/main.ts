/** Verifies some systems, given by number, in this process: one JSON line a metric on stdout. For run.mjs. */

import { processSystems } from './process-systems.js';
import { type System, verify } from './system.js';
import { typedSystems } from './typed-systems.js';

export const systems: readonly System[] = [...typedSystems, ...processSystems];

/** Results of systems, as JSON lines in the order of `numbers`. */
export function report(
  numbers: readonly number[],
  replications: number,
  size: number,
  print: (line: string) => void,
): void {
  for (const number of numbers) {
    for (const result of verify(systems[number]!, replications, size)) print(JSON.stringify(result));
  }
}
