/** Beds and the services around them in a file: what cannot be is refused, and what can hardly be is warned of, each at its place. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outcomeColumns } from '../../../src/model/outcome.js';
import { runReplication } from '../../../src/model/run-replication.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, swap } from '../sample.js';

const DOOR = 'door: {kind: emergency, attendances_per_week: 1500';

/** The sample with an emergency department and beds. */
function withBeds(beds: string, door = DOOR): string {
  const services = `{first: 210}}\n    ${door}}\n    wards: {kind: non_elective, price_gbp: {spell: 1950}${beds}}`;
  return swap('{first: 210}}', services);
}

function said(text: string): string[] {
  return issuesOf(text).map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

test('beds with nothing said but their price are fine', () => {
  expect(said(withBeds(''))).toEqual([]);
});

describe('refused, at its place', () => {
  const cases: readonly (readonly [name: string, text: string, message: RegExp])[] = [
    [
      'more nights than a year',
      withBeds(', nights: {longest: ¶400}'),
      /longest.*\(nights\) from 28 to 365; found `400`/,
    ],
    [
      'an occupancy over 1',
      withBeds(', occupancy_share: ¶1.2'),
      /occupancy_share.*\(share\) from 0.1 to 1; found `1.2`/,
    ],
    [
      'draws over 1',
      withBeds(', occupancy_share: ¶{triangular: [0.8, 0.9, 1.1]}'),
      /can draw 1.1: the largest accepted is 1/,
    ],
    ['negative beds', withBeds(', beds: ¶-5'), /beds.*from 1 to 100000 or `from_demand`; found `-5`/],
    [
      'beds without anybody who comes',
      swap('{first: 210}}', '{first: 210}}\n    ¶wards: {kind: non_elective, price_gbp: {spell: 1950}}'),
      /missing: Direct emergency admissions/,
    ],
    [
      'beds twice',
      withBeds('}\n    ¶more: {kind: non_elective, price_gbp: {spell: 1950}'),
      /all beds of a trust are one service; they are in `wards` already/,
    ],
    [
      'the wait for a bed without beds',
      swap('{first: 210}}', `{first: 210}}\n    ${DOOR}, bed_wait_minutes: ¶60}`),
      /it counts where a trust has beds: `\w+` has no service of kind non_elective/,
    ],
    [
      'work that includes the wait for a bed, with beds',
      withBeds('', `${DOOR}, majors: {work_minutes: ¶95}`),
      /the wait for a bed is apart.*give majors.treatment_minutes/,
    ],
    [
      'more admitted than majors',
      withBeds('', `${DOOR}, admitted_share: ¶0.6`),
      /0.6 of all who come are admitted, but only 0.55/,
    ],
    [
      'a year in which nobody knows how spells were paid',
      withBeds('')
        .replace(/start: \S+/, 'start: 2002-01-07')
        .replace('    wards', '    ¶wards'),
      /known from 2003-04-01 on; the scenario starts on 2002-01-07/,
    ],
  ];
  test.each(cases)('%s', (_, text, message) => {
    const { text: plain, place } = marked(text);
    const found = said(plain).filter((one) => message.test(one));
    // Both trusts of the sample have what their defaults say.
    expect(new Set(found.map((one) => one.split(' ')[0]))).toEqual(new Set([`${place}`]));
  });
});

const whole = readFileSync(new URL('whole-hospital.yaml', import.meta.url), 'utf8');

/** Measures of the national build in a replication of a whole hospital, by metric. */
function measured(text: string): Map<string, number> {
  const { settings } = parseScenario(text);
  const { values, excess } = runReplication(settings, 0)[1]!;
  return new Map(
    outcomeColumns(settings).flatMap(({ scope, metric }, at) =>
      scope === 'programme' ? [[metric, values[at]!] as const, [`${metric}, excess`, excess[at]!] as const] : [],
    ),
  );
}

describe('a whole hospital', () => {
  const usual = measured(whole);

  test('has every kind of care, most of its income of admissions', () => {
    expect(usual.get('income_share_non_elective')).toBeGreaterThan(0.35);
    expect(usual.get('income_share_non_elective')).toBeLessThan(0.7);
    expect(usual.get('bed_occupancy_mean_share')).toBeGreaterThan(0.8);
    expect(usual.get('bed_wait_p90_minutes')).toBeGreaterThan(100);
  });

  test.each([
    ['bed_flow', 'bed_days, excess'],
    ['inpatient_coding', 'non_elective_uncoded_gbp'],
    ['emergency_slowdown', 'emergency_4h_breaches, excess'],
  ])('%s can be off, and that changes %s', (mechanism, metric) => {
    const off = measured(whole.replace('strategies:', `mechanisms: {${mechanism}: off}\nstrategies:`));
    expect(off.get(metric)).not.toBe(usual.get(metric));
  });

  test('emergency_reporting_break happens for sure where the file says so', () => {
    const sure = '{emergency_reporting_break: {probability: 1}}';
    const broken = measured(whole.replace('strategies:', `mechanisms: ${sure}\nstrategies:`));
    expect(broken.get('reported_minus_true_emergency_admissions')).toBeLessThan(0);
  });

  test('the order of its services in the file changes nothing', () => {
    const lines = whole.split('\n');
    const from = lines.findIndex((line) => line.includes('medical: '));
    const turned = [...lines.slice(0, from), ...lines.slice(from, from + 6).reverse(), ...lines.slice(from + 6)];
    expect(measured(turned.join('\n'))).toEqual(usual);
  });
});

function warned(text: string): string[] {
  return parseScenario(text).warnings.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

test('usable beds under the mean need are warned of, with what it means', () => {
  expect(warned(withBeds(', beds: 400, usable_share: 0.95'))).toEqual([]);
  expect(warned(withBeds(', beds: 400, usable_share: 0.8'))[0]).toMatch(
    /^10:5 .*wards: patients need 3\d\d beds on average, 320 may be used: day after day routine inpatients/,
  );
});

test('a tariff of pence is warned of', () => {
  expect(warned(withBeds('').replace('spell: 1950', 'spell: 195000'))[0]).toMatch(
    /price_gbp.spell: 195000 is over 20% outside the evidence, 1700 to 3800 .*is it in pence\?/,
  );
});
