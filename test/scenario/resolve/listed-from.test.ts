/** Which outpatient services list patients for admission: how it is read, and what is refused, and where. */
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { constantOf, issuesOf, marked, sample, swap } from '../sample.js';

const CLINIC = 'clinic: {kind: outpatients, referrals_per_week: 420, price_gbp: {first: 210}}';
const elective = (from: string, more = ''): string =>
  swap(CLINIC, `${CLINIC}\n    beds: {kind: elective, price_gbp: {admission: 1600}${from}}${more}`);
const listed = (map: string): string => elective(`, listed_from: ${map}`);
const eyes = '\n    eyes: {kind: outpatients, referrals_per_week: 50, price_gbp: {first: 1}}';
const at = 'trust_defaults.services.beds';

test('the settings name the services and their shares; outpatients are listed from nobody', () => {
  const text = elective(', listed_from: {eyes: {value: 0.2, source: S1}, clinic: {uniform: [0.1, 0.2]}}', eyes);
  const services = parseScenario(text).settings.trusts[0]!.services;
  expect(services.map(({ id, kind, listedFrom }) => [id, kind, listedFrom.map((l) => l.service)])).toEqual([
    ['clinic', 'outpatients', []],
    ['beds', 'elective', ['clinic', 'eyes']],
    ['eyes', 'outpatients', []],
  ]);
  const [clinic, fromEyes] = services[1]!.listedFrom;
  expect(clinic!.share).toEqual({ distribution: { kind: 'uniform', args: [0.1, 0.2] }, drawn: 'per_trust' });
  expect(constantOf(fromEyes!.share)).toBe(0.2);
});

test('levels merge entry by entry; off takes one away; inputs.csv has each', () => {
  const text = elective(', listed_from: {clinic: 0.1, eyes: 0.2}', eyes).replace(
    '{label: Ashby General}',
    '{services: {eyes: off, beds: {listed_from: {clinic: {value: 0.15, source: S2, grade: B}, eyes: off}}}}',
  );
  const scenario = parseScenario(text);
  const shares = scenario.settings.trusts.map((trust) =>
    trust.services.find((s) => s.id === 'beds')!.listedFrom.map((l) => [l.service, constantOf(l.share)]),
  );
  expect(shares).toEqual([
    [['clinic', 0.15]],
    [
      ['clinic', 0.1],
      ['eyes', 0.2],
    ],
  ]);
  const rows = scenario.inputs.filter((r) => r.path.includes('listed_from'));
  expect(rows.map((r) => `${r.path} ${r.value}`)).toEqual([
    'trusts.ashby.services.beds.listed_from.clinic 0.15',
    'trusts.brook.services.beds.listed_from.clinic 0.1',
    'trusts.brook.services.beds.listed_from.eyes 0.2',
  ]);
  expect(rows[0]).toEqual({
    ...{ path: 'trusts.ashby.services.beds.listed_from.clinic', value: '0.15', unit: 'share', default: '' },
    ...{ source: 'S2', grade: 'B' },
  });
  const path = 'trusts.brook.services.beds.listed_from.clinic';
  const again = parseScenario(text, { set: [{ path, value: '0.3' }] });
  expect(again.inputs.find((r) => r.path === path)!.value).toBe('0.3');
});

describe('refused', () => {
  test.each([
    ['unknown service', listed('{¶clinc: 0.2}'), `${at}.listed_from.clinc`, /called `clinc`; did you mean `clinic`\?/],
    ['nothing near', listed('{¶x: 0.2}'), `${at}.listed_from.x`, /no outpatient service called `x`; there is clinic/],
    ['itself', listed('{clinic: 0.1, ¶beds: 0.2}'), `${at}.listed_from.beds`, /a pathway that loops: .* from itself/],
    [
      'another elective service',
      elective(
        ', listed_from: {clinic: 0.1}',
        '\n    day: {kind: elective, price_gbp: {admission: 1}, listed_from: {¶beds: 1}}',
      ),
      'trust_defaults.services.day.listed_from.beds',
      /a pathway that loops: `day` lists from `beds`, which is elective too/,
    ],
    ['nobody', listed('¶{}'), `${at}.listed_from`, /missing: the outpatient services/],
    ['a share of more than 1', listed('{clinic: ¶1.2}'), `${at}.listed_from.clinic`, /\(share\) from 0 to 1.*`1.2`/],
    ['a share that is drawn', listed('{clinic: ¶{uniform: [0, 1.2]}}'), `${at}.listed_from.clinic`, /can draw 1.2/],
    ['a list', listed('¶[clinic]'), `${at}.listed_from`, /expected a map; found a list/],
    ['text', listed('{clinic: ¶most}'), `${at}.listed_from.clinic`, /expected .*a number \(share\).*found "most"/],
    [
      'outpatients that are listed',
      swap('referrals_per_week: 420', 'referrals_per_week: 420, ¶listed_from: {x: 0.1}'),
      'trust_defaults.services.clinic.listed_from',
      /unknown key `listed_from`/,
    ],
    [
      'more than have a clock',
      listed('{clinic: 0.4}').replace('clinic: {kind', '¶clinic: {kind'),
      'trust_defaults.services.clinic',
      /`ashby`: 0.4 of .*listed_at_once_share 0.675.*rtt_share 0.7 x \(1 - stops_at_first_share 0.5\) = 0.35/,
    ],
    [
      'more than have a clock at one trust',
      listed('{clinic: 0.2}').replace('brook: {}', 'brook: {services: {¶clinic: {stops_at_first_share: 0.9}}}'),
      'trusts.brook.services.clinic',
      /`brook`: 0.2 of first attendances .*\(1 - stops_at_first_share 0.9\) = 0.07 /,
    ],
  ])('%s', (_, said, path, message) => {
    const { text, place } = marked(said);
    const issues = issuesOf(text);
    expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toEqual([`${place} ${path}`]);
    expect(issues[0]!.message).toMatch(message);
  });

  test('a map that is missing is missed at each trust', () => {
    expect(issuesOf(elective('')).map((i) => `${i.line}:${i.column} ${i.path}`)).toEqual([
      '11:3 trusts.ashby.services.beds.listed_from',
      '12:3 trusts.brook.services.beds.listed_from',
    ]);
  });

  test('a service that is off at one trust is missed there', () => {
    const off = 'brook: {services: {eyes: off}}';
    const { text, place } = marked(
      elective(', listed_from: {clinic: 0.1, ¶eyes: 0.2}', eyes).replace('brook: {}', off),
    );
    expect(issuesOf(text).map((i) => `${i.line}:${i.column} ${i.message}`)).toEqual([
      `${place} trust \`brook\` has no outpatient service called \`eyes\`; there is clinic`,
    ]);
  });
});

test('draws that could list more than have a clock, which would stop a replication, are refused', () => {
  const text = listed('{clinic: {uniform: [0.1, 0.4]}}');
  expect(issuesOf(text).map((i) => `${i.line}:${i.column} ${i.message}`)[0]).toMatch(
    /^8:5 trust `ashby`: draws of .* can list 0.4 of first attendances where 0.35 have a clock/,
  );
});

test('the sample has no elective service, and needs none', () => {
  expect(issuesOf(sample)).toEqual([]);
});
