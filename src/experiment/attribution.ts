/**
 * What each mechanism contributes to the harm of a strategy: the same replications simulated with everything at work,
 * with one mechanism taken away at a time, with one alone, and with none. Where mechanisms act on each other the parts do
 * not add up to the whole; the remainder is their interaction, and is shown.
 */
import { UsageError } from '../errors.js';
import { mechanisms as allMechanisms } from '../model/mechanisms/registry.js';
import type { MechanismSettings, StrategySettings } from '../model/settings.js';
import type { Scenario } from '../scenario/scenario.js';
import { type MeanInterval, meanInterval } from '../stats/interval.js';
import { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import { type Design, designOf } from './design.js';
import type { Executor } from './executor.js';
import { harm, ofWholeProgramme } from './headlines.js';
import { knownOf } from './known-values.js';
import { distinctStrategies, withStrategies } from './one-world.js';

/** `taken_away`: whole less without it; `alone`: with it alone less with none; sums and differences of these. */
export type PartKind = 'all' | 'taken_away' | 'alone' | 'interaction';

/** One part of the excess of one metric over the counterfactual. */
export interface Part extends MeanInterval {
  readonly metric: string;
  readonly unit: string;
  readonly kind: PartKind;
  /** Id; empty for the whole and the interaction. */
  readonly mechanism: string;
}

export interface Attribution {
  readonly strategy: string;
  readonly replications: number;
  /** Those at work under the strategy, without those that change the future without go-lives too; in the model's order. */
  readonly mechanisms: readonly string[];
  readonly parts: readonly Part[];
}

/** Replications unless asked for: every mechanism costs two runs of the strategy in each. */
export const USUAL_REPLICATIONS = 20;

/** What is simulated for an attribution: strategies with some of their mechanisms, and what each is measured from. */
export interface AttributionDesign {
  readonly strategy: string;
  readonly mechanisms: readonly string[];
  readonly design: Design;
  /** The strategy with all of its mechanisms, with none, then for each mechanism without it and with it alone. */
  readonly runs: readonly PartialRun[];
}

/** Where a strategy with some of its mechanisms stands in the lists of the design. */
interface PartialRun {
  readonly strategy: number;
  /** The future without go-lives that it is measured from: what works at trusts that are not live is missing there too. */
  readonly future: number;
}

/** Some of the mechanisms of the strategy. */
interface Selection {
  readonly name: string;
  readonly has: (mechanism: string) => boolean;
}

/**
 * @param strategy the first of the file unless named
 * @throws UsageError for a strategy that is not there, or that has no mechanism at work
 */
export function attributionDesign(
  scenario: Scenario,
  choices: {
    readonly strategy?: string | undefined;
    readonly replications?: number | undefined;
    readonly seed?: string | undefined;
  },
): AttributionDesign {
  const id = choices.strategy ?? scenario.strategies[0]!.id;
  const replications = choices.replications ?? Math.min(scenario.replications, USUAL_REPLICATIONS);
  const design = designOf(scenario, { replications, seed: choices.seed, strategies: [id] });
  const { settings } = design;
  if (settings.repeats > 1) throw new UsageError('repeats: to explain wants replications that are independent (1)');
  const whole = settings.strategies[0]!;
  const shared = new Set(allMechanisms.filter(({ withoutGoLive }) => withoutGoLive).map((one) => one.id));
  const mechanisms = idsOf(whole).filter((mechanism) => !shared.has(mechanism));
  if (mechanisms.length === 0) throw new UsageError(`${id} has no mechanism at work: there is nothing to explain`);
  const having = (of: StrategySettings, id: string, has: Selection['has']): StrategySettings => {
    const only = (list: readonly MechanismSettings[]) => list.filter((one) => shared.has(one.id) || has(one.id));
    return { ...of, id, programme: only(of.programme), trusts: of.trusts.map(only) };
  };
  const selections: Selection[] = [
    { name: whole.id, has: () => true },
    { name: 'with_none', has: () => false },
    ...mechanisms.flatMap((mechanism) => [
      { name: `without_${mechanism}`, has: (other: string) => other !== mechanism },
      { name: `with_${mechanism}_alone`, has: (other: string) => other === mechanism },
    ]),
  ];
  // What works at trusts that are not live is taken from the future without go-lives too.
  const everywhere = allMechanisms.filter(({ id, daily }) => daily && mechanisms.includes(id)).map(({ id }) => id);
  const futures = selections.map(({ has }) => {
    const missing = everywhere.filter((mechanism) => !has(mechanism));
    return having(settings.counterfactual, ['no_go_live_without', ...missing].join('_'), (id) => !missing.includes(id));
  });
  const { strategies, indices } = distinctStrategies(settings.counterfactual, [
    ...selections.map(({ name, has }) => having(whole, name, has)),
    ...futures,
  ]);
  const runs = selections.map((_, i) => ({ strategy: indices[i]!, future: indices[selections.length + i]! }));
  const kept = design.kept.filter(
    ({ column }) => ofWholeProgramme(column) && harm.some(({ metric }) => metric === column.metric),
  );
  return { strategy: id, mechanisms, design: { ...withStrategies(design, strategies), kept }, runs };
}

function idsOf({ programme, trusts }: StrategySettings): string[] {
  const used = new Set([...programme, ...trusts.flat()].map(({ id }) => id));
  return allMechanisms.map(({ id }) => id).filter((id) => used.has(id));
}

/** @param onReplication called after each replication */
export async function attribute(
  { strategy, mechanisms, design, runs }: AttributionDesign,
  executor: Executor,
  onReplication: () => void = () => undefined,
): Promise<Attribution> {
  const collection = new Collection(design);
  for await (const outcomes of executor(design)) {
    collection.add(outcomes);
    onReplication();
  }
  const parts = design.kept.flatMap(({ column, metric }, k) => {
    const excess = runs.map((run) => {
      const own = collection.values(run.strategy, k, 'excess');
      if (run.future === 0) return own;
      const usual = collection.values(run.future, k, 'excess');
      return own.map((x, replication) => x - usual[replication]!);
    });
    const [whole, none] = [excess[0]!, excess[1]!];
    const part = (kind: PartKind, mechanism: string, of: (replication: number) => number): Part => ({
      metric: column.metric,
      unit: metric.unit,
      kind,
      mechanism,
      ...meanInterval(knownOf(whole.map((_, replication) => of(replication))), CONFIDENCE),
    });
    const alone = (at: number, r: number) => excess[3 + 2 * at]![r]! - none[r]!;
    const sumOfAlone = (r: number) => mechanisms.reduce((sum, _, at) => sum + alone(at, r), 0);
    return [
      part('all', '', (r) => whole[r]! - none[r]!),
      ...mechanisms.flatMap((mechanism, at) => [
        part('taken_away', mechanism, (r) => whole[r]! - excess[2 + 2 * at]![r]!),
        part('alone', mechanism, (r) => alone(at, r)),
      ]),
      part('interaction', '', (r) => whole[r]! - none[r]! - sumOfAlone(r)),
    ];
  });
  return { strategy, replications: design.replications.length, mechanisms, parts };
}
