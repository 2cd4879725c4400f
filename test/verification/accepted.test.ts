/**
 * The accepted results of a shipped scenario, to the last bit: a replication of every strategy is what was accepted. Not
 * among the tests of every day, since what is accepted is not changed before a change is done; with it the mutants of
 * the model are judged as `golive check` judges a change.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBaseline } from '../../src/cli/results/baseline-folder.js';
import { acceptedOf, checkedMetrics } from '../../src/experiment/check/baseline.js';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { parseScenario } from '../../src/scenario/parse.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

it('the quickstart gives what was accepted of it', async () => {
  const design = designOf(parseScenario(readFileSync(at('scenarios/quickstart.yaml'), 'utf8')), { replications: 1 });
  const baseline = readBaseline(at('results/quickstart/baseline').pathname, 'quickstart')!;
  expect(baseline.metrics).toEqual(checkedMetrics);
  const read = acceptedOf(design);
  for await (const outcomes of inTurn(design)) {
    for (const one of outcomes) expect(read(one), one.strategy).toEqual(baseline.runs.get(one.strategy)![0]);
  }
});
