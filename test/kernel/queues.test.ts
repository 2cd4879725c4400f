/** Four queues against theory with few replications; `npm run verify` runs all systems with many. */
import { describe, expect, it } from 'vitest';
import { processSystems } from '../verification/process-systems.js';
import { verify } from '../verification/system.js';
import { typedSystems } from '../verification/typed-systems.js';

/** Twelve scores at this limit: one false alarm in 80,000 seeds. */
const LIMIT = 4.9;

describe('queues against theory', () => {
  for (const [systems, name, size] of [
    [typedSystems, 'M/M/1', 0.3],
    [typedSystems, 'M/M/3', 0.3],
    [processSystems, 'M/M/1 by a resource', 0.3],
    [processSystems, 'M/M/3 by a resource', 0.3],
  ] as const) {
    it(name, () => {
      const system = systems.find((candidate) => candidate.name === name)!;
      for (const { label, z } of verify(system, 40, size)) expect(Math.abs(z), label).toBeLessThan(LIMIT);
    });
  }
});
