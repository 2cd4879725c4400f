/**
 * Every strategy against every earlier one, replication by replication, on the excess over the counterfactual. Both
 * were simulated in the same worlds, so the differences are paired; a replication in which either side is unknown is left out.
 */
import type { Metric } from '../model/metrics/metric.js';
import type { Column } from '../model/outcome.js';
import { pairedDifference } from '../stats/paired.js';
import type { Collection } from './collect.js';
import type { Design } from './design.js';
import { isKnown } from './known-values.js';
import { CONFIDENCE } from './summarise.js';
import { ofWorlds } from './worlds.js';

/** One row of comparisons.csv: strategy - reference; undefined stands for unknown. */
export interface Comparison extends Column {
  /** The later of the two in the scenario's order. */
  readonly strategy: string;
  readonly reference: string;
  readonly unit: string;
  readonly better: Metric['better'];
  /** Replications in which the excess of both is known. */
  readonly pairs: number;
  readonly difference: number | undefined;
  /** Student t interval of the mean difference at `level`. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly level: number;
  /** Of the paired t test, not adjusted for the number of comparisons. */
  readonly pValue: number | undefined;
  readonly correlation: number | undefined;
  /** How many times more replications independent worlds would have needed. */
  readonly varianceReduction: number | undefined;
  /** Share of pairs in which the strategy is strictly better, or strictly worse; undefined where neither is better. */
  readonly betterShare: number | undefined;
  readonly worseShare: number | undefined;
}

/** The rows of comparisons.csv: all pairs in declared order, the columns in the design's order. */
export function compare(design: Design, collection: Collection): Comparison[] {
  const rows: Comparison[] = [];
  for (let later = 2; later < design.strategies.length; later++) {
    for (let earlier = 1; earlier < later; earlier++) {
      for (const [k, { column, metric }] of design.kept.entries()) {
        rows.push({
          strategy: design.strategies[later]!,
          reference: design.strategies[earlier]!,
          ...column,
          unit: metric.unit,
          better: metric.better,
          ...difference(
            collection.values(later, k, 'excess'),
            collection.values(earlier, k, 'excess'),
            metric.better,
            design.settings.repeats,
          ),
        });
      }
    }
  }
  return rows;
}

function difference(strategy: Float64Array, reference: Float64Array, better: Metric['better'], repeats: number) {
  const [a, b] = knownPairs(strategy, reference);
  const paired = pairedDifference(...knownPairs(ofWorlds(strategy, repeats), ofWorlds(reference, repeats)), CONFIDENCE);
  const shareOf = (count: number) => (better === 'neither' || a.length === 0 ? undefined : count / a.length);
  const higher = a.filter((x, i) => x > b[i]!).length;
  const lower = a.filter((x, i) => x < b[i]!).length;
  return {
    pairs: a.length,
    difference: paired.mean,
    low: paired.low,
    high: paired.high,
    level: CONFIDENCE,
    pValue: paired.pValue,
    correlation: paired.correlation,
    varianceReduction: paired.varianceReduction,
    betterShare: shareOf(better === 'lower' ? lower : higher),
    worseShare: shareOf(better === 'lower' ? higher : lower),
  };
}

function knownPairs(strategy: Float64Array, reference: Float64Array): [Float64Array, Float64Array] {
  const bothKnown = (_: number, i: number) => isKnown(strategy[i]! - reference[i]!);
  return [strategy.filter(bothKnown), reference.filter(bothKnown)];
}
