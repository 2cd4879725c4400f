/**
 * The accepted results of shipped scenarios, to the last bit: a replication of the counterfactual, and of a strategy, is
 * what was accepted. Not among the tests of every day, since what is accepted is not changed before a change is done; with
 * it the mutants of the model are judged as `golive check` judges a change.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBaseline } from '../../src/cli/results/baseline-folder.js';
import { acceptedOf, checkedMetrics } from '../../src/experiment/check/baseline.js';
import { designOf } from '../../src/experiment/design.js';
import { runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

it.each([
  ['quickstart', 1],
  ['ics-2026', 0], // electives and follow-ups
])('%s gives what was accepted of it: the counterfactual and so many strategies: %d', (name, strategies) => {
  const design = designOf(parseScenario(readFileSync(at(`scenarios/${name}.yaml`), 'utf8')), { replications: 1 });
  const baseline = readBaseline(at(`results/${name}/baseline`).pathname, name)!;
  expect(baseline.metrics).toEqual(checkedMetrics);
  const read = acceptedOf(design);
  const settings = { ...design.settings, strategies: design.settings.strategies.slice(0, strategies) };
  const outcomes = runReplication(settings, 0);
  expect(outcomes).toHaveLength(1 + strategies);
  for (const one of outcomes) expect(read(one), one.strategy).toEqual(baseline.runs.get(one.strategy)![0]);
});
