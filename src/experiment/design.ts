/**
 * What will be simulated, as a value, before any of it runs: which replications, under which strategies, and which
 * measures are kept. Replications may then be carried out anywhere and in any order; results are placed by index.
 */
import { UsageError } from '../errors.js';
import type { Metric } from '../model/metrics/metric.js';
import { metricById } from '../model/metrics/registry.js';
import { type Column, outcomeColumns } from '../model/outcome.js';
import { COUNTERFACTUAL, type Settings } from '../model/settings.js';
import type { Scenario } from '../scenario/scenario.js';
import { MAX_REPLICATIONS } from '../scenario/schema.js';

/** What a caller may ask for in place of what the scenario file says. */
export interface Choices {
  /** How many replications, a whole number >= 1. */
  readonly replications?: number | undefined;
  /** Text that the random streams are keyed with; not empty. */
  readonly seed?: string | undefined;
  /** Ids of the strategies to simulate; the order stays that of the file. The counterfactual is always simulated. */
  readonly strategies?: readonly string[] | undefined;
  /** Also keep the measures of each trust; without it only those of the programme. */
  readonly perTrust?: boolean | undefined;
}

/** A column of the outcomes that tables show and summaries are made of. */
export interface KeptColumn {
  /** Place of the column in every outcome's arrays. */
  readonly index: number;
  readonly column: Column;
  readonly metric: Metric;
}

export interface Design {
  readonly scenario: string;
  /** The scenario's settings with the choices applied. */
  readonly settings: Settings;
  /** The replications in order, from 0. */
  readonly replications: readonly number[];
  /** Ids of the strategies in the order of every table: the counterfactual first. */
  readonly strategies: readonly string[];
  /** The columns that are kept of every outcome, in their order. */
  readonly kept: readonly KeptColumn[];
}

/**
 * Lists what will be simulated.
 * @throws UsageError for a number of replications, a seed or a strategy that cannot be
 */
export function designOf(scenario: Scenario, choices: Choices = {}): Design {
  const count = choices.replications ?? scenario.replications;
  if (!Number.isInteger(count) || count < 1 || count > MAX_REPLICATIONS) {
    throw new UsageError(`replications: ${count} is not a whole number from 1 to ${MAX_REPLICATIONS}`);
  }
  const seed = choices.seed ?? scenario.seed;
  if (seed === '') throw new UsageError('seed: the empty text is not a seed');
  const chosen = chooseStrategies(scenario.settings, choices.strategies);
  const settings: Settings = { ...scenario.settings, seed, strategies: chosen };
  return {
    scenario: scenario.id,
    settings,
    replications: Array.from({ length: count }, (_, i) => i),
    strategies: [COUNTERFACTUAL, ...chosen.map((s) => s.id)],
    kept: keptColumns(settings, choices.perTrust === true),
  };
}

function keptColumns(settings: Settings, perTrust: boolean): KeptColumn[] {
  return outcomeColumns(settings).flatMap((column, index) => {
    const metric = metricById(column.metric);
    if (metric === undefined) throw new Error(`a column of the unknown metric '${column.metric}'`);
    return perTrust || column.scope === 'programme' ? [{ index, column, metric }] : [];
  });
}

function chooseStrategies(settings: Settings, wanted: readonly string[] | undefined): Settings['strategies'] {
  if (wanted === undefined) return settings.strategies;
  const known = settings.strategies.map((s) => s.id);
  for (const id of wanted) {
    if (id === COUNTERFACTUAL) throw new UsageError(`strategies: ${COUNTERFACTUAL} is always simulated; leave it out`);
    if (!known.includes(id)) {
      throw new UsageError(`strategies: there is no '${id}' in ${settings.scenario}; it has ${known.join(', ')}`);
    }
  }
  if (wanted.length === 0) throw new UsageError('strategies: name at least one');
  return settings.strategies.filter((s) => wanted.includes(s.id));
}
