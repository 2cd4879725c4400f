/**
 * The difference of two strategies in one measure, over the replications. Both were simulated in the same worlds, so
 * differences are paired; a replication in which either side is unknown is left out. Separate from compare.ts, which
 * makes rows of them.
 */
import { Stream } from '../kernel/streams.js';
import type { Metric } from '../model/metrics/metric.js';
import { ratioDifference } from '../stats/comparison/ratio.js';
import { type Resamples, resamplesBySize } from '../stats/comparison/resamples.js';
import { skewedInterval, skewedMean } from '../stats/comparison/skewed-mean.js';
import { pairedDifference } from '../stats/paired.js';
import type { Collection } from './collect.js';
import { CONFIDENCE, type Interval } from './confidence.js';
import type { Design } from './design.js';
import { knownOf, knownTogether, orUnknown } from './known-values.js';
import { ofWorlds, ratioOfWorlds, worldsKnown } from './worlds.js';

/** Strategy - reference; undefined stands for unknown. */
export interface Difference {
  /** Replications, and worlds, in which both are known. */
  readonly pairs: number;
  readonly worlds: number;
  readonly difference: number | undefined;
  /** Limits at `level`, and the two-sided p-value that inverts them. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly level: number;
  readonly interval: Interval;
  readonly pValue: number | undefined;
  readonly correlation: number | undefined;
  /** How many times more replications independent worlds would have needed. */
  readonly varianceReduction: number | undefined;
}

/** Bootstrap resamples by number of values. */
export type ResamplesOf = (values: number) => Resamples;

/** The resamples of a design: the same for all of its differences. */
export function resamplesFor({ settings }: Design): ResamplesOf {
  return resamplesBySize((size) => {
    const stream = new Stream([settings.seed, 'resamples', size]);
    return () => stream.next();
  });
}

/** Indices of two strategies and of a kept column in the design's lists. */
export interface Place {
  readonly strategy: number;
  readonly reference: number;
  readonly kept: number;
}

/**
 * @param family  of differences that verdicts are given for: resamples for limits that hold where they are skewed, and
 *                the level; others have Student's t at the usual level
 */
export function differenceOf(
  collection: Collection,
  { strategy, reference, kept }: Place,
  metric: Metric,
  repeats: number,
  family: { readonly resamples: ResamplesOf; readonly level: number } | undefined,
): Difference {
  if (metric.ratio !== undefined) return ofRatios(collection, { strategy, reference, kept }, repeats);
  const [a, b] = knownTogether(
    collection.values(strategy, kept, 'excess'),
    collection.values(reference, kept, 'excess'),
  );
  const arms = [ofWorlds(a, repeats), ofWorlds(b, repeats)].map(knownOf) as [Float64Array, Float64Array];
  const paired = pairedDifference(...arms, CONFIDENCE);
  const { mean: difference, low, high, pValue, correlation, varianceReduction } = paired;
  const common = {
    pairs: knownOf(a).length,
    worlds: arms[0].length,
    level: CONFIDENCE,
    difference,
    correlation,
    varianceReduction,
  };
  if (family === undefined || arms[0].length === 0) return { ...common, low, high, pValue, interval: 't' };
  const gaps = arms[0].map((x, i) => x - arms[1][i]!);
  const { resamples, level } = family;
  const tested = skewedInterval(skewedMean(gaps, resamples), level);
  return {
    ...common,
    level,
    low: orUnknown(tested.low),
    high: orUnknown(tested.high),
    pValue: orUnknown(tested.pValue),
    interval: 'bootstrap_t',
  };
}

/** The counterfactual's ratio is in both excesses, so that the difference of excesses is that of the ratios. */
function ofRatios(collection: Collection, { strategy, reference, kept }: Place, repeats: number): Difference {
  const [a, b] = [collection.ratio(strategy, kept), collection.ratio(reference, kept)];
  const tested = ratioDifference(ratioOfWorlds(a, repeats), ratioOfWorlds(b, repeats), CONFIDENCE);
  const sums = Float64Array.from(
    a.numerators,
    (x, i) => x + a.denominators[i]! + b.numerators[i]! + b.denominators[i]!,
  );
  const isKnown = !Number.isNaN(tested.value);
  return {
    pairs: isKnown ? knownOf(sums).length : 0,
    worlds: isKnown ? worldsKnown(sums, repeats) : 0,
    difference: orUnknown(tested.value),
    low: orUnknown(tested.low),
    high: orUnknown(tested.high),
    level: CONFIDENCE,
    interval: 'jackknife',
    pValue: orUnknown(tested.pValue),
    correlation: undefined,
    varianceReduction: undefined,
  };
}
