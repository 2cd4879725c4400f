/** The shortest way from a scenario to its answer, for programs: one call, no files, no processes. */
import type { Outcome } from '../model/outcome.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { type Choices, designOf } from './design.js';
import { type Executor, inTurn } from './executor.js';
import { type Results, runDesign } from './run-design.js';

export interface RunOptions extends Choices {
  /** How replications are carried out; one after another in this thread unless given. */
  readonly executor?: Executor | undefined;
  /** Is given the outcomes of each replication, counterfactual first, in order; they are not kept. */
  readonly onReplication?: ((outcomes: readonly Outcome[]) => void) | undefined;
}

/**
 * Simulates a scenario and compares its strategies.
 * @param source  YAML text of a scenario file, or a scenario already parsed
 * @throws ScenarioError with every issue of the text; UsageError for choices that cannot be; ModelError
 */
export async function runScenario(source: string | Scenario, options: RunOptions = {}): Promise<Results> {
  const scenario = typeof source === 'string' ? parseScenario(source) : source;
  return runDesign(designOf(scenario, options), options.executor ?? inTurn, options.onReplication);
}
