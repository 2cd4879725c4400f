/** What a trace says of defects that are met again. */
import { expect, it } from 'vitest';
import type { Fact } from '../../src/model/facts.js';
import { traceEvents } from '../../src/report/trace.js';
import { madeUpScenario } from '../experiment/made-up.js';

it('tells how many of the defects of an upgrade were supposedly fixed before', () => {
  const upgrade = (again: number): Fact => ({ kind: 'upgrade', day: 10, trust: 0, release: 'r2', defects: 6, again });
  const facts = [upgrade(0), upgrade(1), upgrade(2)];
  const trace = { strategy: 'national', replication: 0, facts };
  expect(traceEvents(madeUpScenario(), trace).map(({ text }) => text)).toEqual([
    'Ashby takes release r2, with 6 severe defects.',
    'Ashby takes release r2, with 6 severe defects, of which 1 was supposedly fixed before.',
    'Ashby takes release r2, with 6 severe defects, of which 2 were supposedly fixed before.',
  ]);
});
