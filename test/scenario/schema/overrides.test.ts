import { describe, expect, it, test, vi } from 'vitest';
import { parseScenario, scenarioReader } from '../../../src/scenario/parse.js';
import type { Override } from '../../../src/scenario/schema/overrides.js';
import { constantOf, issuesOf, mechanismAt, sample, swap } from '../sample.js';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no fault

const set = (path: string, value: string): { path: string; value: string }[] => [{ path, value }];

test('sets a value of the file, and one that the file leaves to its default', () => {
  const scenario = parseScenario(sample, {
    set: [
      ...set('replications', '7'),
      ...set('trusts.ashby.services.clinic.notice_days.urgent', '9'),
      ...set('strategies.local.mechanisms.hold', 'off'),
      ...set('mechanisms.learning_dip.depth_share', '{uniform: [0.1, 0.2], drawn: per_world}'),
      ...set('plan.wave_gap_weeks', '26'),
    ],
  });
  expect(scenario.replications).toBe(7);
  expect(constantOf(scenario.settings.trusts[0]!.services[0]!.values['notice_days.urgent'])).toBe(9);
  expect(mechanismAt(scenario, 'local', 'hold')).toBeUndefined();
  expect(mechanismAt(scenario, 'local', 'learning_dip', 'brook')!.values['depth_share']).toEqual({
    distribution: { kind: 'uniform', args: [0.1, 0.2] },
    drawn: 'per_world',
  });
  const [ashby, brook] = scenario.settings.strategies[0]!.goLiveDay;
  expect(brook! - ashby!).toBe(182);
});

test('later ones win, and a number within a mechanism that is off brings it back', () => {
  const scenario = parseScenario(sample, {
    set: [
      ...set('mechanisms.hold', 'off'),
      ...set('mechanisms.hold.lift_defects', '1'),
      ...set('mechanisms.hold.lift_defects', '2'),
    ],
  });
  expect(constantOf(mechanismAt(scenario, 'local', 'hold')!.values['lift_defects'])).toBe(2);
});

/** The sample with every key of the programme. */
const whole = `${swap(
  'plan: {order: [ashby, brook], first_go_live: 2026-10-05, wave_gap_weeks: 13}',
  `bank_holidays: {value: none, reason: a test}
closed_days:
  - 2026-06-01
  - {value: 2026-06-03, reason: strike}
  - {from: 2026-06-11, until: 2026-06-16, source: S1, grade: B}
decide_from: {value: 2026-08-03, source: S2}
contracts:
  main: {from: 2026-01-01, until: {value: 2027-03-31, source: S3}, renewed_on: 2027-05-01, source: S4}
  other: {from: 2026-01-01, until: 2028-03-31, dropped_at_renewal_share: {uniform: [0.1, 0.2]}}
releases:
  r1: {available: 2026-01-01}
  r2: {available: 2027-01-01, scope_share: {value: 0.4, source: S5}, adds: [theatres, "ward, one", "true"]}
delivery_pool:
  shocks: [{from: 2027-01-01, until: 2027-05-31, lost_share: 0.25, source: S6}, {from: 2027-06-01, until: 2027-07-01}]
plan:
  order: [ashby, brook]
  first_go_live: 2026-10-05
  wave_size: 2
  wave_gap_weeks: 13
  go_live: {brook: 2027-01-04, ashby: off}
  deadline: {value: 2027-12-31, source: S7}
  closed: [{from: 2026-12-21, until: 2027-01-04}, {from: 2027-12-20, until: 2028-01-03, source: S8}]
  source: S9`,
)
  .replace(
    'brook: {}',
    'brook: {contract: main}\n  colne: {known: {go_live: before, build: national, release: r1, phase: recovery, open_severe: 3}}',
  )
  .replace('trust_defaults:', 'trust_defaults:\n  contract: other')}  recorded:
    extends: local
    plan: {deadline: 2027-06-30, closed: [{from: 2027-04-01, until: 2027-04-06}]}
    delivery_pool: {shocks: [{from: 2027-02-01, until: 2027-03-01}]}
    known:
      programme: {hold_begins: 2026-11-02, green_light: 2027-02-01}
      trusts:
        ashby: {go_live: 2026-10-19, build: local, release: r1, open_severe: {2026-11-02: 9, 2026-12-07: 4}}
      source: S10
`;

