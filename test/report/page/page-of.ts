/** Pages of small runs, simulated in this process. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Choices, designOf } from '../../../src/experiment/design.js';
import { inTurn } from '../../../src/experiment/executor.js';
import { collect, type Results, resultsOf } from '../../../src/experiment/run-design.js';
import { pageDataOf } from '../../../src/report/page/data/page-data-of.js';
import { StayLog } from '../../../src/report/page/data/stays.js';
import type { PageData, Told } from '../../../src/report/page/page-data.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { shipped } from '../../cli/golive.js';

export const reproduce = {
  version: '0.0.0',
  code: 'c0de',
  key: 'f00d',
  seed: 'seed',
  set: [],
  text: 'golive: 1\n',
  commands: ['golive run a.yaml'],
};

export interface PageOfRun {
  readonly scenario: Scenario;
  readonly results: Results;
  readonly data: PageData;
}

export const quickstartText = readFileSync(shipped('quickstart'), 'utf8');

/** Simulates a scenario and makes the data of its page. */
export async function pageOf(text: string, choices: Choices, told: readonly Told[] = []): Promise<PageOfRun> {
  const scenario = parseScenario(text);
  const design = designOf(scenario, choices);
  const stays = new StayLog(design);
  const collected = await collect(design, inTurn, (outcomes) => stays.add(outcomes));
  const results = await resultsOf(design, collected);
  return { scenario, results, data: pageDataOf({ scenario, collected, results, stays, told, reproduce }) };
}

/** Scripts that stand for those of the build. */
export const assets = {
  page: "console.log('</script><!--')",
  engine: 'postMessage(1)',
  sha256: (text: string) => createHash('sha256').update(text).digest('base64'),
};
