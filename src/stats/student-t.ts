/**
 * Student's t distribution, the basis of every interval and paired test here. Separate because it needs the incomplete
 * beta function.
 */

import { exp, lgamma, log, normalQuantile, pow } from './dmath.js';
import { incompleteBeta } from './incomplete-beta.js';

/** P(T > |t|). */
function upperTail(t: number, df: number): number {
  const tt = t * t;
  return 0.5 * incompleteBeta(df / 2, 0.5, df / (df + tt), tt / (df + tt));
}

/**
 * P(T <= t) for a Student t variable.
 * @param t   any number
 * @param df  degrees of freedom, > 0, need not be whole
 * @returns   a probability in [0, 1]; NaN for bad arguments
 */
export function tCdf(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN;
  if (t === Number.POSITIVE_INFINITY || t === Number.NEGATIVE_INFINITY) return t > 0 ? 1 : 0;
  return t > 0 ? 1 - upperTail(t, df) : upperTail(t, df);
}

/**
 * The p-quantile of Student's t distribution; t(.975, 9) = 2.262157162798205.
 * Newton steps on the tail probability from the normal quantile, held inside a bracket; relative error about 1e-14.
 * @param p   a probability in (0, 1); 0 and 1 give -Infinity and Infinity
 * @param df  degrees of freedom, > 0, need not be whole; Infinity gives the normal quantile
 * @returns   the quantile; NaN for bad arguments
 */
export function tQuantile(p: number, df: number): number {
  if (!(df > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1 || df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  const tail = p < 0.5 ? p : 1 - p;
  const size = knownQuantile(tail, df);
  return p < 0.5 ? -size : size;
}

/** Quantiles already computed, by degrees of freedom and tail: the intervals of a table need only a few. */
const known = new Map<number, Map<number, number>>();
const MOST_KNOWN = 2000;

function knownQuantile(tail: number, df: number): number {
  const byTail = known.get(df) ?? new Map<number, number>();
  const found = byTail.get(tail) ?? tailQuantile(tail, df);
  if (known.size + byTail.size < MOST_KNOWN) known.set(df, byTail.set(tail, found));
  return found;
}

/** Density of Student's t at 0. */
function peakDensity(df: number): number {
  return exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / Math.sqrt(Math.PI * df);
}

/** The t > 0 with P(T > t) = tail, tail in (0, 1/2). */
function tailQuantile(tail: number, df: number): number {
  const peak = peakDensity(df);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  // heavy tails follow a power law, light ones the normal curve
  let t = df < 3 ? pow(df / (Math.PI * tail), 1 / df) : -normalQuantile(tail);
  for (let step = 0; step < 200; step++) {
    const found = upperTail(t, df);
    if (found > tail) low = t;
    else high = t;
    const density = peak * pow(1 + (t * t) / df, -(df + 1) / 2);
    // Newton on log(tail) against log(t), which is nearly straight far out; plain Newton near the middle
    const slope = (density * t) / found;
    let next = slope > 1 ? t * exp(log(found / tail) / slope) : t + (found - tail) / density;
    if (Math.abs(next - t) <= 4e-16 * t) return next;
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? 2 * t + 1 : (low + high) / 2;
    t = next;
  }
  return t;
}
