/** What init asks a planner on a terminal: the answers become a scenario, and nobody is asked where there is no terminal. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Asking, askForProgramme } from '../../src/cli/ask/questions.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { fromTemplate } from '../../src/scenario/trust-list/from-template.js';
import { readTrustList } from '../../src/scenario/trust-list/read-trust-list.js';
import { templateFacts } from '../../src/scenario/trust-list/template-facts.js';
import { shipped } from './golive.js';

const text = readFileSync(shipped('ics-2026'), 'utf8');
const facts = templateFacts(text);

/** Somebody who answers in turn; null takes what is offered. An answer that is refused is kept with the reason. */
function person(answers: readonly (string | boolean | null)[]) {
  const asked: string[] = [];
  const refused: string[] = [];
  const waiting = [...answers];
  const next = (question: string) => {
    asked.push(question);
    if (waiting.length === 0) throw new Error(`nothing is left to answer: ${question}`);
    return waiting.shift();
  };
  const ask: Asking = {
    choose: async (question, choices, initial) => {
      const answer = next(question) ?? initial;
      if (!choices.some(({ value }) => value === answer)) throw new Error(`${answer} is no choice of: ${question}`);
      return String(answer);
    },
    write: async (question, initial, problem) => {
      for (let answer = next(question); ; answer = waiting.shift()) {
        const said = String(answer ?? initial);
        const why = problem(said);
        if (why === undefined) return said;
        refused.push(`${said}: ${why}`);
      }
    },
    confirm: async (question, initial) => Boolean(next(question) ?? initial),
  };
  return { ask, asked, refused, left: waiting };
}

const offered = { facts, end: '2029-01-01', firstGoLive: '2026-11-02' };

test('three trusts, one live, one in trouble: a scenario with their plan', async () => {
  const { ask, refused, left } = person([
    ...['North, ,South', 'North, North NHS Trust', 'North, South, East'],
    ...[null, null, '2025-01-01', null],
    ...['large', 'live', '05/10/2025', '2025-06-16', null],
    ...['small', 'in trouble', '', 'nine', '9'],
    ...['district_general', 'planned'],
    ...['2027-01-11', '', true],
  ]);
  const { sheet, answers } = await askForProgramme(ask, offered);
  expect(left).toEqual([]);
  expect(refused).toEqual([
    'North, ,South: a name is missing between two commas',
    'North, North NHS Trust: North NHS Trust stands twice',
    '2025-01-01: a day after 2026-01-05',
    '05/10/2025: a date is written year-month-day, for example 2008-06-15',
    'nine: a whole number',
  ]);
  const read = readTrustList(sheet, facts);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const { settings, label, strategies, inputs } = parseScenario(
    fromTemplate(text, 'own', 'x', read.list, answers).text,
  );
  expect(label).toBe('3 trusts');
  expect(settings.trusts.map(({ id, goLiveOnRecord }) => [id, goLiveOnRecord?.phase])).toEqual([
    ['north', 'stable'],
    ['south', 'recovery'],
    ['east', undefined],
  ]);
  expect(settings.trusts[1]!.goLiveOnRecord!.openSevere).toEqual([[0, 9]]);
  expect(settings.strategies[0]!.goLiveDay[2]).toBe(371);
  expect(settings.strategies[0]!.deadlineDay).toBeNull();
  expect(strategies.map(({ id }) => id)).toContain('as_planned_gated');
  expect(inputs.find(({ path }) => path === 'trusts.north.income_gbp_per_year')).toMatchObject({ value: '537000000' });
});

test('of several planned trusts the waves are asked for, of one or none they are not', async () => {
  const two = person(['A, B', null, null, null, null, 'planned', null, 'planned', null, '3', '2', '2027-12-31', false]);
  const { answers } = await askForProgramme(two.ask, offered);
  expect(two.refused).toEqual(['3: a whole number from 1 to 2']);
  expect(answers).toMatchObject({ firstGoLive: '2026-11-02', waveSize: 2, deadline: '2027-12-31', gate: false });
  expect(answers).not.toHaveProperty('waveGapWeeks');
  const live = person(['A', null, null, null, null, 'live', '', '', false]);
  expect((await askForProgramme(live.ask, offered)).answers).not.toHaveProperty('firstGoLive');
  expect(live.asked.some((question) => /go-live|wave/.test(question))).toBe(false);
});

test('a go-live after the first day is asked for its open problems', async () => {
  const { ask, refused } = person(['A', null, null, null, null, 'in trouble', '2026-03-02', '', '4', false]);
  await askForProgramme(ask, offered);
  expect(refused).toEqual([': a whole number']);
});
