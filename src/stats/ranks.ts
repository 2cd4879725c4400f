/**
 * Ranks of numbers and Spearman's correlation. Separate because importance needs the ranks themselves, many times.
 * Ties get the mean of the ranks they share.
 */
import { exp, log, normalQuantile } from './dmath.js';
import type { Estimate } from './estimate.js';

/**
 * Ranks less their mean, divided so that their squares add up to 1: the product of two such lists is Spearman's
 * correlation. Unknown numbers (NaN) get 0, the middle.
 * @returns  undefined when fewer than two known numbers differ
 */
export function rankScores(values: ArrayLike<number>): Float64Array | undefined {
  const known = [...Array(values.length).keys()].filter((i) => !Number.isNaN(values[i]!));
  known.sort((i, j) => values[i]! - values[j]! || i - j);
  const scores = new Float64Array(values.length);
  const middle = (known.length - 1) / 2;
  let squares = 0;
  for (let from = 0, until = 0; from < known.length; from = until) {
    while (until < known.length && values[known[until]!] === values[known[from]!]) until++;
    const score = (from + until - 1) / 2 - middle;
    for (let at = from; at < until; at++) scores[known[at]!] = score;
    squares += (until - from) * score * score;
  }
  if (squares === 0) return undefined;
  const size = Math.sqrt(squares);
  return scores.map((score) => score / size);
}

/** Sum of products of two lists of equal length. */
export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Limits of Spearman's correlation r by Fisher's z with Bonett and Wright's variance, (1 + r^2/2)/(n - 3).
 * Source: Bonett & Wright (2000), Psychometrika 65, 23-28.
 * @param correlation  in [-1, 1]
 * @param n            pairs; NaN limits below 4
 * @param level        confidence level in (0, 1)
 */
export function spearmanInterval(correlation: number, n: number, level: number): Estimate {
  if (!(n > 3)) return { value: correlation, low: Number.NaN, high: Number.NaN };
  if (Math.abs(correlation) >= 1) return { value: correlation, low: correlation, high: correlation };
  const z = 0.5 * log((1 + correlation) / (1 - correlation));
  const half = normalQuantile((1 + level) / 2) * Math.sqrt((1 + (correlation * correlation) / 2) / (n - 3));
  return { value: correlation, low: fromZ(z - half), high: fromZ(z + half) };
}

/** Hyperbolic tangent. */
function fromZ(z: number): number {
  const e = exp(-2 * Math.abs(z));
  return (Math.sign(z) * (1 - e)) / (1 + e);
}
