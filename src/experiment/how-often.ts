/**
 * Measures that are 0 in nine of ten replications or more: their mean is the work of a few, so they are told as events,
 * how often and how much then. Separate from means, which say nothing useful of them.
 */
import { isRare, rareDifference } from '../stats/comparison/rare-difference.js';
import { CONFIDENCE } from './confidence.js';
import { orUnknown } from './known-values.js';
import { ofWorlds } from './worlds.js';

/** How often something happened. */
export interface HowOften {
  /** Replications, or with repeats worlds, in which it did, of how many. */
  readonly count: number;
  readonly of: number;
  /** Exact binomial interval of its probability. */
  readonly low: number;
  readonly high: number;
  /** Mean of those in which it did, in the unit of the measure; undefined where there is none. */
  readonly amount: number | undefined;
}

/**
 * How often two arms differ, where they mostly do not; undefined where they differ in more than one of ten.
 * @param levels     one a replication, NaN where unknown
 * @param reference  the same of what it is compared with: the counterfactual, another strategy, or 0 throughout
 */
export function howOften(levels: Float64Array, reference: Float64Array, repeats: number): HowOften | undefined {
  const [a, b] = [ofWorlds(levels, repeats), ofWorlds(reference, repeats)];
  if (!isRare(a, b)) return undefined;
  const { count, pairs, chance, whenItHappens } = rareDifference(a, b, CONFIDENCE);
  return { count, of: pairs, low: chance.low, high: chance.high, amount: orUnknown(whenItHappens) };
}
