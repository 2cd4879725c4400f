import { expect, test, vi } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
import { constantOf, issuesOf, mechanismAt, sample } from './sample.js';

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

test('every path of the inputs can be set to the value it has', () => {
  const scenario = parseScenario(sample);
  for (const { path, value } of scenario.inputs) {
    const text = value.replace(/^(\w+)\((.*)\)$/, '{$1: [$2]}');
    const again = parseScenario(sample, { set: set(path, text) });
    expect(again.inputs.find((r) => r.path === path)?.value).toBe(value);
  }
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
  ['plan.order.0', 'brook', /is a value|a list/],
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