test.each([
  ['the sample', sample],
  ['the sample with every key of the programme', whole],
])('every path of the inputs of %s can be set to the value it has', (_, text) => {
  const scenario = parseScenario(text);
  for (const { path, value } of scenario.inputs) {
    const written = value.replace(/^(\w+)\((.*)\)$/, '{$1: [$2]}');
    const again = parseScenario(text, { set: set(path, written) });
    expect(again.inputs.find((r) => r.path === path)?.value, path).toBe(value);
  }
});

test('every date, number and name that the programme states is a row of the inputs, with its source', () => {
  const rows = new Map(parseScenario(whole).inputs.map((row) => [row.path, row]));
  const stated: [path: string, value: string, unit: string, source: string][] = [
    ['bank_holidays', 'none', '', 'a test'],
    ['closed_days.0', '2026-06-01', 'date', ''],
    ['closed_days.1', '2026-06-03', 'date', 'strike'],
    ['closed_days.2.until', '2026-06-16', 'date', 'S1'],
    ['decide_from', '2026-08-03', 'date', 'S2'],
    ['contracts.main.from', '2026-01-01', 'date', 'S4'],
    ['contracts.main.until', '2027-03-31', 'date', 'S3'],
    ['contracts.main.renewed_on', '2027-05-01', 'date', 'S4'],
    ['contracts.main.dropped_at_renewal_share', '0.5', 'share', 'P55'],
    ['contracts.other.dropped_at_renewal_share', 'uniform(0.1, 0.2)', 'share', ''],
    ['releases.r1.scope_share', '1', 'share', ''],
    ['releases.r2.scope_share', '0.4', 'share', 'S5'],
    ['releases.r2.adds', '[theatres, "ward, one", "true"]', '', ''],
    ['delivery_pool.shocks.0.from', '2027-01-01', 'date', 'S6'],
    ['delivery_pool.shocks.0.lost_share', '0.25', 'share', 'S6'],
    ['delivery_pool.shocks.1.lost_share', 'triangular(0.1, 0.25, 0.45)', 'share', 'P35'],
    ['trusts.ashby.contract', 'other', '', ''],
    ['trusts.brook.contract', 'main', '', ''],
    ['trusts.colne.known.go_live', 'before', 'date', ''],
    ['trusts.colne.known.build', 'national', '', ''],
    ['trusts.colne.known.release', 'r1', '', ''],
    ['trusts.colne.known.phase', 'recovery', '', ''],
    ['trusts.colne.known.open_severe', '3', 'defects', ''],
    ['plan.order', '[ashby, brook]', '', 'S9'],
    ['plan.first_go_live', '2026-10-05', 'date', 'S9'],
    ['plan.wave_size', '2', 'trusts', 'S9'],
    ['plan.wave_gap_weeks', '13', 'weeks', 'S9'],
    ['plan.go_live.brook', '2027-01-04', 'date', 'S9'],
    ['plan.go_live.ashby', 'off', 'date', 'S9'],
    ['plan.deadline', '2027-12-31', 'date', 'S7'],
    ['plan.closed.0.from', '2026-12-21', 'date', 'S9'],
    ['plan.closed.1.until', '2028-01-03', 'date', 'S8'],
    ['strategies.recorded.plan.deadline', '2027-06-30', 'date', ''],
    ['strategies.recorded.plan.closed.0.from', '2027-04-01', 'date', ''],
    ['strategies.recorded.delivery_pool.shocks.0.until', '2027-03-01', 'date', ''],
    ['strategies.recorded.known.programme.hold_begins', '2026-11-02', 'date', 'S10'],
    ['strategies.recorded.known.programme.green_light', '2027-02-01', 'date', 'S10'],
    ['strategies.recorded.known.trusts.ashby.go_live', '2026-10-19', 'date', 'S10'],
    ['strategies.recorded.known.trusts.ashby.build', 'local', '', 'S10'],
    ['strategies.recorded.known.trusts.ashby.open_severe.2026-12-07', '4', 'defects', 'S10'],
  ];
  for (const [path, value, unit, source] of stated) expect(rows.get(path), path).toMatchObject({ value, unit, source });
});

test('an entry of a list is set by its index', () => {
  const lost = (value: string) =>
    parseScenario(whole, { set: set('delivery_pool.shocks.1.lost_share', value) }).settings.strategies[0]!.shocks;
  expect(lost('0.4').map(({ lostShare }) => constantOf(lostShare))).toEqual([0.25, 0.4]);
});

