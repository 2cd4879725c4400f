/** What the head answers: a scenario that was read, or a run, as plain values that the page shows. */
import { type Issue, ScenarioError } from '../../errors.js';
import { comparedValues, type ValuesOf } from '../../experiment/paired-change.js';
import type { Collected, Results } from '../../experiment/run-design.js';
import { type Decisions, decisionsOf } from '../../report/what-if/decisions.js';
import { parseScenario } from '../../scenario/parse.js';
import { saidOfStrategies } from '../../scenario/said-of-strategy.js';
import type { Scenario, StrategyLabel } from '../../scenario/scenario.js';
import { withValues } from '../../scenario/text/with-values.js';
import type { Source } from './messages.js';
import type { ZipTables } from './zip-tables.js';

/** A scenario, read and checked. */
export interface Read {
  readonly kind: 'read';
  readonly id: string;
  readonly label: string;
  readonly start: string;
  readonly seed: string;
  readonly replications: number;
  readonly strategies: readonly StrategyLabel[];
  /** Of each strategy. */
  readonly decisions: readonly Decisions[];
  readonly warnings: readonly Issue[];
  /** The file's text with the values that were set put into it; undefined where none are, or it cannot be done. */
  readonly permanent: string | undefined;
}

/** A scenario, simulated. */
export interface Ran {
  readonly kind: 'ran';
  readonly start: string;
  readonly replications: number;
  /** Replications in a row that share their drawn numbers. */
  readonly repeats: number;
  readonly compared: readonly { readonly strategy: string; readonly values: readonly ValuesOf[] }[];
  /** The tables, where they were asked for. */
  readonly zip: Blob | undefined;
}

export type Answer = Read | Ran;

/** A scenario as the page needs it. */
export function readAnswer(scenario: Scenario, { text, set }: Source): Read {
  const { id, label, start, seed, replications, strategies, warnings } = scenario;
  const said = saidOfStrategies(text, set);
  return {
    kind: 'read',
    id,
    label,
    start,
    seed,
    replications,
    strategies,
    decisions: strategies.map((strategy) => decisionsOf(scenario, strategy.id, said(strategy.id))),
    warnings,
    permanent: set.length === 0 ? undefined : permanentText(scenario, text, set),
  };
}

/** The file with the values put into it, if what it then says is the same. */
function permanentText(scenario: Scenario, text: string, set: Source['set']): string | undefined {
  const changed = withValues(text, set);
  if (changed === undefined) return undefined;
  try {
    return JSON.stringify(parseScenario(changed).settings) === JSON.stringify(scenario.settings) ? changed : undefined;
  } catch (error) {
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

/** A run as the page needs it. */
export function ranAnswer(
  scenario: Scenario,
  { text }: Source,
  {
    collected,
    results,
    tables,
  }: { readonly collected: Collected; readonly results: Results; readonly tables: ZipTables | undefined },
): Ran {
  const { design } = results;
  return {
    kind: 'ran',
    start: scenario.start,
    replications: design.replications.length,
    repeats: design.settings.repeats,
    compared: design.strategies.slice(1).map((strategy) => ({
      strategy,
      values: comparedValues(design, collected.collection, strategy),
    })),
    zip: tables?.finish(results, text, 'x'),
  };
}
