/**
 * Whatever the text, a scenario comes out or a ScenarioError that says where: bytes of the shipped files changed, every
 * number of a file replaced by numbers that lie, ids that are none. Nothing else is ever thrown.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ScenarioError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { cases } from '../fuzz/cases.js';
import { sample } from './sample.js';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no fault

const quickstart = readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8');

/** Parses a text; a rejection must name line and column of every issue. */
function survives(text: string): boolean {
  try {
    parseScenario(text);
    return true;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expect(error.issues.length).toBeGreaterThan(0);
    const lines = text.split('\n').length;
    for (const { line, column, path, message } of error.issues) {
      if (!(line >= 1 && line <= lines && column >= 1 && path !== '' && message !== '')) {
        throw new Error(`no place: ${line}:${column} ${path}: ${message}`);
      }
      const control = [...`${path}${message}`].find(
        (c) => c < ' ' || (c >= '\u007f' && c <= '\u009f') || c === '\u202e',
      );
      if (control !== undefined) throw new Error(`control character in ${JSON.stringify(message)}`);
    }
    return false;
  }
}

const pieces = [
  '[',
  ']',
  '{',
  '}',
  ':',
  ': ',
  ',',
  '-',
  '- ',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '"',
  "'",
  '#',
  '%',
  '?',
  '\n',
  '  ',
  '\t',
  '\u0000',
  '\u202e',
  '😀',
  '\ud800',
  '~',
  'off',
  'on',
  '<<: ',
  '__proto__',
  '---\n',
  '...\n',
  '0',
  '-1',
  '1e400',
  'national',
];

test('texts with pieces put in, cut out and repeated', () => {
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
    put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })),
    times: fc.constantFrom(1, 1, 1, 3, 50),
  });
  fc.assert(
    fc.property(fc.constantFrom(sample, quickstart), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      let changed = text;
      for (const { at, cut, put, times } of edits) {
        const i = at % (changed.length + 1);
        changed = changed.slice(0, i) + put.repeat(times) + changed.slice(i + cut);
      }
      survives(changed);
    }),
    cases(150, 1, 0.15),
  );
});

test('any text at all', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 40 }),
      (parts) => {
        expect(survives(parts.join(''))).toBe(false);
      },
    ),
    cases(300, 2, 0.3),
  );
});

test('words of the file in each other’s places', () => {
  const tokens = quickstart.split(/(\s+|[,:{}[\]])/);
  const words = tokens.map((_, i) => i).filter((i) => /\w/.test(tokens[i]!));
  const index = fc.constantFrom(...words);
  fc.assert(
    fc.property(fc.array(fc.tuple(index, index), { minLength: 1, maxLength: 3 }), (swaps) => {
      const changed = [...tokens];
      for (const [to, from] of swaps) changed[to] = tokens[from]!;
      survives(changed.join(''));
    }),
    cases(150, 3, 0.15),
  );
});

const lies = [
  '0',
  '-0',
  '-1',
  '.nan',
  '.inf',
  '-.inf',
  '1e308',
  '-1e308',
  '5e-324',
  '9007199254740993',
  '1e400',
  '010',
  '"1"',
  '~',
  '[]',
  '[1]',
  '[1, 1]',
  '{}',
  '{value: .nan}',
  '{triangular: []}',
  '{triangular: [1, 1, 1]}',
  '{normal: [0, 1e308]}',
  'off',
];

test('every number of a file replaced by numbers that lie', () => {
  const numbers = [...quickstart.matchAll(/(?<=[\s[])-?\d+(\.\d+)?(?=[\s,}\]])/g)];
  expect(numbers.length).toBeGreaterThan(15);
  for (const { index, 0: number } of numbers) {
    for (const lie of lies) survives(quickstart.slice(0, index) + lie + quickstart.slice(index + number.length));
  }
});

test('ids that are none', () => {
  for (const id of [
    '__proto__',
    'constructor',
    'prototype',
    '10',
    'a b',
    'a.b',
    '-a',
    '""',
    'a'.repeat(65),
    'é',
    '<<',
    'toString.x',
  ]) {
    for (const place of ['ashby', 'clinic', 'national', 'local'])
      expect(survives(sample.replaceAll(`${place}:`, `${id}:`))).toBe(false);
  }
  for (const id of ['toString', 'hasOwnProperty', 'valueOf', 'a'.repeat(64)])
    expect(survives(sample.replaceAll('ashby', id))).toBe(true);
});

test('no control of a name reaches a message, and no name makes it endless', () => {
  const named = (name: string) => JSON.stringify(name);
  for (const name of ['w\tx', 'w\u001b[2Jx', 'w\u202ex', 'w\u0085x', `w${'x'.repeat(100_000)}`]) {
    expect(survives(`${sample}check: {margins: {${named(name)}: {relative: 0.1}}}\n`)).toBe(false);
    expect(survives(sample.replace('order: [ashby, brook]', `order: [ashby, ${named(name)}]`))).toBe(false);
    expect(survives(sample.replace('ashby: {label', `ashby: {template: ${named(name)}, label`))).toBe(false);
    try {
      parseScenario(`${sample}check: {margins: {${named(name)}: {relative: 0.1}}}\n`);
    } catch (error) {
      for (const { message } of (error as ScenarioError).issues) expect(message.length).toBeLessThan(2100);
    }
  }
});

test('a large file is read, or refused, in good time', () => {
  const trusts = Array.from({ length: 1000 }, (_, i) => `  t${i}: {services: {clinic: {dna_share: 0.${i + 1000}}}}`);
  expect(survives(sample.replace('  ashby:', `${trusts.join('\n')}\n  ashby:`))).toBe(true);
  expect(survives(`a: [${'1,'.repeat(200_000)}]`)).toBe(false);
});
