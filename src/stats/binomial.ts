/**
 * The binomial distribution function and the exact sign test. Separate from proportion.ts: there the probability is
 * sought, here it is given.
 */
import { incompleteBeta } from './incomplete-beta.js';

/**
 * P(X <= k) for X the number of successes in n trials.
 * @param k  any whole number
 * @param n  trials, whole, >= 0
 * @param p  probability of success, in [0, 1]
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incompleteBeta(n - k, k + 1, 1 - p, p);
}

/**
 * Two-sided exact p-value that up and down are equally likely: 2 P(X <= min(up, down)), X of up + down fair trials, at
 * most 1; 1 when nothing went either way. Golden: 3 and 0 give 0.25, 9 and 1 give 22/1024.
 */
export function signTest(up: number, down: number): number {
  return Math.min(1, 2 * binomialCdf(Math.min(up, down), up + down, 0.5));
}
