/** What becomes of a template's plans, labels and questions when other trusts stand in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { alike } from '../../../src/scenario/trust-list/alike.js';
import { fromTemplate } from '../../../src/scenario/trust-list/from-template.js';
import { templateFacts } from '../../../src/scenario/trust-list/template-facts.js';
import type { PlanAnswers, TrustList } from '../../../src/scenario/trust-list/trust-list.js';
import { valuesOfSize } from '../../../src/scenario/trust-list/work.js';

const folder = new URL('../../../scenarios/', import.meta.url);
const shipped = readdirSync(folder).flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -5)] : []));
const textOf = (name: string) => readFileSync(new URL(`${name}.yaml`, folder), 'utf8');

/** What is told of every template with published values. */
const PUBLISHED = 'observed is left out: what was published of the trusts of the template';

/** So many trusts of the template's last size. */
function listFor(name: string, count: number): TrustList {
  const facts = templateFacts(textOf(name));
  const size = facts.sizes.at(-1) ?? 'small';
  const rows = Array.from({ length: count }, (_, i) => ({
    id: `t${i + 1}`,
    values: valuesOfSize(size, facts),
    goLive: '',
  }));
  return { source: 'trusts.csv', rows, notes: [], placeOf: () => undefined };
}

function made(name: string, count: number, answers: PlanAnswers = {}) {
  const { text, notes } = fromTemplate(textOf(name), 'own', 'x.json', listFor(name, count), answers);
  return { text, notes, ...parseScenario(text) };
}

