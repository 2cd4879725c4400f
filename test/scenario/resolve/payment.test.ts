/** The payment of a trust in the file, and prices and volumes that cannot be meant. */
import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { constantOf, issuesOf, sample, swap } from '../sample.js';

const paid = (payment: string) => swap('brook: {}', `brook: {payment: ${payment}}`);
const warnings = (text: string) =>
  parseScenario(text).warnings.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);

test('the regime is a word, activity unless the file says otherwise', () => {
  const regime = (text: string) => constantOf(parseScenario(text).settings.trusts[1]!.values['payment.regime']);
  expect(regime(sample)).toBe(0);
  expect(regime(paid('{regime: block}'))).toBe(1);
  expect(regime(paid('{regime: {value: mixed, source: S3}}'))).toBe(2);
  const { inputs } = parseScenario(paid('{regime: mixed, by_activity_share: {outpatients: 0.4}}'));
  const row = (path: string) => inputs.find((input) => input.path === path);
  expect(row('trusts.brook.payment.regime')).toMatchObject({ value: 'mixed', default: 'activity' });
  expect(row('trusts.brook.payment.by_activity_share.outpatients')).toMatchObject({ value: '0.4', default: '0.2' });
});

test('another word, or a number, is refused where it stands', () => {
  for (const word of ['activty', '1', '{uniform: [0, 1]}']) {
    const [issue] = issuesOf(paid(`{regime: ${word}}`));
    expect(issue).toMatchObject({ line: 11 });
    expect(issue!.path).toMatch(/^trusts\.brook\.payment\.regime/);
  }
  expect(issuesOf(paid('{regime: activty}'))[0]!.message).toMatch(/`activity`/);
});

test('pence for pounds, and a volume of a year for that of a week, are warned of with the range expected', () => {
  expect(warnings(sample)).toEqual([]);
  expect(warnings(swap('first: 210', 'first: 21000'))).toEqual([
    '8:77 trust_defaults.services.clinic.price_gbp.first: 21000 is over 20% outside the evidence, 110 to 240 (GBP; EVIDENCE-3); is it in pence?',
  ]);
  expect(warnings(swap('referrals_per_week: 420', 'referrals_per_week: 40000'))[0]).toMatch(
    /^8:53 .*referrals_per_week: 40000 is over 20% outside the evidence, 1 to 6770 \(patients\/week; EVIDENCE-3\)/,
  );
  const emergency = '\n    door: {kind: emergency, attendances_per_week: 100000, price_gbp: {attendance: 8000}}';
  const found = warnings(swap('{first: 210}}', `{first: 210}}${emergency}`));
  expect(found.some((text) => /attendances_per_week: 100000 is over 20% outside/.test(text))).toBe(true);
  expect(found.some((text) => /price_gbp.attendance: 8000 .*0 to 200.*pence/.test(text))).toBe(true);
});

test('emergency care: bays that a week would fill are warned of; nobody is listed there for admission', () => {
  const door = (more: string) =>
    swap('{first: 210}}', `{first: 210}}\n    door: {kind: emergency, attendances_per_week: 1500${more}}`);
  expect(warnings(door(''))).toEqual([]);
  expect(warnings(door(', majors: {bays: 8}'))[0]).toMatch(
    /^9:5 trusts\.ashby\.services\.door: majors need 8\.\d+ bays on average over the week, there are 8: the queue never ends/,
  );
  const listing = '\n    beds: {kind: elective, listed_from: {door: 0.1}, price_gbp: {admission: 1600}}';
  expect(issuesOf(`${door('').replace('1500}', `1500}${listing}`)}`)[0]!.message).toMatch(
    /^a service of kind emergency lists nobody for admission: `door`/,
  );
});
