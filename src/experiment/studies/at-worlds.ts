/**
 * The difference of two strategies (or the excess of one) in many worlds: at each point some of the numbers that are drawn
 * are set, all others and chance are left to one replication of the design's choice. For sensitivity and discovery, where
 * every point is a world of its own and needs one replication, not many.
 */
import { UsageError } from '../../errors.js';
import { valueAt } from '../../model/memoize.js';
import type { Metric } from '../../model/metrics/metric.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import type { Choices } from '../design.js';
import type { Executor } from '../executor.js';
import { headlines, ofWholeProgramme } from '../headlines.js';
import { type Variant, variantsInSteps } from '../variants.js';
import { metricNamed } from './flip-study.js';
import { drawnNumbers, type StudyInput } from './inputs-by-path.js';
import { visitOutcomes } from './plans/arms.js';

/** What is asked of each world. */
export interface Quantity {
  readonly strategy: string;
  /** What it is less than: another strategy; undefined: its own excess over the counterfactual. */
  readonly less: string | undefined;
  readonly metric: Metric;
}

/** Numbers set at quantiles of their distributions, and the replication that the rest is drawn with. */
export interface WorldPoint {
  /** One for each input, in (0, 1). */
  readonly at: ArrayLike<number>;
  readonly replication: number;
}

/** Points read at a time, at least: few, so that workers have what to do while the next are read. */
const AT_A_TIME = 8;

/** Replications under way at once. */
const AT_ONCE = 8;

/**
 * `local-national:lost_revenue_gbp` or `local:lost_revenue_gbp`.
 * @param text  undefined: the second strategy less the first, by the first headline; of one strategy its excess
 * @throws UsageError for a strategy or a metric that is not there
 */
export function quantityOf(scenario: Scenario, text: string | undefined): Quantity {
  const ids = scenario.strategies.map(({ id }) => id);
  const [first, second] = ids;
  const byDefault = second === undefined ? first! : `${second}-${first}`;
  const [arms = '', metric = headlines[0]!.metric] = (text ?? byDefault).split(':');
  const pair = ids.includes(arms) ? [arms] : pairIn(arms, ids);
  return { strategy: pair[0]!, less: pair[1], metric: metricNamed(metric) };
}

/** Ids may hold a minus themselves, so that it is looked where one could end. */
function pairIn(text: string, ids: readonly string[]): string[] {
  for (const id of ids) {
    const rest = text.startsWith(`${id}-`) ? text.slice(id.length + 1) : undefined;
    if (rest !== undefined && ids.includes(rest) && rest !== id) return [id, rest];
  }
  const named = text.split('-')[0]!;
  throw new UsageError(
    `'${text}' is not one strategy less another, for example ${ids[1] ?? ids[0]}-${ids[0]}; there are ${ids.join(', ')}${ids.includes(named) ? '' : didYouMean(named, ids)}`,
  );
}

/** In words: `local less national`. */
export function quantityInWords({ strategy, less }: Quantity): string {
  return less === undefined ? strategy : `${strategy} less ${less}`;
}

/**
 * The numbers that could matter for it: those of the world and of these strategies, but for those of single trusts, which
 * are luck. What a strategy sets itself stands under the strategy; the world's row is then not looked at by it.
 */
export function inputsFor(scenario: Scenario, { strategy, less }: Quantity): StudyInput[] {
  const own = [strategy, less].filter((id) => id !== undefined);
  return drawnNumbers(scenario).filter(({ path }) => {
    const [group, name] = path.split('.');
    if (group === 'trusts') return false;
    return group !== 'strategies' || (own.includes(name!) && !path.startsWith(`strategies.${name}.for_trusts.`));
  });
}

/**
 * Points of one replication that differ in decisions alone share the counterfactual, and strategies that are the same.
 * @param step   called after each point
 * @param pause  awaited before a point is read
 * @returns      of each point the quantity, NaN where unknown
 */
export async function atWorlds(
  text: string,
  { strategy, less, metric }: Quantity,
  inputs: readonly StudyInput[],
  points: readonly WorldPoint[],
  { set, ...choices }: Choices & { readonly set: readonly Override[] },
  executor: Executor,
  step: () => void,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const strategies = [strategy, less].filter((id) => id !== undefined);
  const values = new Float64Array(points.length);
  const read = (places: readonly number[], replications: number): Promise<Variant[]> => {
    const overrides = places.map((i) =>
      inputs.map(({ path, distribution }, k): Override => {
        return { path, value: String(distribution!.quantile(points[i]!.at[k]!)) };
      }),
    );
    return variantsInSteps(text, overrides, { ...choices, strategies, set, replications }, pause);
  };
  async function* replicationsRead() {
    for (const batch of batchesOf(points)) {
      const places = batch.flat();
      const variants = await read(places, 1 + Math.max(...places.map((i) => points[i]!.replication)));
      const variantAt = new Map(places.map((i, v) => [i, variants[v]!]));
      for (const own of batch) yield own.map((i) => ({ i, variant: variantAt.get(i)! }));
    }
  }
  const next = replicationsRead();
  const carryOut = async (): Promise<void> => {
    for await (const own of next) {
      const arms = own.flatMap((point) => strategies.map((id) => ({ ...point, strategy: id })));
      const [{ i: first, variant }] = own as [(typeof own)[number]];
      const { kept } = variant.design;
      const { index } = kept.find(({ column }) => column.metric === metric.id && ofWholeProgramme(column))!;
      await visitOutcomes(arms, [points[first]!.replication], executor, () => undefined, {
        outcome: (a, _, { excess }) => {
          const { i, strategy: id } = arms[a]!;
          values[i]! += id === less ? -excess[index]! : excess[index]!;
          if (id === strategy) step();
        },
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, carryOut));
  return values;
}

/** @throws UsageError where the quantity is the same in all worlds in which it is known, or is known in none */
export function refuseAlike({ metric }: Quantity, values: Float64Array, more: string): void {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) throw new UsageError(`${metric.id} is unknown in all of ${values.length} worlds`);
  if (known.some((value) => value !== known[0])) return;
  throw new UsageError(
    `${metric.id} never differs between ${values.length} worlds: there is nothing to explain; more ${more}, or another metric`,
  );
}

/** Places of points by replication, some replications at a time. */
function batchesOf(points: readonly WorldPoint[]): number[][][] {
  const replications = new Map<number, number[]>();
  for (const [i, { replication }] of points.entries()) valueAt(replications, replication, (): number[] => []).push(i);
  const batches: number[][][] = [];
  let room = 0;
  for (const own of replications.values()) {
    if (room <= 0) {
      batches.push([]);
      room = AT_A_TIME;
    }
    batches.at(-1)!.push(own);
    room -= own.length;
  }
  return batches;
}
