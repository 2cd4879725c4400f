/** Trusts without an income beside trusts with one are told of; a file that says none, or all, is not. */
import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, sample, swap } from '../sample.js';

const warnings = (text: string): string[] =>
  parseScenario(text).warnings.map((w) => `${w.line}:${w.column} ${w.path}: ${w.message}`);
const mixed = swap('brook: {}', 'brook: {income_gbp_per_year: 300000000}');

test('some trusts say their income, others do not', () => {
  expect(warnings(mixed)).toEqual([
    '10:3 trusts.ashby.income_gbp_per_year: ashby: no income is said, of other trusts it is; trouble costs as at an income of GBP 213700000 a year',
  ]);
  expect(warnings(swap('brook: {', 'colne: {}\n  brook: {', mixed))[0]).toContain(': ashby and 1 more: no income');
});

test('all or none say it', () => {
  expect(warnings(sample)).toEqual([]);
  expect(warnings(swap('trust_defaults:', 'trust_defaults:\n  income_gbp_per_year: 300000000', mixed))).toEqual([]);
});

test('an income outside the evidence is warned of, an impossible one refused', () => {
  expect(warnings(swap('trust_defaults:', 'trust_defaults:\n  income_gbp_per_year: 5000000'))[0]).toMatch(/^7:24 /);
  expect(issuesOf(swap('trust_defaults:', 'trust_defaults:\n  income_gbp_per_year: 350'))[0]).toMatchObject({
    line: 7,
    column: 24,
  });
});
