/**
 * Which strategies may be the best on each headline. Beside the comparisons with the reference, which say how each
 * differs from one, this says which are still in the running.
 */
import { mayBeBest, type Standing } from '../stats/comparison/may-be-best.js';
import { lowerBound, skewedMean } from '../stats/comparison/skewed-mean.js';
import type { Collection } from './collect.js';
import type { Design } from './design.js';
import type { ResamplesOf } from './differences.js';
import { isHeadline } from './headlines.js';
import { isKnown } from './known-values.js';
import { ofWorlds } from './worlds.js';

/** `best`: the best mean; `may_be_best`: not excluded; `excluded`: another is better for sure. */
export type Place = 'best' | 'may_be_best' | 'excluded';

/** By metric, then id of the strategy; nothing is said where all are alike, or too little is known. */
export type Standings = ReadonlyMap<string, ReadonlyMap<string, Place>>;

export function standings(design: Design, collection: Collection, resamples: ResamplesOf): Standings {
  const own = design.strategies.slice(1);
  const { repeats } = design.settings;
  // A lower bound is never above the mean, so that it is not looked for where it cannot be above 0.
  const bound = (differences: Float64Array, alpha: number) => {
    const found = differences.length < 2 ? 0 : differences.reduce((sum, x) => sum + x, 0);
    return found <= 0 ? 0 : lowerBound(skewedMean(differences, resamples), alpha);
  };
  return new Map(
    design.kept.flatMap(({ column, metric }, k): [string, Map<string, Place>][] => {
      if (!isHeadline(column) || metric.better === 'neither' || own.length < 2) return [];
      const arms = own.map((_, i) => ofWorlds(collection.values(i + 1, k, 'excess'), repeats));
      if (!differ(arms)) return [];
      const places = mayBeBest(arms, metric.better, 1 - design.level, bound).map(placeOf);
      return [[metric.id, new Map(own.map((id, i) => [id, places[i]!]))]];
    }),
  );
}

function placeOf({ best, mayBeBest }: Standing): Place {
  return best ? 'best' : mayBeBest ? 'may_be_best' : 'excluded';
}

/** Whether any two arms differ in a world in which both are known. */
function differ(arms: readonly Float64Array[]): boolean {
  const [first, ...others] = arms;
  return others.some((arm) => arm.some((x, i) => isKnown(x - first![i]!) && x !== first![i]));
}
