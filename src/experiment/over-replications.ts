/**
 * One number for a measure over the replications, with its limits: the mean, of what happens or not the probability, of
 * a ratio the ratio of means. Separate from summarise.ts, as this is the one definition that every table and the screen
 * share. With repeats, worlds are what is independent.
 */
import type { Metric } from '../model/metrics/metric.js';
import { betterTiedWorse } from '../stats/comparison/better-tied-worse.js';
import { ratioDifference, ratioOfMeans } from '../stats/comparison/ratio.js';
import { type Estimate, UNKNOWN } from '../stats/estimate.js';
import { meanInterval } from '../stats/interval.js';
import type { Collection, Measure } from './collect.js';
import { CONFIDENCE, type Interval } from './confidence.js';
import { knownOf } from './known-values.js';
import { ofWorlds, ratioOfWorlds, worldsKnown } from './worlds.js';

/** How replications are put together for a metric. */
export type Kind = 'mean' | 'ratio of means' | 'probability';

export function kindOf(metric: Pick<Metric, 'ratio' | 'event'>): Kind {
  return metric.ratio !== undefined ? 'ratio of means' : metric.event === true ? 'probability' : 'mean';
}

/** NaN stands for unknown. */
export interface OverReplications extends Estimate {
  /** Replications, and worlds, in which it is known. */
  readonly n: number;
  readonly worlds: number;
  readonly interval: Interval;
}

/** The counterfactual's place among the strategies of a collection. */
const COUNTERFACTUAL = 0;

/** @param strategy, kept  indices in the design's lists */
export function overReplications(
  collection: Collection,
  strategy: number,
  kept: number,
  metric: Metric,
  measure: Measure,
  repeats: number,
): OverReplications {
  const values = collection.values(strategy, kept, measure);
  const known = knownOf(values);
  const counted = { n: known.length, worlds: worldsKnown(values, repeats) };
  switch (kindOf(metric)) {
    case 'ratio of means':
      return ratio(collection, strategy, kept, metric, measure, repeats);
    case 'probability': {
      const never = new Float64Array(values.length);
      const { better } = betterTiedWorse(values, never, 'higher', CONFIDENCE, repeats);
      return { ...better, ...counted, interval: 'wilson' };
    }
    case 'mean': {
      const {
        mean = Number.NaN,
        low = Number.NaN,
        high = Number.NaN,
      } = meanInterval(knownOf(ofWorlds(values, repeats)), CONFIDENCE);
      return { value: mean, low, high, ...counted, interval: 't' };
    }
  }
}

/** Of a ratio of levels the excess is the difference from the counterfactual's ratio; others have no ratio there. */
function ratio(
  collection: Collection,
  strategy: number,
  kept: number,
  metric: Metric,
  measure: Measure,
  repeats: number,
): OverReplications {
  const parts = collection.ratio(strategy, kept);
  const own = ratioOfWorlds(parts, repeats);
  const estimate = () => {
    if (measure === 'level') return metric.excess === 'by_nature' ? UNKNOWN : ratioOfMeans(own, CONFIDENCE);
    if (metric.excess !== 'of_levels') return ratioOfMeans(own, CONFIDENCE);
    return ratioDifference(own, ratioOfWorlds(collection.ratio(COUNTERFACTUAL, kept), repeats), CONFIDENCE);
  };
  const { value, low, high } = estimate();
  const known = Float64Array.from(parts.numerators, (x, i) => x + parts.denominators[i]!);
  const counted = Number.isNaN(value)
    ? { n: 0, worlds: 0 }
    : { n: knownOf(known).length, worlds: worldsKnown(known, repeats) };
  return { value, low, high, ...counted, interval: 'jackknife' };
}
