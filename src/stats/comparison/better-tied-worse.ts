/**
 * In what share of the replications one arm is better than, tied with or worse than another. Separate from the mean
 * difference: an arm can be better on average and worse in most replications, and ties are neither.
 */
import type { Estimate } from '../estimate.js';
import { mean, sampleVariance } from '../interval.js';
import { wilson } from '../proportion.js';

/** Shares of replications with Wilson intervals; better + tied + worse = 1. NaN when nothing is known. */
export interface Shares {
  /** Pairs in which both are known. */
  readonly pairs: number;
  readonly better: Estimate;
  readonly tied: Estimate;
  readonly worse: Estimate;
}

/** Differences below this share of the larger level come from the order of additions. */
const ROUNDING = 1e-9;

/**
 * Sign of a - b, 0 when they differ by no more than 1e-9 of the larger of |a| and |b|; NaN where either is unknown.
 * @param a  a *level* (patient-days waited), not an excess over the counterfactual, whose rounding is that of the level
 */
export function signOf(a: number, b: number): number {
  const gap = a - b;
  if (Math.abs(gap) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b))) return 0;
  return Math.sign(gap);
}

/**
 * With `repeats` replications a world the shares are those of all pairs, and their limits take worlds as what is
 * independent: Wilson's with n replaced by p (1 - p) / var, var the variance of the mean of the worlds' shares, held
 * between the number of worlds and of pairs (Korn & Graubard 1998, Survey Methodology 24, 193-201).
 * @param strategy   levels, one a replication; NaN where unknown
 * @param reference  levels of the same replications
 * @param better     which direction is better
 * @param level      confidence level in (0, 1)
 * @param repeats    replications of each world, one after another; 1 when each has its own
 */
export function betterTiedWorse(
  strategy: ArrayLike<number>,
  reference: ArrayLike<number>,
  better: 'lower' | 'higher',
  level: number,
  repeats = 1,
): Shares {
  const signs: number[] = [];
  const worlds: number[] = [];
  for (let i = 0; i < strategy.length; i++) {
    const sign = signOf(strategy[i]!, reference[i]!);
    if (Number.isNaN(sign)) continue;
    signs.push(better === 'lower' ? -sign : sign);
    worlds.push(Math.floor(i / repeats));
  }
  const shareOf = (sign: number): Estimate => clusteredShare(signs, sign, worlds, repeats, level);
  return { pairs: signs.length, better: shareOf(1), tied: shareOf(0), worse: shareOf(-1) };
}

function clusteredShare(
  signs: readonly number[],
  sign: number,
  worlds: readonly number[],
  repeats: number,
  level: number,
): Estimate {
  const n = signs.length;
  const share = signs.filter((s) => s === sign).length / n;
  if (repeats === 1) return wilson(share, n, level);
  const byWorld = new Map<number, number[]>();
  signs.forEach((s, i) => {
    const own = byWorld.get(worlds[i]!) ?? [];
    own.push(s === sign ? 1 : 0);
    byWorld.set(worlds[i]!, own);
  });
  const shares = [...byWorld.values()].map((own) => mean(own));
  const effective = (share * (1 - share)) / (sampleVariance(shares) / shares.length);
  const independent = effective > 0 ? Math.max(shares.length, Math.min(n, effective)) : shares.length;
  return wilson(share, independent, level);
}
