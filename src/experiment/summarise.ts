/**
 * From replications to summaries: for each strategy and measure the mean with its interval, the spread and three
 * quantiles. Replications in which a metric is unknown (a completion that never came) are left out, and `n` says so.
 */
import type { Column } from '../model/outcome.js';
import { meanInterval } from '../stats/interval.js';
import { quantile } from '../stats/quantile.js';
import type { Collection, Measure } from './collect.js';
import type { Design } from './design.js';
import { knownOf } from './known-values.js';
import { ofWorlds, spreadOf } from './worlds.js';

/** Confidence level of every interval in tables and answers. */
export const CONFIDENCE = 0.95;

/** One row of summary.csv; undefined stands for unknown: a mean of nothing, the spread of a single value. */
export interface Summary extends Column {
  readonly strategy: string;
  readonly measure: Measure;
  readonly unit: string;
  /** Replications in which the metric is known. */
  readonly n: number;
  /** Replications in which the horizon cut it short: what is known of them is a bound. */
  readonly censored: number;
  readonly mean: number | undefined;
  readonly sd: number | undefined;
  /** Of it, the part of the numbers drawn for a world, and the part of chance; undefined without repeats. */
  readonly sdNumbers: number | undefined;
  readonly sdChance: number | undefined;
  /** Student t interval of the mean at `level`. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly level: number;
  readonly q05: number | undefined;
  readonly q50: number | undefined;
  readonly q95: number | undefined;
}

const measures: readonly Measure[] = ['level', 'excess'];

/** The rows of summary.csv: by strategy, column and measure, in the design's order. */
export function summarise(design: Design, collection: Collection): Summary[] {
  return design.strategies.flatMap((strategy, s) =>
    design.kept.flatMap(({ column, metric }, k) =>
      measures.map((measure) => ({
        strategy,
        ...column,
        measure,
        unit: metric.unit,
        censored: collection.censored(s, k),
        ...spread(collection.values(s, k, measure), design.settings.repeats),
      })),
    ),
  );
}

function spread(values: Float64Array, repeats: number) {
  const known = knownOf(values);
  const { n, sd } = meanInterval(known, CONFIDENCE);
  const { mean, low, high } = meanInterval(knownOf(ofWorlds(values, repeats)), CONFIDENCE);
  known.sort();
  return {
    ...{ n, mean, sd, low, high },
    ...spreadOf(values, repeats),
    level: CONFIDENCE,
    q05: quantile(known, 0.05),
    q50: quantile(known, 0.5),
    q95: quantile(known, 0.95),
  };
}
