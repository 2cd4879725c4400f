/** Loads that no capacity can carry are warned of, with the time that clearing takes. */
import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { sample, swap } from '../sample.js';

const warnings = (text: string): string[] =>
  parseScenario(text).warnings.map((w) => `${w.line}:${w.column} ${w.path}: ${w.message}`);
const bare = 'dna_share: 0, cancelled_share: 0, removal_share: 0, flex_share: 0.05, target_wait_weeks: 4';
const clinic = (more: string): string => swap('referrals_per_week: 420', `referrals_per_week: 420, ${bare}, ${more}`);
const beds = (more: string): string =>
  swap(
    'price_gbp: {first: 210}}',
    `price_gbp: {first: 210}, ${bare}}\n    beds: {kind: elective, price_gbp: {admission: 1600}, listed_from: {clinic: 0.2}, lost_slots_share: 0, cancelled_share: 0, removal_share: 0, flex_share: 0.05, ${more}}`,
  );
const at = (what: string) => (trust: string) => `8:5 trusts.${trust}.services.${what}`;

test('the sample is carried', () => {
  expect(warnings(sample)).toEqual([]);
  expect(warnings(clinic('load_share: 1.05'))).toEqual([]);
  expect(warnings(beds('load_share: 1.05'))).toEqual([]);
});

test('demand above the largest capacity never clears: by load, or by slots', () => {
  const path = at('clinic');
  // capacity 420 / 1.2 x 1.05 = 367.5 a week
  const byLoad =
    'first attendances: demand is 114.3% of the largest capacity: the list grows by 52.5 a week and never clears before 2028-04-03';
  expect(warnings(clinic('load_share: 1.2'))).toEqual(['ashby', 'brook'].map((t) => `${path(t)}: ${byLoad}`));
  expect(warnings(clinic('slots_per_weekday: 70'))[0]).toContain(byLoad);
  expect(warnings(clinic('slots_per_weekday: 80'))).toEqual([]);
  expect(warnings(clinic('slots_per_weekday: 0'))[0]).toMatch(/there is no capacity: the list grows by 420 a week/);
});

test('the warning of one trust stands at its own line', () => {
  const text = swap('brook: {}', 'brook: {services: {clinic: {load_share: 1.2}}}');
  expect(warnings(text)[0]).toMatch(/^11:22 trusts\.brook\.services\.clinic: first attendances: demand is 116\.5% of/);
  expect(warnings(text)).toHaveLength(1);
});

test('follow-ups and admissions likewise', () => {
  expect(warnings(clinic('follow_ups_per_first: 2, follow_up_load_share: 1.2'))[0]).toBe(
    `${at('clinic')('ashby')}: follow-ups: demand is 114.3% of the largest capacity: the list grows by 105 a week and never clears before 2028-04-03`,
  );
  // 420 x 0.2 listed, as many planned: 168 a week; 30 x 5 x 1.05 = 157.5
  expect(warnings(beds('slots_per_weekday: 30'))[0]).toBe(
    '9:5 trusts.ashby.services.beds: admissions: demand is 106.7% of the largest capacity: the list grows by 10.5 a week and never clears before 2028-04-03',
  );
});

test('a list that takes longer to clear than the scenario lasts', () => {
  // spare 0.05 x 420 = 21 a week; the target is 1680; 104 weeks
  expect(warnings(clinic('load_share: 1, initial_list: 3800'))).toEqual([]);
  expect(warnings(clinic('load_share: 1, initial_list: 3900'))[0]).toBe(
    `${at('clinic')('ashby')}: first attendances: the list of 3900 is 2220 over its target; clearing it takes 106 weeks at full flex, the scenario lasts 104`,
  );
  expect(warnings(clinic('load_share: 1.05, initial_list: 1700'))[0]).toMatch(/20 over its target; clearing it never/);
});

test('a target that falls faster than capacity can follow', () => {
  const target = 'target_wait_weeks: {by_date: {2026-04-06: 12, 2028-04-03: 4}}';
  const text = clinic('load_share: 1').replace('target_wait_weeks: 4', target);
  expect(warnings(text)[0]).toMatch(/the list of 5040 is 3360 over its target; clearing it takes 160 weeks/);
});
