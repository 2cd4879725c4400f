/**
 * How many replications a mean needs for a wanted precision: the smallest n from which on the half-width stays within
 * it, also over a look-ahead, so that one lucky narrow interval does not end the run.
 * Source: Hoad, Robinson & Davies (2010), Journal of the Operational Research Society 61, 1632-1644: n from 3, look-ahead
 * 5 up to n = 100, floor(5 n / 100) beyond.
 */
import { tQuantile } from '../student-t.js';
import { Tally } from '../tally.js';

/** A wanted half-width: a share of |mean|, or a number in the unit of the values; > 0. */
export type Precision = { readonly relative: number } | { readonly absolute: number };

/** What the samples so far say. */
export interface Enough {
  /** The n that was enough, once its look-ahead has passed; undefined: go on. */
  readonly enough: number | undefined;
  /** Half-width of all values so far, in their unit; NaN for fewer than two. */
  readonly halfWidth: number;
  /**
   * How many replications in all will decide, look-ahead included, going by the spread so far: more than there are
   * while going on. NaN when no number can be told: no spread yet, or a relative precision of a mean of 0.
   */
  readonly needed: number;
}

const FIRST = 3;

/** How many more replications must stay within the precision reached at n. */
export function lookAhead(n: number): number {
  return n <= 100 ? 5 : Math.floor((5 * n) / 100);
}

/**
 * Values without any spread never count as precise: three zeros of a rare event would. Nor does a relative precision of
 * a mean near 0 end by itself; the caller's budget ends it, and `needed` says how far off it is.
 * @param values  one a replication, in order, all those so far
 * @param level   confidence level in (0, 1)
 */
export function enough(values: ArrayLike<number>, precision: Precision, level: number): Enough {
  const tally = new Tally();
  let since: number | undefined;
  for (let i = 0; i < values.length; i++) {
    tally.add(values[i]!);
    if (tally.n < FIRST) continue;
    if (!(halfWidth(tally, level) <= target(tally, precision) && tally.variance! > 0)) since = undefined;
    else since ??= tally.n;
    if (since !== undefined && tally.n >= since + lookAhead(since)) {
      return { enough: since, halfWidth: halfWidthOf(values, level), needed: tally.n };
    }
  }
  const half = tally.n < 2 ? Number.NaN : halfWidth(tally, level);
  return { enough: undefined, halfWidth: half, needed: neededFor(tally, half, precision, since) };
}

function halfWidth(tally: Tally, level: number): number {
  return tQuantile((1 + level) / 2, tally.n - 1) * Math.sqrt(tally.variance! / tally.n);
}

function halfWidthOf(values: ArrayLike<number>, level: number): number {
  const tally = new Tally();
  for (let i = 0; i < values.length; i++) tally.add(values[i]!);
  return halfWidth(tally, level);
}

function target(tally: Tally, precision: Precision): number {
  return 'absolute' in precision ? precision.absolute : precision.relative * Math.abs(tally.mean!);
}

/** The half-width falls with the square root of n. */
function neededFor(tally: Tally, half: number, precision: Precision, since: number | undefined): number {
  if (since !== undefined) return since + lookAhead(since);
  const ratio = half / (tally.n > 0 ? target(tally, precision) : Number.NaN);
  // a mean of 0 but for rounding has no relative precision
  if (!(ratio > 0 && ratio < 1e9)) return Number.NaN;
  const n = Math.max(tally.n + 1, Math.ceil(tally.n * ratio * ratio));
  return n + lookAhead(n);
}
