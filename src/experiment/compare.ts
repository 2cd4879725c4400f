/**
 * Strategies in pairs: every one less the declared reference, and of the others the later less the earlier. The family
 * of comparisons that verdicts are given for is adjusted for their number; every other row stands by itself.
 */
import type { Metric } from '../model/metrics/metric.js';
import type { Column } from '../model/outcome.js';
import { betterTiedWorse } from '../stats/comparison/better-tied-worse.js';
import type { Estimate } from '../stats/estimate.js';
import { holm } from '../stats/holm.js';
import { type SpreadShares, spreadShares } from '../stats/spread/spread-shares.js';
import type { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import type { Design } from './design.js';
import { type Difference, differenceOf, type Place, type ResamplesOf } from './differences.js';
import { isHeadline } from './headlines.js';
import { type HowOften, howOften } from './how-often.js';
import { tieLevels } from './tie-levels.js';

/**
 * What the family's adjusted p-value says of a difference. `better`, `worse`: of the strategy than the reference.
 * `not_apart`: the replications do not tell. `same`: tied in every replication. `unknown`: known in too few.
 */
export type Finding = 'better' | 'worse' | 'not_apart' | 'same' | 'unknown';

/** One row of comparisons.csv: strategy - reference, of excesses; undefined stands for unknown. */
export interface Comparison extends Column, Difference {
  readonly strategy: string;
  readonly reference: string;
  readonly unit: string;
  readonly better: Metric['better'];
  /** Replications in which the end cut it short under either. */
  readonly censored: number;
  /** Of the family alone: adjusted for the number of comparisons in it, by Holm's method, and what that says. */
  readonly pAdjusted: number | undefined;
  readonly verdict: Finding | undefined;
  /** Shares of the pairs in which the strategy does better, ties or does worse; undefined where neither is better. */
  readonly shares: BetterTiedWorse | undefined;
  /** Of the family alone: how often the two differ, where they mostly do not. */
  readonly rare: HowOften | undefined;
  /** Of the family alone: what chance and not knowing the numbers make of the spread, with repeats of ten worlds or more. */
  readonly spread: SpreadShares | undefined;
}

export interface BetterTiedWorse {
  readonly better: Estimate;
  readonly tied: Estimate;
  readonly worse: Estimate;
}

/** How many pairs of strategies are compared. */
export function pairCount({ strategies }: Design): number {
  const own = strategies.length - 1;
  return (own * (own - 1)) / 2;
}

/**
 * The rows of comparisons.csv: all pairs in declared order, the columns in the design's order.
 * @param afterPair  called after each pair, and waited for: of many strategies the work is long
 */
export async function compare(
  design: Design,
  collection: Collection,
  resamples: ResamplesOf,
  afterPair?: () => Promise<void>,
): Promise<Comparison[]> {
  const rows: Comparison[] = [];
  const compared = comparer(design, collection, resamples);
  for (const pair of pairsOf(design)) {
    for (const row of compared(pair)) rows.push(row);
    await afterPair?.();
  }
  return adjusted(rows);
}

/** Compares two strategies of a design in every column. */
function comparer(design: Design, collection: Collection, resamples: ResamplesOf) {
  const { repeats } = design.settings;
  const { level } = design;
  const levels = tieLevels(design, collection);
  return ([strategy, reference]: readonly [number, number]): Comparison[] =>
    design.kept.map(({ column, metric }, kept): Comparison => {
      const place: Place = { strategy, reference, kept };
      const isOfFamily = isHeadline(column) && design.strategies[reference] === design.reference;
      const [a, b] = levels(strategy, reference, kept);
      const gaps = () =>
        collection.values(strategy, kept, 'excess').map((x, r) => x - collection.values(reference, kept, 'excess')[r]!);
      return {
        strategy: design.strategies[strategy]!,
        reference: design.strategies[reference]!,
        ...column,
        unit: metric.unit,
        better: metric.better,
        censored: design.replications.filter(
          (_, r) => collection.isCut(strategy, kept, r) || collection.isCut(reference, kept, r),
        ).length,
        ...differenceOf(collection, place, metric, repeats, isOfFamily ? { resamples, level } : undefined),
        pAdjusted: undefined,
        verdict: isOfFamily ? 'unknown' : undefined,
        shares: sharesOf(a, b, metric.better, repeats),
        rare: isOfFamily ? howOften(a, b, repeats) : undefined,
        spread: isOfFamily ? spreadShares([gaps()], repeats, CONFIDENCE) : undefined,
      };
    });
}

/** Indices of strategy and reference; whoever is compared with the declared reference is not its reference. */
function pairsOf({ strategies, reference }: Design): [strategy: number, reference: number][] {
  const own = strategies.map((_, i) => i).slice(1);
  return own.flatMap((later): [number, number][] =>
    own
      .filter((earlier) => earlier < later)
      .map((earlier) => (strategies[later] === reference ? [earlier, later] : [later, earlier])),
  );
}

function sharesOf(
  a: Float64Array,
  b: Float64Array,
  better: Metric['better'],
  repeats: number,
): BetterTiedWorse | undefined {
  if (better === 'neither') return undefined;
  const { pairs, ...shares } = betterTiedWorse(a, b, better, CONFIDENCE, repeats);
  return pairs === 0 ? undefined : shares;
}

/** The rows with the family's p-values adjusted, and its verdicts by them. */
function adjusted(rows: readonly Comparison[]): Comparison[] {
  const family = rows.filter(({ verdict, pValue }) => verdict !== undefined && pValue !== undefined);
  const pValues = holm(family.map((row) => (isSame(row) ? 1 : row.pValue!)));
  const pAdjusted = new Map(family.map((row, i) => [row, pValues[i]!]));
  return rows.map((row) => {
    const p = pAdjusted.get(row);
    return p === undefined ? row : { ...row, pAdjusted: p, verdict: findingOf(row, p) };
  });
}

/** Tied in every replication: what differs is rounding. */
export function isSame({ shares }: Pick<Comparison, 'shares'>): boolean {
  return shares?.tied.value === 1;
}

function findingOf(row: Comparison, pAdjusted: number): Finding {
  const { difference, better, level } = row;
  if (isSame(row)) return 'same';
  if (pAdjusted > 1 - level) return 'not_apart';
  return difference! < 0 === (better === 'lower') ? 'better' : 'worse';
}
