/**
 * Each scenario that is valid lives one replication: no number is lost, nothing is negative that cannot be, stays follow
 * each other, and tables agree. Scenarios are a small one with some of its numbers replaced by others, likely or not.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScenarioError } from '../../src/errors.js';
import { metricById } from '../../src/model/metrics/registry.js';
import { type Outcome, outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { series, weeksOf } from '../../src/model/series.js';
import type { Settings } from '../../src/model/settings.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { cases } from './cases.js';

const text = readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8')
  .replace(/^end:.*$/m, 'end: 2027-06-07')
  .replace('  brook:', '  live: {known: {go_live: before, build: national}}\n  brook:');
const { inputs } = parseScenario(text);

const others = (value: string): string[] => {
  const number = Number(value);
  const near = [0, number / 2, number * 1.1, number * 2, number * 10, 1, Math.ceil(number) + 1];
  const numbers =
    Number.isFinite(number) && value !== '' ? [...near.map(String), `{uniform: [${number / 2}, ${number}]}`] : [];
  return [...numbers, '0', '0.5', '3', 'off', 'on'];
};

/** Values in place of those of the file, by path. */
const changes = fc
  .array(fc.tuple(fc.nat({ max: inputs.length - 1 }), fc.nat()), { minLength: 1, maxLength: 4 })
  .map((picked) =>
    picked.map(([row, choice]) => {
      const { path, value } = inputs[row]!;
      const values = others(value);
      return { path, value: values[choice % values.length]! };
    }),
  );

function valid(set: { path: string; value: string }[]): Scenario | undefined {
  try {
    return parseScenario(text, { set });
  } catch (error) {
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

/** Levels that are differences and may have either sign. */
const signed = new Set(['reported_minus_true_list']);

/** What is wrong with an outcome, in words. */
function faults(settings: Settings, outcome: Outcome): string[] {
  const { values, excess, censored, series: weekly, money, phases, goLives, contacts, draws } = outcome;
  const columns = outcomeColumns(settings);
  const found: string[] = [];
  columns.forEach(({ metric, scope, window }, i) => {
    const { excess: kind, unit } = metricById(metric)!;
    if (Math.abs(values[i]!) === Number.POSITIVE_INFINITY || Math.abs(excess[i]!) === Number.POSITIVE_INFINITY)
      found.push(`${metric} is infinite`);
    if (kind !== 'by_nature' && !unit.includes('GBP') && !signed.has(metric) && values[i]! < -1e-6)
      found.push(`${metric} is ${values[i]}`);
    if (scope === 'programme' && window === 'all' && metric === 'trusts_live' && values[i] !== goLives)
      found.push(`${goLives} go-lives, ${values[i]} trusts live`);
    if (censored[i]! > 1) found.push(`${metric} is censored ${censored[i]} times`);
  });
  const weeks = weeksOf(settings);
  weekly.forEach((point, i) => {
    const { id, unit } = series[Math.floor(i / weeks) % series.length]!;
    // a share of nobody is unknown
    if (!Number.isFinite(point) && !(Number.isNaN(point) && unit === 'share'))
      found.push(`${id} is ${point} in a week`);
  });
  if (money.some((point) => !Number.isFinite(point))) found.push('money of a month is no number');
  if (draws.some(({ value }) => Number.isNaN(value))) found.push('a draw is no number');
  if (!Number.isSafeInteger(contacts) || contacts < 0) found.push(`${contacts} contacts`);
  for (const { id } of settings.trusts) {
    const stays = phases.filter(({ trust }) => trust === id);
    stays.forEach(({ enterDay, exitDay }, i) => {
      if (!(enterDay <= exitDay && exitDay <= settings.days)) found.push(`${id} stays from ${enterDay} to ${exitDay}`);
      if (i > 0 && stays[i - 1]!.exitDay !== enterDay) found.push(`${id} is nowhere before ${enterDay}`);
    });
  }
  return found;
}

test('a scenario with other numbers is refused, or lives a replication', () => {
  let lived = 0;
  fc.assert(
    fc.property(changes, fc.nat({ max: 50 }), (set, replication) => {
      const scenario = valid(set);
      if (scenario === undefined) return;
      lived++;
      const { settings } = scenario;
      const strategies = settings.strategies.slice(0, 1);
      for (const outcome of runReplication({ ...settings, strategies }, replication))
        expect(faults(settings, outcome)).toEqual([]);
    }),
    cases(25, 1, 0.05),
  );
  expect(lived).toBeGreaterThan(5);
}, 600_000);
