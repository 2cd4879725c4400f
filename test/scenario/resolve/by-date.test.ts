/** Numbers given by date: how they are read, what the model gets, and what is refused. */
import { describe, expect, test } from 'vitest';
import { serviceKinds } from '../../../src/model/care/kinds.js';
import { mechanisms } from '../../../src/model/mechanisms/registry.js';
import type { Parameter } from '../../../src/model/parameter.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, sample, swap } from '../sample.js';

const clinic = (more: string): string => swap('referrals_per_week: 420', `referrals_per_week: 420, ${more}`);
const target = (value: string): string => clinic(`target_wait_weeks: ${value}`);
const settingOf = (text: string): unknown =>
  parseScenario(text).settings.trusts[0]!.services[0]!.values['target_wait_weeks'];

test('the model gets days of the scenario, ascending, and the value of day 0 as the constant', () => {
  expect(settingOf(target('{by_date: {2026-04-16: 4, 2026-03-27: 6, 2029-01-01: 3}, source: S1}'))).toEqual({
    distribution: { kind: 'constant', args: [5] },
    drawn: 'per_trust',
    trend: [
      [-10, 6],
      [10, 4],
      [1001, 3],
    ],
  });
});

test('one date is a level; a plain value higher up replaces the dates whole', () => {
  expect(settingOf(target('{by_date: {2030-01-01: 4}}'))).toMatchObject({ distribution: { args: [4] } });
  const text = target('{by_date: {2026-04-06: 6, 2027-04-06: 4}}').replace(
    '{label: Ashby General}',
    '{services: {clinic: {target_wait_weeks: 5}}}',
  );
  expect(settingOf(text)).toEqual({ distribution: { kind: 'constant', args: [5] }, drawn: 'per_trust' });
});

test('inputs.csv has the dates, their source and grade', () => {
  const text = target('{by_date: {2027-01-01: 4.5, 2026-01-01: 6}, source: S1, grade: B}');
  const row = parseScenario(text).inputs.find((r) => r.path === 'trusts.ashby.services.clinic.target_wait_weeks');
  expect(row).toMatchObject({
    value: 'by_date(2026-01-01: 6, 2027-01-01: 4.5)',
    source: 'S1',
    grade: 'B',
    unit: 'weeks',
    default: '6',
  });
});

test('only fields of services move: the days of mechanisms are not counted from the start', () => {
  const moving = (table: Record<string, Parameter>): string[] => Object.keys(table).filter((key) => table[key]!.moves);
  for (const { parameters } of mechanisms) expect(moving(parameters)).toEqual([]);
  expect(serviceKinds.flatMap(({ fields }) => moving(fields))).toContain('target_wait_weeks');
});

test('a value can be set by date from outside', () => {
  const path = 'trust_defaults.services.clinic.target_wait_weeks';
  const value = '{by_date: {2026-04-06: 7, 2027-04-06: 4}}';
  const { settings } = parseScenario(sample, { set: [{ path, value }] });
  expect(settings.trusts[1]!.services[0]!.values['target_wait_weeks']!.trend).toEqual([
    [0, 7],
    [365, 4],
  ]);
});

describe('refused', () => {
  const path = 'trust_defaults.services.clinic.target_wait_weeks';
  test.each([
    ['no date', target('{by_date: {¶2026-02-30: 5}}'), `${path}.by_date.2026-02-30`, /February 2026 has 28 days/],
    ['text for a date', target('{by_date: {¶june: 5}}'), `${path}.by_date.june`, /no date: .*year-month-day/],
    ['far away', target('{by_date: {¶2926-02-01: 5}}'), `${path}.by_date.2926-02-01`, /1900 to 2199/],
    ['no dates', target('{by_date: ¶{}}'), `${path}.by_date`, /at least one date/],
    ['a list', target('{by_date: ¶[5]}'), `${path}.by_date`, /expected a map; found a list/],
    ['text', target('{by_date: {2026-02-01: ¶x}}'), `${path}.by_date.2026-02-01`, /a number \(weeks\) .*found "x"/],
    ['out of range', target('{by_date: {2026-02-01: ¶-1}}'), `${path}.by_date.2026-02-01`, /from 0 to 520; found `-1`/],
    ['twice', target('{by_date: {2026-02-01: 1, ¶2026-02-01: 2}}'), `${path}.by_date.2026-02-01`, /written twice/],
    ['two ways at once', target('¶{value: 3, by_date: {2026-02-01: 1}}'), path, /found value and by_date/],
    ['no way', target('¶{source: S1}'), path, /expected one of value, by_date, constant/],
    [
      'a number that does not move',
      clinic('dna_share: {¶by_date: {2026-02-01: 0.1}}'),
      'trust_defaults.services.clinic.dna_share.by_date',
      /`dna_share` is one number for the whole scenario; by date there can be: target_wait_weeks, pathway_weeks/,
    ],
    [
      'a distribution over one value',
      clinic('dna_share: {empirical: ¶[0.1]}'),
      'trust_defaults.services.clinic.dna_share.empirical',
      /two values or more; write the number itself, 0\.1/,
    ],
  ])('%s', (_, said, where, message) => {
    const { text, place } = marked(said);
    const issues = issuesOf(text);
    expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toEqual([`${place} ${where}`]);
    expect(issues[0]!.message).toMatch(message);
  });
});
