/**
 * Confidence limits of a probability from how often something happened. Two kinds, because they answer two needs:
 * Wilson's covers on average at the stated level and is short; Clopper and Pearson's covers at least at it, which is
 * what a rare event wants ("0 in 50" still allows 7%).
 * Source: Wilson (1927) JASA 22, 209-212; Clopper & Pearson (1934) Biometrika 26, 404-413.
 */
import { normalQuantile } from './dmath.js';
import type { Estimate } from './estimate.js';
import { incompleteBeta } from './incomplete-beta.js';

/**
 * Wilson's score interval: the shares p with |share - p| <= z sqrt(p (1 - p) / n).
 * Golden: 5 of 10 at 0.95 gives 0.2366 to 0.7634.
 * @param share  in [0, 1]
 * @param n      trials, > 0; need not be whole (an effective number, where trials depend on each other)
 * @param level  confidence level in (0, 1)
 */
export function wilson(share: number, n: number, level: number): Estimate {
  if (!(n > 0 && share >= 0 && share <= 1)) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const z = normalQuantile((1 + level) / 2);
  const zz = z * z;
  const centre = (share + zz / (2 * n)) / (1 + zz / n);
  const half = (z / (1 + zz / n)) * Math.sqrt((share * (1 - share)) / n + zz / (4 * n * n));
  return { value: share, low: share === 0 ? 0 : centre - half, high: share === 1 ? 1 : centre + half };
}

/**
 * The exact interval: probabilities under which neither so many nor so few have less than (1 - level)/2.
 * Golden: 0 of 50 at 0.95 gives 0 to 1 - 0.025^(1/50) = 0.0711.
 * @param count  how often it happened, whole, in [0, n]
 * @param n      trials, whole, > 0
 * @param level  confidence level in (0, 1)
 */
export function clopperPearson(count: number, n: number, level: number): Estimate {
  if (!(n > 0 && count >= 0 && count <= n)) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const tail = (1 - level) / 2;
  return {
    value: count / n,
    low: count === 0 ? 0 : crossing((p) => incompleteBeta(count, n - count + 1, p) >= tail),
    high: count === n ? 1 : crossing((p) => incompleteBeta(count + 1, n - count, p) >= 1 - tail),
  };
}

/** Where a condition that fails at 0 and holds at 1 begins to hold, by halving, to the last bits. */
function crossing(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
