/**
 * When the mean of some differences is the work of a few replications, no interval of the mean says what is known, and
 * the difference is told as an event: how often, how likely, how large when it happens, and whether it goes one way.
 * Separate from skewed-mean.ts, which is for differences that all replications have a part in.
 */
import { signTest } from '../binomial.js';
import type { Estimate } from '../estimate.js';
import { mean } from '../interval.js';
import { clopperPearson } from '../proportion.js';
import { signOf } from './better-tied-worse.js';

/** A difference that is 0 in most replications. Means are in the unit of the values. */
export interface RareDifference {
  /** Pairs in which both arms are known. */
  readonly pairs: number;
  /** Replications in which the arms differ. */
  readonly count: number;
  /** Probability that they differ, with the exact binomial interval: also "0 in 50" has an upper limit. */
  readonly chance: Estimate;
  /** Mean difference of the replications in which they differ; NaN when there is none. */
  readonly whenItHappens: number;
  /** Of the replications in which they differ, how many have a - b above and below 0. */
  readonly up: number;
  readonly down: number;
  /** Exact sign test of up against down, two-sided. */
  readonly pValue: number;
}

/** Share of tied replications from which a difference is a rare event. */
const MOSTLY_TIED = 0.9;

/** Arms that are tied in nine of ten replications or more; ties as `signOf` has them. */
export function isRare(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const signs = knownSigns(a, b);
  return signs.length > 0 && signs.filter((sign) => sign === 0).length >= MOSTLY_TIED * signs.length;
}

/**
 * @param a      levels of one arm; NaN where unknown
 * @param b      levels of the other, the same replications
 * @param level  confidence level in (0, 1)
 */
export function rareDifference(a: ArrayLike<number>, b: ArrayLike<number>, level: number): RareDifference {
  const signs = knownSigns(a, b);
  const gaps: number[] = [];
  for (let i = 0; i < a.length; i++) if (Math.abs(signOf(a[i]!, b[i]!)) === 1) gaps.push(a[i]! - b[i]!);
  const up = signs.filter((sign) => sign === 1).length;
  const down = gaps.length - up;
  return {
    pairs: signs.length,
    count: gaps.length,
    chance: clopperPearson(gaps.length, signs.length, level),
    whenItHappens: mean(gaps),
    up,
    down,
    pValue: signs.length === 0 ? Number.NaN : signTest(up, down),
  };
}

function knownSigns(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  return Array.from(a, (x, i) => signOf(x, b[i]!)).filter((sign) => !Number.isNaN(sign));
}

/** How few replications carry most of what differs. */
export interface Concentration {
  /** The fewest replications whose |d| add up to half of all |d|; 0 when nothing differs. */
  readonly fewest: number;
  /** Whether one in twenty or fewer (but at least one) carry half: the mean is the work of those. */
  readonly drivenByFew: boolean;
}

/**
 * Half of all |d| is carried by 24% of normal differences about 0, by 19% of exponential and 7% of lognormal ones with
 * sigma 1.5; one in twenty is beyond that.
 * @param differences  finite, one a replication
 */
export function concentration(differences: ArrayLike<number>): Concentration {
  const sizes = Float64Array.from(differences, Math.abs).sort().reverse();
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let fewest = 0;
  for (let sum = 0; sum < total / 2; fewest++) sum += sizes[fewest]!;
  return { fewest, drivenByFew: fewest > 0 && fewest <= Math.max(1, Math.floor(sizes.length / 20)) };
}
