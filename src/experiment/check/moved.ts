/**
 * How far the mean of paired differences moved, beside a margin: its interval, the p-value that it is within the margin,
 * and how many pairs would decide. Separate from judge.ts, which puts many of them together.
 */

import { signTest } from '../../stats/binomial.js';
import { normalQuantile } from '../../stats/dmath.js';
import { tCdf, tQuantile } from '../../stats/student-t.js';
import { Tally } from '../../stats/tally.js';

/** One-sided error of finding a difference within its margin (two one-sided tests, Schuirmann 1987). */
const EQUIVALENCE = 0.05;

export interface Moved {
  readonly pairs: number;
  /** Largest mean difference that is no change, >= 0. */
  readonly margin: number;
  /** Mean of the differences; 0 without any. */
  readonly difference: number;
  /** Their standard deviation; 0 below two. */
  readonly spread: number;
  /** The 1 - 2 x EQUIVALENCE interval of the mean: unbounded below two pairs. */
  readonly low: number;
  readonly high: number;
  /** Two-sided, that the mean is within its margin. */
  readonly p: number;
}

/** @param differences of pairs, each known */
export function movedBy(differences: Iterable<number>, margin: number): Moved {
  const tally = new Tally();
  for (const difference of differences) tally.add(difference);
  const { n: pairs } = tally;
  const difference = tally.mean ?? 0;
  const spread = Math.sqrt(tally.variance ?? 0);
  if (pairs < 2) {
    return { pairs, margin, difference, spread, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, p: 1 };
  }
  const error = spread / Math.sqrt(pairs);
  const half = error === 0 ? 0 : tQuantile(1 - EQUIVALENCE, pairs - 1) * error;
  const p = error === 0 ? allAlike(pairs, difference, margin) : beyond(pairs, difference, margin, error);
  return { pairs, margin, difference, spread, low: difference - half, high: difference + half, p };
}

/** That the mean is on its margin and still comes out so far off, to either side. */
function beyond(pairs: number, difference: number, margin: number, error: number): number {
  const far = Math.abs(difference);
  return Math.min(1, 1 - tCdf((far - margin) / error, pairs - 1) + (1 - tCdf((far + margin) / error, pairs - 1)));
}

/** Every pair moved by the same: no spread to judge by, so the sign test, as of counts that agree by luck in a few pairs. */
function allAlike(pairs: number, difference: number, margin: number): number {
  return Math.abs(difference) > margin ? signsAlike(pairs) : 1;
}

/** Two-sided probability that so many fair signs are all the same. */
function signsAlike(pairs: number): number {
  return signTest(pairs, 0);
}

/** Whether the interval lies within the margin. */
export function isWithin({ low, high, margin }: Moved): boolean {
  return low >= -margin && high <= margin;
}

/**
 * About how many pairs would decide if mean and spread stayed as they are: bring the interval within the margin, or the
 * p-value of a mean beyond it down to a threshold. Undefined where no number would, or nothing is known yet.
 * @param threshold adjusted for the number of tests, in (0, 1)
 */
export function pairsNeeded({ pairs, difference, spread, margin }: Moved, threshold: number): number | undefined {
  const room = Math.abs(margin - Math.abs(difference));
  if (!(room > 0) || pairs < 2) return undefined;
  const outside = Math.abs(difference) > margin;
  if (spread === 0) return outside ? alikeNeeded(threshold) : undefined;
  const level = 1 - (outside ? (margin === 0 ? threshold / 2 : threshold) : EQUIVALENCE);
  const atQuantile = (quantile: number) => Math.ceil(((quantile * spread) / room) * ((quantile * spread) / room));
  const rough = atQuantile(normalQuantile(level));
  const count = rough < 2 ? rough : atQuantile(tQuantile(level, rough - 1));
  return Number.isFinite(count) ? Math.max(count, pairs + 1) : undefined;
}

function alikeNeeded(threshold: number): number {
  let pairs = 2;
  while (signsAlike(pairs) > threshold) pairs++;
  return pairs;
}
