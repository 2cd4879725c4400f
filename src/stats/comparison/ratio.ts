/**
 * A ratio of two measures over the replications (harm for each go-live, share recovered) as the ratio of means, and the
 * difference of two such ratios under common random numbers. The mean of the replications' own ratios is another number
 * and is not used: it weighs a replication with one go-live like one with ten. Limits by the jackknife over replications.
 * Source: Law & Kelton, section 9.5 (ratio estimation); Efron & Tibshirani, chapter 11.
 */
import { type Tested, UNKNOWN } from '../estimate.js';
import { jackknife } from '../jackknife.js';

/** One arm: a numerator and a denominator a replication (or the sums of a world); NaN where unknown. */
export interface RatioSample {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
}

/** Ratios of sums: of everything known, and without each replication; NaN where the denominators add up to 0. */
interface Ratios {
  readonly whole: number;
  readonly withoutOne: Float64Array;
}

function knownRatios({ numerators, denominators }: RatioSample, known: readonly number[]): Ratios {
  let over = 0;
  let under = 0;
  for (const i of known) {
    over += numerators[i]!;
    under += denominators[i]!;
  }
  const withoutOne = Float64Array.from(known, (i) => divided(over - numerators[i]!, under - denominators[i]!, under));
  return { whole: divided(over, under, under), withoutOne };
}

/** NaN when the denominator is 0, also when only rounding is left of it; `size` is the sum it was taken from. */
function divided(over: number, under: number, size: number): number {
  return Math.abs(under) > 1e-12 * Math.abs(size) ? over / under : Number.NaN;
}

function isKnown({ numerators, denominators }: RatioSample, i: number): boolean {
  return !Number.isNaN(numerators[i]! + denominators[i]!);
}

/**
 * sum a_i / sum b_i with limits R -+ t(n - 1) SE, SE by the jackknife over replications; a replication in which either
 * is unknown is left out of both.
 * @param sample  numerators and denominators of the same replications
 * @param level   confidence level in (0, 1)
 * @returns       in the numerators' unit for each unit of the denominators; NaN when the denominators add up to 0; only
 *                the limits NaN when one replication alone has a denominator that is not 0
 */
export function ratioOfMeans(sample: RatioSample, level: number): Tested {
  const known = [...Array(sample.numerators.length).keys()].filter((i) => isKnown(sample, i));
  const { whole, withoutOne } = knownRatios(sample, known);
  return Number.isNaN(whole) ? UNKNOWN : jackknife(whole, withoutOne, level);
}

/**
 * R_a - R_b, jackknifed over pairs: replication i is left out of both arms at once, so that what common random numbers
 * give the arms in common cancels. A pair in which anything is unknown is left out.
 * @param a      one arm
 * @param b      the same replications of the other
 * @param level  confidence level in (0, 1)
 * @returns      NaN when the denominators of either add up to 0
 */
export function ratioDifference(a: RatioSample, b: RatioSample, level: number): Tested {
  const known = [...Array(a.numerators.length).keys()].filter((i) => isKnown(a, i) && isKnown(b, i));
  const ofA = knownRatios(a, known);
  const ofB = knownRatios(b, known);
  const difference = ofA.whole - ofB.whole;
  if (Number.isNaN(difference)) return UNKNOWN;
  return jackknife(
    difference,
    ofA.withoutOne.map((ratio, i) => ratio - ofB.withoutOne[i]!),
    level,
  );
}
