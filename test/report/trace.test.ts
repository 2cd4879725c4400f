/** What the trace says of trouble, holds and defects that are met again. */
import { expect, it } from 'vitest';
import type { Fact } from '../../src/model/facts.js';
import { traceEvents } from '../../src/report/trace.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { madeUpScenario } from '../experiment/made-up.js';
import { sample } from '../scenario/sample.js';

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

const scenario = parseScenario(sample);
const told = (fact: Fact) => traceEvents(scenario, { strategy: 'national', replication: 0, facts: [fact] })[0]?.text;
const ashby = { day: 210, trust: 0 };

it('tells an alarm, a look of the authority, a hold and a green light, for whom and why', () => {
  expect(told({ kind: 'alarm', ...ashby, reason: 'a plain crisis, 23 severe defects open' })).toBe(
    'The board of Ashby General raises the alarm and asks for help: a plain crisis, 23 severe defects open.',
  );
  expect(told({ kind: 'looked_at', ...ashby, open: 1 })).toBe(
    'The programme authority looks at Ashby General, 1 severe defect open: help no longer waits for approval.',
  );
  const hold = { kind: 'hold_begins', ...ashby, reason: '2 trusts in trouble, 23 severe defects open there' } as const;
  expect(told({ ...hold, held: 11, release: null })).toBe(
    'HOLD: all go-lives of the programme wait, of 11 trusts, until Ashby General has recovered (2 trusts in trouble, 23 severe defects open there).',
  );
  expect(told({ ...hold, held: 1, release: 'R2' })).toBe(
    'HOLD: all go-lives of release R2 wait, of 1 trust, until Ashby General has recovered (2 trusts in trouble, 23 severe defects open there).',
  );
  const reason = 'after a review of each and 4 weeks with few severe defects open';
  const green = (recovered: number, why = reason) => told({ kind: 'green_light', ...ashby, recovered, reason: why });
  expect(green(1)).toBe(`GREEN LIGHT: Ashby General has recovered ${reason}; the programme re-engages.`);
  expect(green(2)).toBe(
    `GREEN LIGHT: Ashby General and 1 trust more have recovered ${reason}; the programme re-engages.`,
  );
  expect(green(4)).toBe(
    `GREEN LIGHT: Ashby General and 3 trusts more have recovered ${reason}; the programme re-engages.`,
  );
  expect(green(0, 'on record')).toBe('GREEN LIGHT: on record; the programme re-engages.');
});
