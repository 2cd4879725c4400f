/**
 * Any text is judged in time that grows with its size, and what could not be held is refused: texts that took a minute, or
 * a gigabyte, before. Time is that of the processor, so that a busy machine is no fault.
 */
import { expect, test } from 'vitest';
import { issuesOf, sample, swap } from './sample.js';

const many = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('');
const trusts = (count: number, entry = (_: number) => '{}') =>
  swap('  brook: {}\n', `  brook: {}\n${many(count, (i) => `  trust-${i}: ${entry(i)}\n`)}`);
const strategies = (count: number, entry: (i: number) => string) =>
  `${sample}${many(count, (i) => `  s${i}: ${entry(i)}\n`)}`;
const top = (lines: string) => swap('seed:', `${lines}seed:`);

/** Each with what is said of it first. */
const texts: readonly (readonly [what: string, text: string, said: string | undefined])[] = [
  ['many trusts', trusts(3000), undefined],
  [
    'trusts with numbers of their own',
    trusts(1000, (i) => `{mechanisms: {defects: {mean_count: ${50 + (i % 9)}}}}`),
    undefined,
  ],
  ['unknown trusts', swap('[ashby, brook]', `[${many(3000, (i) => `trust-${i}x, `)}ashby]`, trusts(3000)), 'not there'],
  ['unknown strategies', strategies(190, (i) => `{extends: s${i}x}`), 'no strategy or preset'],
  [
    'unknown templates',
    trusts(3000, (i) => `{template: template_${i}x}`).replace(
      'trusts:',
      `trust_templates:\n${many(900, (i) => `  template_${i}: {}\n`)}trusts:`,
    ),
    'no template',
  ],
  ['strategies in a row', strategies(30, (i) => `{extends: ${i === 0 ? 'local' : `s${i - 1}`}}`), undefined],
  [
    'more strategies in a row',
    strategies(190, (i) => `{extends: ${i === 0 ? 'local' : `s${i - 1}`}}`),
    'more than 32 strategies',
  ],
  [
    'strategies that extend twice',
    strategies(28, (i) =>
      i === 0 ? '{extends: local}' : `{extends: s${i - 1}, for_trusts: {ashby: {extends: s${i - 1}}}}`,
    ),
    undefined,
  ],
  ['unknown keys', top(many(20_000, (i) => `key${i}: 1\n`)), 'unknown key'],
  [
    'unknown keys of a service',
    swap('kind: outpatients', `${many(20_000, (i) => `waiting_lis${i}: 1, `)}kind: outpatients`),
    'unknown key',
  ],
  [
    'unknown margins',
    top(`check: {margins: {${many(10_000, (i) => `trusts_liv${i}: {relative: 1}, `)}}}\n`),
    'no metric and no unit',
  ],
  ['closing brackets', ']'.repeat(400_000), 'not YAML'],
  ['commas', `a: [${','.repeat(200_000)}`, 'not YAML'],
  ['escapes that are none', `a: "${'\\q'.repeat(2_000_000)}"`, 'not YAML'],
  ['brackets that do not match', '{]'.repeat(100_000), 'not YAML'],
  ['documents', '---\n'.repeat(50_000), 'one document a file'],
];

test.each(texts)('%s', (_, text, said) => {
  const before = process.cpuUsage();
  const issues = issuesOf(text);
  const { user, system } = process.cpuUsage(before);
  if (said === undefined) expect(issues).toEqual([]);
  else expect(issues[0]?.message).toContain(said);
  expect(issues.length).toBeLessThanOrEqual(501);
  expect((user + system) / 1e6).toBeLessThan(6);
});

test.each([
  ['trusts', trusts(10_000), 'trusts', 'a scenario has at most 10000'],
  ['strategies', strategies(200, () => '{extends: local}'), 'strategies', 'a scenario has at most 200'],
  [
    'trusts under strategies',
    strategies(197, () => '{}').replace('  brook: {}\n', `  brook: {}\n${many(1100, (i) => `  t${i}: {}\n`)}`),
    'strategies',
    'at most 1005 trusts',
  ],
  [
    'numbers of their own',
    strategies(98, () => '{}').replace(
      '  brook: {}\n',
      `  brook: {}\n${many(250, (i) => `  t${i}: {mechanisms: {}}\n`)}`,
    ),
    'strategies',
    'put them into trust_templates',
  ],
  [
    'services of a trust',
    swap('brook: {}', `brook: {services: {${many(100, (i) => `s${i}: off, `)}}}`),
    'trusts.brook',
    'a trust has at most 100',
  ],
  ['values', `a: [${'1,'.repeat(300_000)}]`, '(file)', 'more values than are read'],
])('too many %s', (_, text, path, said) => {
  const issues = issuesOf(text);
  expect(issues.map((issue) => issue.path)).toEqual([path]);
  expect(issues[0]!.message).toContain(said);
});
