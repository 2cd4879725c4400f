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
  expect(warnings.map((w) => w.message)).toEqual(['`brook` is planned for 2029-04-02, after the end']);
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

const warnings = (text: string): string[] => [...new Set(parseScenario(text).warnings.map(({ message }) => message))];
const fast = (plan: string, world = ''): string =>
  five(plan)
    .replace('trust_defaults:', 'trust_defaults:\n  contract: c\n  preparation: {weeks: 40, slip_months: 2}')
    .replace('plan:', `${world}plan:`)
    .replace('contract: c\n', world.includes('contracts') ? 'contract: c\n' : 'contract: off\n');

test('preparation begins in time for the go-live, before the start too, or when the trust or its plan says', () => {
  const plan = '{go_live: {ashby: 2026-10-05, brook: 2026-10-05}, preparing_since: {ashby: 2026-02-02}}';
  const text = five(plan).replace('brook: {}', 'brook: {preparing_since: {value: 2026-03-02, source: S1}}');
  const scenario = parseScenario(text);
  const { preparingSince } = scenario.settings.strategies[0]!;
  expect(preparingSince).toEqual([day('2026-02-02'), day('2026-03-02'), null, null, null]);
  expect(scenario.settings.counterfactual.preparingSince).toEqual([null, null, null, null, null]);
  const rows = scenario.inputs.filter(({ path }) => path.includes('preparing_since'));
  expect(rows.map(({ path, value, source }) => [path, value, source])).toEqual([
    ['trusts.brook.preparing_since', '2026-03-02', 'S1'],
    ['plan.preparing_since.ashby', '2026-02-02', ''],
  ]);
  const over = five(plan, '  slow: {plan: {preparing_since: {ashby: 2026-03-30}}}\n');
  expect(parseScenario(over).settings.strategies[0]!.preparingSince[0]).toBe(day('2026-03-30'));
});

test('preparing since a date after the go-live is refused; so is preparing for a go-live on record', () => {
  const late = issuesOf(five('{go_live: {c: 2026-10-05}, preparing_since: {c: 2026-10-06}}'));
  expect(late).toMatchObject([
    { path: 'plan.preparing_since.c', message: 'preparing since 2026-10-06, after its go-live on 2026-10-05' },
  ]);
  const known = '{known: {go_live: 2026-05-01, build: national}, preparing_since: 2026-04-06}';
  const onRecord = five('{go_live: {d: 2026-10-05}}').replace('c: {}', `c: ${known}`);
  expect(issuesOf(onRecord)).toMatchObject([
    { path: 'trusts.c.preparing_since', message: 'its go-live is on record: it does not prepare' },
  ]);
});

test('a date that cannot be kept is warned of, with the reason and by how much', () => {
  const of = (plan: string, world?: string) =>
    warnings(fast(plan, world)).filter((text) => text.includes('cannot go live'));
  expect(of('{go_live: {c: 2026-10-05}}')).toEqual([]);
  expect(of('{go_live: {c: 2026-10-05}, preparing_since: {c: 2026-04-06}}')).toEqual([
    '`c` is planned for 2026-10-05 and cannot go live before 2027-01-11, 14 weeks later under national: ' +
      'preparation takes 40 weeks on average, since 2026-04-06; its own slippage comes on top, 9 weeks in the median',
  ]);
  const contract = (dates: string) => `contracts: {c: {${dates}}}\n`;
  expect(of('{go_live: {c: 2026-10-05}}', contract('from: 2020-01-01, until: 2030-01-01'))).toEqual([]);
  const [late] = of('{go_live: {c: 2026-10-05}}', contract('from: 2026-04-06, until: 2030-01-01'));
  expect(late).toMatch(/before 2027-01-11, 14 weeks later.*its contract c works from 2026-04-06 on, and preparation/);
  const [lapsed] = of(
    '{go_live: {c: 2026-10-05}}',
    contract('from: 2020-01-01, until: 2026-09-01, renewed_on: 2026-11-02'),
  );
  expect(lapsed).toMatch(/before 2026-11-02, 4 weeks later .*its contract c works from 2026-11-02 on/);
  const [never] = of('{go_live: {c: 2026-10-05}}', contract('from: 2020-01-01, until: 2026-09-01'));
  expect(never).toMatch(/cannot go live before the end under national: its contract c is not renewed/);
  const [release] = of('{go_live: {c: 2026-10-05}}', 'releases: {r1: {available: 2026-12-07}}\n');
  expect(release).toMatch(/before 2026-12-07, 9 weeks later .*release r1 is available from 2026-12-07/);
  const [closed] = of(
    '{go_live: {c: 2026-10-05}, preparing_since: {c: 2026-04-06}, closed: [{from: 2027-01-01, until: 2027-02-01}]}',
  );
  expect(closed).toMatch(/before 2027-02-01, 17 weeks later/);
});

test('a cutover in weeks: of the plan, of a strategy, of single trusts; none for a go-live on record', () => {
  const plan = '{go_live: {c: 2026-10-05, d: 2026-10-05}, cutover_weeks: 8, cutover_weeks_by_trust: {d: 12}}';
  const text = five(plan, '  all: {}\n  bang: {plan: {cutover_weeks: 0}}\n');
  const known = text.replace('e: {}', 'e: {known: {go_live: 2026-05-01, build: local}}');
  const { strategies, counterfactual } = parseScenario(known).settings;
  expect(strategies.map(({ cutoverWeeks }) => cutoverWeeks.slice(2))).toEqual([
    [8, 12, 0],
    [0, 12, 0],
  ]);
  expect(counterfactual.cutoverWeeks).toEqual([0, 0, 0, 0, 0]);
  expect(parseScenario(sample).settings.strategies[0]!.cutoverWeeks).toEqual([0, 0]);
  const issues = issuesOf(
    five('{go_live: {c: 2026-10-05}, cutover_weeks: 104, cutover_weeks_by_trust: {c: 1.5, ash: 3}}'),
  );
  expect(issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'plan.cutover_weeks: a cutover of 104 weeks is longer than the scenario, 104 weeks',
    'plan.cutover_weeks_by_trust.c: expected a whole number (weeks) from 0 to 520; found `1.5`',
    'plan.cutover_weeks_by_trust.ash: the plan names a trust that is not there, `ash`; did you mean `ashby`?',
  ]);
});
