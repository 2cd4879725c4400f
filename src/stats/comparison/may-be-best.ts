/**
 * Which of several strategies may be the best on a measure, from paired samples. Separate from the comparisons with a
 * reference: those say how each differs from one, this which are still in the running. Pairs, because common random
 * numbers make the arms dependent, where Hsu's tables for independent samples do not apply.
 *
 * j is excluded when for some i the one-sided bound of how much j is worse than i, at alpha/(k - 1), is above 0. The best
 * strategy is then excluded with a chance of at most alpha: it has k - 1 rivals, and each excludes it with a chance of at
 * most alpha/(k - 1) (Bonferroni). Source: Hsu (1984), Annals of Statistics 12, 1136-1144; Nelson & Matejcik (1995),
 * Management Science 41, 1935-1945, for the use of pairs.
 */
import { mean } from '../interval.js';

/** What is known of one strategy among the others. */
export interface Standing {
  /** The best mean among the strategies; of equal ones the first. */
  readonly best: boolean;
  /** Not excluded. */
  readonly mayBeBest: boolean;
  /** The strategy that excludes it by the widest bound (place in the list); undefined when it is not excluded. */
  readonly excludedBy: number | undefined;
}

/**
 * @param arms    a sample a strategy, one value a replication; NaN where unknown, and left out of the pairs it is in
 * @param better  which direction is better
 * @param alpha   chance that the best is excluded, in (0, 1)
 * @param bound   one-sided lower bound of the mean of some differences, wrong with a chance of alpha; NaN when unknown
 * @returns       a standing a strategy, in the order given
 */
export function mayBeBest(
  arms: readonly ArrayLike<number>[],
  better: 'lower' | 'higher',
  alpha: number,
  bound: (differences: Float64Array, alpha: number) => number,
): Standing[] {
  const each = alpha / Math.max(1, arms.length - 1);
  const sign = better === 'lower' ? 1 : -1;
  const means = arms.map((arm) => sign * mean(Array.from(arm).filter((x) => !Number.isNaN(x))));
  const lowest = Math.min(...means.filter((m) => !Number.isNaN(m)));
  const best = means.indexOf(lowest);
  return arms.map((arm, j) => {
    let widest = 0;
    let excludedBy: number | undefined;
    arms.forEach((rival, i) => {
      if (i === j) return;
      const worse = Float64Array.from(arm, (x, r) => sign * (x - rival[r]!)).filter((x) => !Number.isNaN(x));
      const least = bound(worse, each);
      if (least > widest) [widest, excludedBy] = [least, i];
    });
    return { best: j === best, mayBeBest: excludedBy === undefined, excludedBy };
  });
}
