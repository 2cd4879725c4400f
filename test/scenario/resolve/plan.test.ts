import { expect, test } from 'vitest';
import { parseDate } from '../../../src/scenario/calendar/calendar.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { issuesOf, sample, swap } from '../sample.js';

const start = parseDate('2026-04-06')!;
const day = (date: string): number => parseDate(date)! - start;
const five = (plan: string, strategies = '  national: {extends: national}\n'): string =>
  swap('brook: {}', 'brook: {}\n  c: {}\n  d: {}\n  e: {}')
    .replace(/plan: .*/, `plan: ${plan}`)
    .replace(/strategies:[\s\S]*/, `strategies:\n${strategies}`);

function days(scenario: Scenario, strategy = 0): Record<string, number | null> {
  const { trusts, strategies } = scenario.settings;
  return Object.fromEntries(trusts.map(({ id }, i) => [id, strategies[strategy]!.goLiveDay[i] ?? null]));
}

test('waves of a size, a gap apart', () => {
  const scenario = parseScenario(
    five('{order: [e, d, c, brook, ashby], first_go_live: 2026-10-05, wave_size: 2, wave_gap_weeks: 13}'),
  );
  const first = day('2026-10-05');
  expect(days(scenario)).toEqual({ e: first, d: first, c: first + 91, brook: first + 91, ashby: first + 182 });
  expect(scenario.settings.strategies[0]!.order).toEqual([4, 3, 2, 1, 0]);
});

test('dates win; the place in the waves stays empty, so that nobody else moves', () => {
  const plan =
    '{order: [ashby, brook, c, d], first_go_live: 2026-10-05, wave_gap_weeks: 4, go_live: {brook: 2027-06-07, e: 2026-05-04}}';
  const scenario = parseScenario(five(plan));
  expect(days(scenario)).toEqual({
    ashby: day('2026-10-05'),
    brook: day('2027-06-07'),
    c: day('2026-11-30'),
    d: day('2026-12-28'),
    e: day('2026-05-04'),
  });
  expect(scenario.settings.strategies[0]!.order).toEqual([1, 4, 2, 3, 0]);
});

test('a plan of dates only needs no waves; one wave needs no gap', () => {
  expect(days(parseScenario(five('{go_live: {c: {value: 2026-05-04, source: S1}}}')))).toMatchObject({
    c: 28,
    ashby: null,
  });
  expect(days(parseScenario(five('{order: [c, d], first_go_live: 2026-05-04, wave_size: 2}')))).toMatchObject({
    c: 28,
    d: 28,
  });
  expect(issuesOf(five('{order: [c, d], first_go_live: 2026-05-04}'))[0]).toMatchObject({
    path: 'plan.wave_gap_weeks',
  });
  expect(issuesOf(five('{order: [c, d], wave_gap_weeks: 4}'))[0]).toMatchObject({ path: 'plan.first_go_live' });
});

test('a strategy’s plan lies over the scenario’s: dates merge, the rest replaces, off removes', () => {
  const scenario = parseScenario(
    five(
      '{order: [ashby, brook, c], first_go_live: 2026-10-05, wave_gap_weeks: 4, go_live: {d: 2026-12-07, e: 2026-12-07}}',
      '  as_planned: {}\n  slow: {plan: {wave_gap_weeks: {value: 8, source: S1}}}\n' +
        '  other: {extends: slow, plan: {order: [c, d, e], go_live: {e: off, ashby: 2027-01-04}}}\n',
    ),
  );
  const first = day('2026-10-05');
  const dated = day('2026-12-07');
  expect(days(scenario, 0)).toEqual({ ashby: first, brook: first + 28, c: first + 56, d: dated, e: dated });
  expect(days(scenario, 1)).toEqual({ ashby: first, brook: first + 56, c: first + 112, d: dated, e: dated });
  expect(days(scenario, 2)).toEqual({ ashby: day('2027-01-04'), brook: null, c: first, d: dated, e: first + 112 });
  expect(scenario.inputs.filter((r) => r.path.includes('wave_gap')).map((r) => [r.path, r.value, r.source])).toEqual([
    ['plan.wave_gap_weeks', '4', ''],
    ['strategies.slow.plan.wave_gap_weeks', '8', 'S1'],
  ]);
});

test('closed days, from the first up to the day of opening', () => {
  const plan =
    '{go_live: {c: 2026-12-24}, closed: [{from: 2026-12-14, until: 2027-01-11, reason: winter}, {from: 2028-03-01, until: 2029-01-01}]}';
  const scenario = parseScenario(five(plan));
  const { closed } = scenario.settings.strategies[0]!;
  const shut = [...closed.keys()].filter((d) => closed[d] === 1);
  expect([shut[0], shut[27], shut[28]]).toEqual([day('2026-12-14'), day('2027-01-10'), day('2028-03-01')]);
  expect(shut.at(-1)).toBe(scenario.settings.days - 1);
  expect(scenario.warnings.map((w) => w.message)).toContain(
    '`c` is planned for 2026-12-24, a closed day: it has to wait, until 2027-01-11',
  );
});

test('a plan may run past the end, with a warning', () => {
  const { warnings } = parseScenario(swap('wave_gap_weeks: 13', 'wave_gap_weeks: 130'));
  expect(warnings.map((w) => w.message)).toEqual([
    '`brook` is planned for 2029-04-02, after the end',
    '`brook` is planned for 2029-04-02, after the end',
  ]);
});

test('parts of weeks are rounded to the day', () => {
  expect(days(parseScenario(swap('wave_gap_weeks: 13', 'wave_gap_weeks: 1.5')))).toMatchObject({
    brook: day('2026-10-05') + 11,
  });
});

test('ties are broken by the order of the plan, then by id', () => {
  const wave = '{order: [d, c], first_go_live: 2026-10-05, wave_size: 2, go_live: {e: 2026-10-05, brook: 2026-10-05}}';
  const { strategies } = parseScenario(five(wave)).settings;
  expect(strategies[0]!.order).toEqual([4, 2, 1, 0, 3]); // ashby has no day; brook before e by id
  expect(sample).toContain('ashby');
});
