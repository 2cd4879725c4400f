/**
 * Many settings of one scenario beside each other: how much harm each does, what it costs, whether it gets done, which may
 * be the best and which no other beats. Points that differ in decisions alone meet the same patients, so that differences
 * between points are paired.
 */
import { UsageError } from '../../errors.js';
import type { Metric } from '../../model/metrics/metric.js';
import { metricById } from '../../model/metrics/registry.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { mayBeBest } from '../../stats/comparison/may-be-best.js';
import { latinHypercube } from '../../stats/designs/latin-hypercube.js';
import { type MeanInterval, meanInterval } from '../../stats/interval.js';
import { unbeaten } from '../../stats/search/pareto.js';
import { CONFIDENCE } from '../confidence.js';
import { type Factor, grid, refuseRepeated } from '../factors.js';
import { type Headline, headlines } from '../headlines.js';
import { knownOf } from '../known-values.js';
import type { PointValues } from './simulate-points.js';
import { isFactor, type Varied } from './vary.js';

/** A strategy at a point. */
export interface SweepRow {
  readonly point: number;
  readonly set: readonly Override[];
  readonly strategy: string;
  /** One for each measure of the sweep. */
  readonly measures: readonly MeanInterval[];
  /** No other row is at least as good on the mean of every measure and better on one. */
  readonly unbeaten: boolean;
  /** Of the measure that the rows are ranked by: the best mean; not excluded as the best at 95%. */
  readonly best: boolean;
  readonly mayBeBest: boolean;
}

export interface Sweep {
  /** What was varied. */
  readonly paths: readonly string[];
  /** What is measured: the headlines, then how far the programme gets. */
  readonly measures: readonly (Headline & { readonly of: Metric })[];
  /** Place in `measures` of the one that ranks. */
  readonly rankedBy: number;
  /** Best mean first; rows in which it is unknown last. */
  readonly rows: readonly SweepRow[];
  readonly replications: number;
}

/**
 * The points of what is varied.
 * @param hypercube  so many points of a Latin hypercube in place of the grid; ranges without a step need it
 * @throws UsageError for a range without a step in a grid
 */
export function sweepPoints(
  varied: readonly Varied[],
  hypercube: number | undefined,
  uniform: () => number,
): Override[][] {
  if (hypercube === undefined) {
    const open = varied.find((one) => !isFactor(one));
    if (open !== undefined) {
      throw new UsageError(`${open.path}: a range in a grid wants its step, for example 4..26 step 2; or use --lhs`);
    }
    return grid(varied as Factor[]);
  }
  refuseRepeated(varied);
  return latinHypercube(hypercube, varied.length, uniform).map((u) =>
    varied.map(({ path, ...one }, k): Override => {
      if ('values' in one) return { path, value: one.values[Math.floor(u[k]! * one.values.length)]! };
      return { path, value: String(Number((one.from + (one.to - one.from) * u[k]!).toPrecision(6))) };
    }),
  );
}

/** What a sweep measures: by when the programme is done where the scenario has a deadline, else how many trusts go live. */
export function sweepMeasures(scenario: Scenario): Headline[] {
  const { deadlineDay } = scenario.settings.strategies[0]!;
  const done = deadlineDay === null ? 'trusts_live' : 'all_live_by_deadline';
  return [...headlines, { metric: done, measure: 'level' }];
}

/**
 * Points ranked: the best, which may be the best, and which no other beats on all measures.
 * @param rankedBy  id of one of the measures
 */
export function sweepOf(
  found: PointValues,
  paths: readonly string[],
  measures: readonly Headline[],
  rankedBy: string,
): Sweep {
  const described = measures.map((one) => ({ ...one, of: metricById(one.metric)! }));
  const rank = measures.findIndex(({ metric }) => metric === rankedBy);
  const arms = found.points.flatMap((set, point) =>
    found.strategies.map((strategy) => {
      const values = measures.map((measure) => found.values(point, strategy, measure));
      return { point, set, strategy, values, measures: values.map((own) => meanInterval(knownOf(own), CONFIDENCE)) };
    }),
  );
  const better = described[rank]!.of.better === 'higher' ? 'higher' : 'lower';
  // Points of other worlds do not meet the same patients, but the same random numbers: pairs are right for both.
  const standings = mayBeBest(
    arms.map(({ values }) => values[rank]!),
    better,
    1 - CONFIDENCE,
    (gaps, alpha) => meanInterval(gaps, 1 - 2 * alpha).low ?? Number.NaN,
  );
  const corners = unbeaten(
    arms.map((arm) =>
      arm.measures.map(({ mean = Number.NaN }, k) => (described[k]!.of.better === 'higher' ? -mean : mean)),
    ),
  );
  const sign = better === 'higher' ? -1 : 1;
  const rows = arms.map(({ values: _, ...arm }, i): SweepRow => ({ ...arm, unbeaten: corners[i]!, ...standings[i]! }));
  const keyOf = ({ measures }: SweepRow) => sign * (measures[rank]!.mean ?? sign * Number.POSITIVE_INFINITY);
  return {
    paths,
    measures: described,
    rankedBy: rank,
    rows: rows.toSorted((a, b) => keyOf(a) - keyOf(b) || a.point - b.point),
    replications: found.replications,
  };
}