test.each([
  ['trusts.asby.label', 'x', /nothing is called `asby` in trusts; did you mean `ashby`\?/],
  ['strategies.nobody.mechanisms.hold', 'off', /nothing is called `nobody`/],
  ['trusts.ashby.services.clinic.dna_shar', '0.1', /did you mean `dna_share`/],
  ['trusts.ashby.services.clinc.dna_share', '0.1', /needs a kind/],
  ['mechanisms.lerning_dip.depth_share', '0.1', /unknown key `lerning_dip`; did you mean `learning_dip`/],
  ['mechanisms.learning_dip.depth_share', '2', /from 0 to 1; found `2`/],
  ['mechanisms.learning_dip.depth_share', '[', /not YAML/],
  ['mechanisms.learning_dip.depth_share', '010', /leading zeros/],
  ['strategies.local.mechanisms.learning_dip.depth_share', '0.1', /describes the world/],
  ['replications.x', '0.1', /`replications` is a value; nothing can be set within it/],
  ['plan.order.0', 'brook', /`brook` stands twice in the order/],
  ['plan.order.2', 'brook', /`plan.order` is a list; it has no entry `2`, but 0 to 1/],
  ['plan.order.first', 'brook', /has no entry `first`/],
  ['plan.order.-1', 'brook', /has no entry `-1`/],
  ['plan.closed.0.from', '2027-01-01', /`plan.closed` is a list that the file leaves out/],
  ['', '1', /is no path/],
  ['a..b', '1', /unknown key `a`|no path/],
  ['__proto__.polluted', '1', /is no path/],
  ['trusts.constructor', '{}', /is no path/],
])('refuses --set %s=%s', (path, value, why) => {
  const issues = issuesOf(sample, set(path, value));
  expect(issues[0]?.message).toMatch(why);
  expect(issues[0]).toMatchObject({ severity: 'error' });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('the source of a value that is set', () => {
  const text = swap(
    'strategies:',
    'mechanisms: {learning_dip: {source: P13, depth_share: {value: 0.1, source: S101}, decay_weeks: 4}}\nstrategies:',
  );
  const basisOf = (path: string, ...set: Override[]) => {
    const row = parseScenario(text, { set }).inputs.find((input) => input.path === path)!;
    return [row.value, row.source, row.grade];
  };
  const depth = 'mechanisms.learning_dip.depth_share';

  it.each([
    [depth, '0.3'],
    [`${depth}.value`, '0.3'],
    [depth, '{value: 0.3}'],
    ['mechanisms.learning_dip', '{depth_share: 0.3}'],
  ])('%s=%s is set by hand, not of the source in the file', (path, value) => {
    expect(basisOf(depth)).toEqual(['0.1', 'S101', '']);
    expect(basisOf(depth, { path, value })).toEqual(['0.3', 'set by hand', '']);
  });

  it('is what --set says of it; what was not set keeps its own', () => {
    const value = '{value: 0.3, source: S104, grade: A}';
    expect(basisOf(depth, { path: depth, value })).toEqual(['0.3', 'S104', 'A']);
    expect(basisOf('mechanisms.learning_dip.decay_weeks', { path: depth, value })).toEqual(['4', 'P13', '']);
    expect(basisOf('mechanisms.hold', { path: 'mechanisms.hold', value: 'off' })).toEqual(['off', 'set by hand', '']);
    expect(
      basisOf('plan.order', { path: 'plan.order.0', value: 'brook' }, { path: 'plan.order.1', value: 'ashby' }),
    ).toEqual(['[brook, ashby]', 'set by hand', '']);
  });
});

describe('a text that is read once for many settings', () => {
  it('gives each what it is by itself, whatever was set before', () => {
    const scenarioAt = scenarioReader(sample);
    const settings = ['0.3', '0.7'].map((value) => [{ path: 'mechanisms.learning_dip.depth_share', value }]);
    for (const set of [...settings, [], settings[0]!]) {
      expect({ ...scenarioAt(set) }).toEqual({ ...parseScenario(sample, { set }) });
    }
  });

  it('reports what is wrong as ever, in the text and in what is set', () => {
    for (const [text, path] of [
      [`${sample}\nplan: {}\n`, 'replications'],
      [sample, 'replicaations'],
      ['[1', 'replications'],
    ] as const) {
      const set = [{ path, value: '3' }];
      const issues = (read: () => unknown) => {
        try {
          return read();
        } catch (error) {
          return (error as { issues: unknown }).issues;
        }
      };
      const scenarioAt = scenarioReader(text);
      const alone = issues(() => parseScenario(text, { set }));
      expect(alone).toHaveLength(1);
      expect([issues(() => scenarioAt(set)), issues(() => scenarioAt(set))]).toEqual([alone, alone]);
    }
  });
});