describe('the plans of strategies', () => {
  test('that name no trust of the template are kept', () => {
    const { text, notes } = made('england', 40);
    expect(text).toMatch(/waves_of_20: \{.*plan: \{wave_size: 20, wave_gap_weeks: 20/);
    expect(notes).toEqual([PUBLISHED]);
  });

  test('that name one are left out, the strategy with them if it is nothing else, and it is told', () => {
    const { text, notes, settings } = made('ics-2026', 3);
    expect(notes).toEqual([
      PUBLISHED,
      'strategy two_then_three is left out: its plan.go_live speaks of trusts of the template, and it is nothing beside that',
      'strategy one_by_one_20 is left out: its plan.go_live speaks of trusts of the template, and it is nothing beside that',
    ]);
    expect(settings.strategies.map(({ id }) => id)).toEqual(['all_at_once', 'one_by_one_13', 'all_at_once_bound']);
    expect(settings.strategies.map(({ goLiveDay }) => new Set(goLiveDay).size)).toEqual([1, 3, 1]);
    expect(text).not.toMatch(/two_then_three|one_by_one_20/);
  });

  test('waves of all the template has become waves of all the list has, and labels count them', () => {
    const { text, strategies } = made('ics-2026', 3);
    expect(text).toMatch(/^ {2}wave_size: 3$/m);
    expect(strategies.map(({ label }) => label)).toEqual([
      'All three at once',
      'One by one, a quarter apart',
      'All three at once, behind a gate that binds',
    ]);
  });

  test('waves that hold more trusts than there are, and strategies that decide the same, are told', () => {
    const { notes, settings } = made('england', 3);
    expect(notes).toEqual([
      PUBLISHED,
      'plan: waves of 5 hold all 3 trusts: they go live at once',
      'strategies.waves_of_20.plan: waves of 20 hold all 3 trusts: they go live at once',
    ]);
    expect(alike(settings.strategies)).toEqual([
      'strategies waves_of_5 and waves_of_20 decide the same for these trusts: one of them says nothing',
    ]);
    for (const name of shipped) expect(alike(parseScenario(textOf(name)).settings.strategies)).toEqual([]);
  });

  test("where a plan is dates of the template's trusts alone, its first wave and gap become the waves", () => {
    const { notes, settings } = made('va-restart-2026', 9);
    expect(notes.at(-1)).toBe(
      "plan: the dates of the template's trusts become waves of 4, 13 weeks apart, from 2026-04-11 on",
    );
    const days = settings.strategies[0]!.goLiveDay;
    expect(days.map((day) => day! - days[0]!)).toEqual([0, 0, 0, 0, 91, 91, 91, 91, 182]);
  });

  test('a reference that is left out is no more', () => {
    const text = `${textOf('ics-2026')}\nreference: two_then_three\n`;
    const { notes, text: own } = fromTemplate(text, 'own', 'x.json', listFor('ics-2026', 3));
    expect(own).not.toMatch(/^reference/m);
    expect(notes).toContain(
      'reference: two_then_three is no more; the first strategy is what the others are compared with',
    );
  });
});

test.each(shipped)('%s: whatever is said of its own trusts is gone, or told', (name) => {
  const { text, notes, settings, observed, label, question, warnings } = made(name, 4);
  const own = parseScenario(textOf(name));
  for (const { id } of own.settings.trusts) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`));
  expect(settings.trusts.map(({ goLiveOnRecord }) => goLiveOnRecord)).toEqual([null, null, null, null]);
  expect(observed).toEqual([]);
  expect(label).toBe('4 trusts of trusts.csv');
  expect(question).not.toBe(own.question);
  expect(warnings.filter(({ message }) => /never goes live/.test(message))).toEqual([]);
  for (const { id } of own.strategies) {
    if (!settings.strategies.some((strategy) => strategy.id === id))
      expect(notes.join('\n')).toContain(`strategy ${id} is left out`);
  }
  if (own.observed.length > 0)
    expect(notes).toContain('observed is left out: what was published of the trusts of the template');
  // The head of the file speaks of the list.
  expect(text).toMatch(/^# yaml-language-server.*\n#\n# 4 trusts of trusts.csv, made from the scenario /);
});

test('what a planner decides beside the list stands in the plan', () => {
  const answers = {
    start: '2026-06-01',
    end: '2028-06-05',
    question: 'When?',
    firstGoLive: '2026-11-02',
    waveSize: 2,
    waveGapWeeks: 10,
    deadline: '2027-12-31',
    gate: true,
  };
  const asked = made('quickstart', 4, answers);
  expect(asked).toMatchObject({ start: '2026-06-01', end: '2028-06-05', question: 'When?' });
  expect(asked.settings.strategies[0]!.goLiveDay).toEqual([154, 154, 224, 224]);
  expect(asked.settings.strategies[0]!.deadlineDay).toBe(578);
  expect(asked.strategies.map(({ id }) => id)).toEqual(['national', 'local', 'national_gated']);
  expect(made('quickstart', 4, { gate: false }).strategies.map(({ id }) => id)).toEqual(['national', 'local']);
  expect(made('va-restart-2026', 4, { gate: true }).strategies.map(({ id }) => id)).toEqual(['gap_13_weeks', 'gated']);
  expect(made('ics-2026', 4, { deadline: null }).settings.strategies[0]!.deadlineDay).toBeNull();
});

test('where the waves are decided, strategies that follow the plan are called so, not as the waves of the template', () => {
  const named = (name: string) =>
    made(name, 8, { waveSize: 2, waveGapWeeks: 10 }).strategies.map(({ id, label }) => [id, label]);
  expect(named('ics-2026')).toEqual([
    ['as_planned', 'As planned'],
    ['one_by_one_13', 'One by one, a quarter apart'],
    ['as_planned_gated', 'As planned, behind a gate that binds'],
  ]);
  expect(named('england')).toEqual([
    ['as_planned', 'As planned'],
    ['waves_of_20', 'Twenty trusts every twenty weeks'],
    ['as_planned_gated', 'As planned, behind a gate that binds'],
  ]);
  expect(named('quickstart').map(([id]) => id)).toEqual(['national', 'local', 'national_gated']);
  const base = textOf('england').replace(
    'waves_of_5_gated:\n    extends: national',
    'waves_of_5_gated:\n    extends: waves_of_5',
  );
  const { text } = fromTemplate(base, 'own', 'x.json', listFor('england', 8), { waveSize: 2 });
  expect(text).toMatch(/as_planned_gated:\n {4}extends: as_planned\n/);
});

test('a label counts the trusts that are planned, not those that are live', () => {
  const list = listFor('ics-2026', 4);
  const known = { goLive: 'before', build: 'national', phase: 'stable', openSevere: undefined };
  const label = (live: number) => {
    const rows = list.rows.map((row, i) => (i < live ? { ...row, known } : row));
    const { text } = fromTemplate(textOf('ics-2026'), 'own', 'x.json', { ...list, rows });
    return parseScenario(text).strategies[0]!.label;
  };
  expect([0, 1, 3].map(label)).toEqual(['All four at once', 'All three at once', 'The one at once']);
});
