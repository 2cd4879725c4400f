/**
 * What will be simulated, as a value, before any of it runs: which replications, under which strategies, and which
 * measures are kept. Replications may then be carried out anywhere and in any order; results are placed by index.
 */
import { UsageError } from '../errors.js';
import type { Metric } from '../model/metrics/metric.js';
import { metricById } from '../model/metrics/registry.js';
import { type Column, outcomeColumns } from '../model/outcome.js';
import { COUNTERFACTUAL, type Settings } from '../model/settings.js';
import { ofProgramme, type Window } from '../model/windows.js';
import type { Scenario } from '../scenario/scenario.js';
import { MAX_REPLICATIONS } from '../scenario/schema/schema.js';
import { CONFIDENCE } from './confidence.js';
import { type Asked, type Until, untilOf } from './until.js';

/** What a caller may ask for in place of what the scenario file says. */
export interface Choices {
  /** How many replications, a whole number >= 1. */
  readonly replications?: number | undefined;
  /** Text that the random streams are keyed with; not empty. */
  readonly seed?: string | undefined;
  /** Ids of the strategies to simulate; the order stays that of the file. The counterfactual is always simulated. */
  readonly strategies?: readonly string[] | undefined;
  /** Also keep the measures of each trust; without it only those of the programme, and of windows it has none of. */
  readonly perTrust?: boolean | undefined;
  /** Also write the weekly series of each replication. */
  readonly weekly?: boolean | undefined;
  /** Windows to fold metrics over beside those of the scenario. */
  readonly windows?: readonly Window[] | undefined;
  /** Until when replications go on, in a few looks; undefined: there are as many as are asked for. */
  readonly until?: Asked | undefined;
}

/** A column of the outcomes that tables show and summaries are made of. */
export interface KeptColumn {
  /** Place of the column in every outcome's arrays. */
  readonly index: number;
  /** Of a ratio, its place among the ratios of every outcome. */
  readonly ratio: number | undefined;
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
  /** Id of the strategy that the others are compared with; undefined where there is none. */
  readonly reference: string | undefined;
  /** The columns that are kept of every outcome, in their order. */
  readonly kept: readonly KeptColumn[];
  /** Whether what is the programme's is kept of each trust too. */
  readonly perTrust: boolean;
  /** Whether the weekly series of each replication are written. */
  readonly weekly: boolean;
  /** Until when replications go on; undefined: these are all. */
  readonly until: Until | undefined;
  /** Confidence level of the headline differences from the reference, and of which strategies may be the best. */
  readonly level: number;
}

/**
 * Lists what will be simulated.
 * @throws UsageError for a number of replications, a seed or a strategy that cannot be
 */
export function designOf(scenario: Scenario, choices: Choices = {}): Design {
  const replications = chooseReplications(scenario, choices.replications);
  const seed = choices.seed ?? scenario.seed;
  if (seed === '') throw new UsageError('seed: the empty text is not a seed');
  const strategies = chooseStrategies(scenario.settings, choices.strategies);
  const windows = withWindows(scenario.settings.windows, choices.windows ?? []);
  const settings: Settings = { ...scenario.settings, seed, strategies, windows };
  const perTrust = choices.perTrust === true;
  const ids = strategies.map(({ id }) => id);
  const until = choices.until === undefined ? undefined : untilOf(choices.until, ids, settings.repeats);
  return {
    scenario: scenario.id,
    settings,
    replications,
    strategies: strategyIds(settings),
    reference: referenceOf(settings, scenario.reference),
    kept: columnsOf(settings).filter(({ column }) => perTrust || isUsual(column, windows)),
    perTrust,
    until,
    level: until?.level ?? CONFIDENCE,
    weekly: choices.weekly === true,
  };
}

/** A design with so many replications, from the first. */
export function withReplications(design: Design, count: number): Design {
  return { ...design, replications: Array.from({ length: count }, (_, i) => i) };
}

/** Ids of the strategies of settings in the order of every table: the counterfactual first. */
export function strategyIds({ strategies }: Settings): string[] {
  return [COUNTERFACTUAL, ...strategies.map(({ id }) => id)];
}

/** The strategy declared as reference, if it is simulated, else the first. */
export function referenceOf({ strategies }: Settings, declared: string | undefined): string | undefined {
  return (strategies.find(({ id }) => id === declared) ?? strategies[0])?.id;
}

/** The replications in order; throws UsageError for a number that cannot be. */
export function chooseReplications(scenario: Scenario, wanted: number | undefined): readonly number[] {
  const count = wanted ?? scenario.replications;
  if (!Number.isInteger(count) || count < 1 || count > MAX_REPLICATIONS) {
    throw new UsageError(`replications: ${count} is not a whole number from 1 to ${MAX_REPLICATIONS}`);
  }
  const { repeats } = scenario.settings;
  if (repeats > 1 && (count % repeats !== 0 || count < 2 * repeats)) {
    throw new UsageError(`replications: ${count} is not two or more times the repeats (${repeats})`);
  }
  return Array.from({ length: count }, (_, i) => i);
}

/** Some windows, then those of others that are not among them. */
export function withWindows(windows: readonly Window[], others: readonly Window[]): readonly Window[] {
  const byId = new Map([...windows, ...others].map((window) => [window.id, window]));
  return [...byId.values()];
}

/** Every column of the outcomes of these settings. */
export function columnsOf(settings: Settings): KeptColumn[] {
  let ratios = 0;
  return outcomeColumns(settings).map((column, index) => {
    const metric = metricById(column.metric);
    if (metric === undefined) throw new Error(`a column of the unknown metric '${column.metric}'`);
    return { index, ratio: metric.ratio === undefined ? undefined : ratios++, column, metric };
  });
}

/** What tables hold without being asked: the programme's measures, and each trust's over windows of its own. */
function isUsual({ scope, window }: Column, windows: readonly Window[]): boolean {
  return scope === 'programme' || !ofProgramme(windows.find(({ id }) => id === window)!);
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
