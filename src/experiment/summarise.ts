/**
 * From replications to summaries: for each strategy and measure one number with its interval, the spread and three
 * quantiles. Replications in which a metric is unknown (a completion that never came) are left out, and `n` says so.
 */
import type { Column } from '../model/outcome.js';
import { meanInterval } from '../stats/interval.js';
import { quantile } from '../stats/quantile.js';
import { type SpreadShares, spreadShares } from '../stats/spread/spread-shares.js';
import type { Collection, Measure } from './collect.js';
import { CONFIDENCE, type Interval } from './confidence.js';
import type { Design, KeptColumn } from './design.js';
import { isHeadline } from './headlines.js';
import { type HowOften, howOften } from './how-often.js';
import { knownOf, orUnknown } from './known-values.js';
import { overReplications } from './over-replications.js';
import type { Place, Standings } from './standings.js';
import { spreadOf } from './worlds.js';

/** One row of summary.csv; undefined stands for unknown: a mean of nothing, the spread of a single value. */
export interface Summary extends Column {
  readonly strategy: string;
  readonly measure: Measure;
  readonly unit: string;
  /** Replications, and worlds, in which the metric is known. */
  readonly n: number;
  readonly worlds: number;
  /** Replications in which the horizon cut it short: what is known of them is a bound. */
  readonly censored: number;
  /** The mean, the probability or the ratio of means, with its limits at `level`. */
  readonly mean: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly level: number;
  readonly interval: Interval;
  /** Standard deviation and quantiles of the replications' own values. */
  readonly sd: number | undefined;
  readonly q05: number | undefined;
  readonly q50: number | undefined;
  readonly q95: number | undefined;
  /** Of the sd, the part of the numbers drawn for a world, and the part of chance; undefined without repeats. */
  readonly sdNumbers: number | undefined;
  readonly sdChance: number | undefined;
  /** Of a headline: what either makes of the variance, with repeats of ten worlds or more. */
  readonly spread: SpreadShares | undefined;
  /** How often it is not 0, where it mostly is. */
  readonly rare: HowOften | undefined;
  /** Of a headline: whether the strategy may be the best. */
  readonly standing: Place | undefined;
}

const measures: readonly Measure[] = ['level', 'excess'];

/** The rows of summary.csv: by strategy, column and measure, in the design's order. */
export function summarise(design: Design, collection: Collection, standings: Standings): Summary[] {
  return design.strategies.flatMap((strategy, s) =>
    design.kept.flatMap((kept, k) =>
      measures.map((measure) => {
        const headline = measure === 'excess' && isHeadline(kept.column);
        return {
          strategy,
          ...kept.column,
          measure,
          unit: kept.metric.unit,
          censored: collection.censored(s, k),
          ...spreadOfValues(design, collection, s, k, measure, headline),
          ...estimated(design, collection, s, k, measure),
          rare: rareOf(kept, design, collection, s, k, measure),
          standing: headline ? standings.get(kept.metric.id)?.get(strategy) : undefined,
        };
      }),
    ),
  );
}

function estimated({ kept, settings }: Design, collection: Collection, s: number, k: number, measure: Measure) {
  const { metric } = kept[k]!;
  const { n, worlds, value, low, high, interval } = overReplications(
    collection,
    s,
    k,
    metric,
    measure,
    settings.repeats,
  );
  const [mean, ...limits] = [value, low, high].map(orUnknown);
  return { n, worlds, mean, low: limits[0], high: limits[1], level: CONFIDENCE, interval };
}

function spreadOfValues(
  { settings: { repeats } }: Design,
  collection: Collection,
  s: number,
  k: number,
  measure: Measure,
  headline: boolean,
) {
  const values = collection.values(s, k, measure);
  const known = knownOf(values);
  const { sd } = meanInterval(known, CONFIDENCE);
  known.sort();
  return {
    sd,
    ...spreadOf(values, repeats),
    spread: headline ? spreadShares([values], repeats, CONFIDENCE) : undefined,
    q05: quantile(known, 0.05),
    q50: quantile(known, 0.5),
    q95: quantile(known, 0.95),
  };
}

/** Of what comes of events: an excess is told by how often the level differs from the counterfactual's. */
function rareOf(
  { metric }: KeptColumn,
  { settings: { repeats } }: Design,
  collection: Collection,
  s: number,
  k: number,
  measure: Measure,
): HowOften | undefined {
  if (metric.rareEvent !== true) return undefined;
  const levels = collection.values(s, k, 'level');
  const isExcess = measure === 'excess' && metric.excess === 'of_levels';
  return howOften(levels, isExcess ? collection.values(0, k, 'level') : new Float64Array(levels.length), repeats);
}
