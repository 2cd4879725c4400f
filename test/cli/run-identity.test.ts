/** What makes a run the one it is: what its numbers depend on, and nothing else of the file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { identityOf } from '../../src/cli/results/run-identity.js';
import { designOf } from '../../src/experiment/design.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { shipped } from './golive.js';

const quickstart = readFileSync(shipped('quickstart'), 'utf8');
const keyOf = (text: string): string => {
  const scenario = parseScenario(text);
  return identityOf(scenario, designOf(scenario, {}), { text, set: [] }).key;
};
const changed = (from: string | RegExp, to: string): string => {
  const text = quickstart.replace(from, to);
  expect(text).not.toBe(quickstart);
  return text;
};

describe('the key of a run', () => {
  it.each([
    ['a comment that moves every line', changed(/^/, '# a comment\n')],
    ['the ends of lines', changed(/\n/g, '\r\n')],
    ['the label of the scenario', changed(/^label:.*$/m, 'label: A title')],
    ['the question', changed(/^question:.*$/m, 'question: Why?')],
    ['the label of a trust', changed('Ashby General', 'Ashby')],
    ['the label of a strategy', changed('National build, behind a gate that binds', 'Gated')],
    ['a source', changed('source: P43', 'source: P44')],
    ['a reason', changed('half as large again', 'larger')],
    ['a margin', changed('absolute: 25000', 'absolute: 30000')],
    ['how many replications the file asks for', changed(/^replications:.*$/m, 'replications: 7')],
  ])('does not depend on %s', (_, text) => {
    expect(keyOf(text)).toBe(keyOf(quickstart));
  });

  it.each([
    ['a number', changed('referrals_per_week: 420', 'referrals_per_week: 421')],
    ['the start', changed('start: 2026-04-06', 'start: 2026-04-13')],
    ['the seed', changed(/^seed:.*$/m, 'seed: other')],
    ['the plan', changed('wave_gap_weeks: 13', 'wave_gap_weeks: 14')],
    ['the id of a trust', changed(/brook/g, 'brooks')],
  ])('depends on %s', (_, text) => {
    expect(keyOf(text)).not.toBe(keyOf(quickstart));
  });
});
