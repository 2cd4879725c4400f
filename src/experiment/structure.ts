/**
 * How far the difference of two strategies hangs on which mechanisms are in the model: the same replications simulated
 * with all of them, and with each one off in turn under both strategies. It costs two runs a mechanism, so that it is done
 * when asked for. Separate from attribution.ts, which explains the harm of one strategy.
 */
import { UsageError } from '../errors.js';
import { mechanisms as allMechanisms } from '../model/mechanisms/registry.js';
import type { Metric } from '../model/metrics/metric.js';
import { COUNTERFACTUAL, type StrategySettings } from '../model/settings.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Estimate } from '../stats/estimate.js';
import { type SpreadShares, spreadShares } from '../stats/spread/spread-shares.js';
import { type StructureRange, structureRange } from '../stats/spread/structure-range.js';
import { USUAL_REPLICATIONS } from './attribution.js';
import { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import { type Design, designOf } from './design.js';
import { type Difference, differenceOf, resamplesFor } from './differences.js';
import type { Executor } from './executor.js';
import { isHeadline } from './headlines.js';
import { distinctStrategies, withStrategies } from './one-world.js';

/** The two strategies without one mechanism, in the lists of a design; `without` is empty for the model as it is. */
interface Variant {
  readonly without: string;
  readonly strategy: number;
  readonly reference: number;
}

/** Variants with one counterfactual. What works without go-lives is off in the counterfactual too, so in a design of its own. */
interface Group {
  readonly design: Design;
  readonly variants: readonly Variant[];
}

export interface StructureDesign {
  readonly strategy: string;
  readonly reference: string;
  readonly groups: readonly Group[];
}

/** The difference of one headline without one mechanism. */
export interface StructureRow extends Pick<Difference, 'pairs' | 'difference' | 'low' | 'high' | 'interval'> {
  readonly metric: string;
  readonly unit: string;
  /** Id of the mechanism that is off; empty: the model as it is. */
  readonly without: string;
}

/** One headline: its rows, the range of them, and what makes the spread where replications share worlds. */
export interface Structure {
  readonly metric: string;
  readonly unit: string;
  readonly rows: readonly StructureRow[];
  /** Places are those of the rows, the first left out. */
  readonly range: StructureRange | undefined;
  /** Chance, not knowing and structure: with ten worlds or more of repeats. */
  readonly spread: SpreadShares | undefined;
}

/**
 * @param choices.strategy   the first of the file that is not the reference unless named
 * @param choices.reference  what it is compared with
 * @throws UsageError for strategies that are not there, or are one and the same
 */
export function structureDesign(
  scenario: Scenario,
  choices: {
    readonly strategy: string | undefined;
    readonly reference: string;
    readonly replications?: number | undefined;
    readonly seed?: string | undefined;
  },
): StructureDesign {
  const { reference } = choices;
  const strategy = choices.strategy ?? scenario.strategies.find(({ id }) => id !== reference)?.id ?? reference;
  if (strategy === reference) throw new UsageError(`${strategy} against itself: name two strategies`);
  const usual = scenario.settings.repeats > 1 ? scenario.replications : USUAL_REPLICATIONS;
  const replications = choices.replications ?? Math.min(scenario.replications, usual);
  const whole = designOf(scenario, { replications, seed: choices.seed, strategies: [strategy, reference] });
  const design = { ...whole, kept: whole.kept.filter(({ column }) => isHeadline(column)) };
  const pair = [strategy, reference].map((id) => design.settings.strategies.find((one) => one.id === id)!);
  const used = new Set(pair.flatMap(({ programme, trusts }) => [...programme, ...trusts.flat()].map(({ id }) => id)));
  const atWork = allMechanisms.filter(({ id }) => used.has(id));
  const own = atWork.filter(({ withoutGoLive }) => !withoutGoLive).map(({ id }) => id);
  const shared = atWork.filter(({ withoutGoLive }) => withoutGoLive).map(({ id }) => id);
  return {
    strategy,
    reference,
    groups: [
      groupOf(design, pair, ['', ...own]),
      ...shared.map((id) => {
        const counterfactual = { ...off(design.settings.counterfactual, id), id: COUNTERFACTUAL };
        return groupOf({ ...design, settings: { ...design.settings, counterfactual } }, pair, [id]);
      }),
    ],
  };
}

function groupOf(design: Design, pair: readonly StrategySettings[], without: readonly string[]): Group {
  const { strategies, indices } = distinctStrategies(
    design.settings.counterfactual,
    without.flatMap((mechanism) => pair.map((one) => off(one, mechanism))),
  );
  return {
    design: withStrategies(design, strategies),
    variants: without.map((mechanism, i) => ({
      without: mechanism,
      strategy: indices[2 * i]!,
      reference: indices[2 * i + 1]!,
    })),
  };
}

/** A strategy without a mechanism, called after it. */
function off(strategy: StrategySettings, mechanism: string): StrategySettings {
  if (mechanism === '') return strategy;
  const { id, programme, trusts } = strategy;
  const others = (list: StrategySettings['programme']) => list.filter((one) => one.id !== mechanism);
  return { ...strategy, id: `${id}_without_${mechanism}`, programme: others(programme), trusts: trusts.map(others) };
}

/**
 * Of each headline. Positive: the strategy has more of it than the reference.
 * @param onReplication called after each replication of each group
 */
export async function structure(
  { groups }: StructureDesign,
  executor: Executor,
  onReplication: () => void = () => undefined,
): Promise<Structure[]> {
  const found: { readonly row: StructureRow; readonly gaps: Float64Array; readonly metric: Metric }[] = [];
  for (const { design, variants } of groups) {
    const collection = new Collection(design);
    for await (const outcomes of executor(design)) {
      collection.add(outcomes);
      onReplication();
    }
    const family = { resamples: resamplesFor(design), level: CONFIDENCE };
    for (const { without, strategy, reference } of variants) {
      for (const [kept, { metric }] of design.kept.entries()) {
        const place = { strategy, reference, kept };
        const difference = differenceOf(collection, place, metric, design.settings.repeats, family);
        const other = collection.values(reference, kept, 'excess');
        const gaps = collection.values(strategy, kept, 'excess').map((x, r) => x - other[r]!);
        found.push({ row: { ...difference, metric: metric.id, unit: metric.unit, without }, gaps, metric });
      }
    }
  }
  const { repeats } = groups[0]!.design.settings;
  return groups[0]!.design.kept.map(({ metric }) => {
    const own = found.filter((one) => one.metric === metric);
    const [full, ...without] = own.map(({ row }) => estimateOf(row));
    return {
      metric: metric.id,
      unit: metric.unit,
      rows: own.map(({ row }) => row),
      range: Number.isNaN(full!.value) ? undefined : structureRange(full!, without),
      spread: spreadShares(
        own.map(({ gaps }) => gaps),
        repeats,
        CONFIDENCE,
      ),
    };
  });
}

function estimateOf({ difference, low, high }: StructureRow): Estimate {
  return { value: difference ?? Number.NaN, low: low ?? Number.NaN, high: high ?? Number.NaN };
}
