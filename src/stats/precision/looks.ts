/**
 * Replications until the sign of every difference is clear, in a few looks: at each look a family of differences is
 * tested at alpha / looks, Holm within the look. One or more wrong signs at any look then have a chance of at most alpha
 * (Bonferroni over looks, Holm within), whatever the dependence. Separate from enough.ts, which asks for a width, not for
 * a decision. Source: Holm (1979); Jennison & Turnbull, Group Sequential Methods, chapter 2, for looks.
 */
import { pow } from '../dmath.js';
import type { Tested } from '../estimate.js';
import { holm } from '../holm.js';
import { mean, sampleVariance } from '../interval.js';
import { tQuantile } from '../student-t.js';

/** What one difference is known to be: above or below 0, the same (0 in every replication), or open. */
export type Sign = 'above' | 'below' | 'same' | 'open';

/** One difference at a look. */
export interface SignAtLook {
  readonly sign: Sign;
  /** Holm's, within the look. */
  readonly pAdjusted: number;
  /** Replications in all after which it will probably be clear; NaN when it is clear, the same, or its mean is 0. */
  readonly needed: number;
}

/** What a look decides. */
export interface Look {
  readonly signs: readonly SignAtLook[];
  /** Why it stops: every sign is clear or the same, or this was the last look; undefined: go on. */
  readonly stop: 'clear' | 'budget' | undefined;
  /** Confidence level of intervals that hold at all looks together: 1 - alpha / looks. */
  readonly level: number;
}

/**
 * Replications at each look, each the same multiple of the one before, the last the budget itself.
 * Golden: 50, 400 and 4 looks give 50, 100, 200, 400; a budget not above the first look gives one look.
 * @param first   replications at the first look, >= 2
 * @param budget  the most there may be
 * @param looks   how many looks at the most
 */
export function lookSizes(first: number, budget: number, looks = 4): number[] {
  const sizes: number[] = [];
  for (let look = 0; look < looks - 1; look++) {
    const size = Math.round(first * pow(budget / first, look / (looks - 1)));
    if (size < budget && size !== sizes.at(-1)) sizes.push(size);
  }
  return [...sizes, budget];
}

/**
 * @param differences  the family, one list a difference, all replications so far; NaN where unknown, and left out
 * @param test         mean, limits and p-value of one list at a level
 * @param alpha        chance of one or more wrong signs over all looks, in (0, 1)
 * @param look         which look this is, from 0
 * @param looks        how many looks were planned, fixed before the first
 */
export function atLook(
  differences: readonly ArrayLike<number>[],
  test: (differences: Float64Array, level: number) => Tested,
  alpha: number,
  look: number,
  looks: number,
): Look {
  const each = alpha / looks;
  const known = differences.map((list) => Float64Array.from(list).filter((x) => !Number.isNaN(x)));
  const tests = known.map((list) => test(list, 1 - each));
  // what is unknown cannot be rejected, and stays in the family
  const adjusted = holm(tests.map(({ pValue }) => (Number.isNaN(pValue) ? 1 : pValue)));
  const signs = known.map((list, i): SignAtLook => {
    const pAdjusted = adjusted[i]!;
    const value = tests[i]!.value;
    const sign = isSame(list) ? 'same' : pAdjusted > each ? 'open' : value > 0 ? 'above' : 'below';
    return { sign, pAdjusted, needed: sign === 'open' ? neededFor(list, each / known.length) : Number.NaN };
  });
  const clear = signs.every(({ sign }) => sign !== 'open');
  return { signs, stop: clear ? 'clear' : look === looks - 1 ? 'budget' : undefined, level: 1 - each };
}

function isSame(list: Float64Array): boolean {
  return list.length > 1 && list.every((x) => x === 0);
}

/** n for a mean and spread as they are now: the t statistic grows with the square root of n. */
function neededFor(list: Float64Array, alpha: number): number {
  const n = list.length;
  const centre = mean(list);
  const t = Math.abs(centre) / Math.sqrt(sampleVariance(list, centre) / n);
  if (!(t > 0)) return Number.NaN;
  const ratio = tQuantile(1 - alpha / 2, n - 1) / t;
  return Math.max(n + 1, Math.ceil(n * ratio * ratio));
}
