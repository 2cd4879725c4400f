/**
 * Resamples with replacement, drawn once and used for every difference of a table: the pairs of all strategies and
 * metrics are resampled alike, so rows agree with each other, and the drawing is paid for once. Separate from what is
 * computed on them; the uniform numbers come from the caller.
 */

/** `count` resamples of `size` places each, in [0, size); resample b stands at b * size. */
export interface Resamples {
  readonly size: number;
  readonly count: number;
  readonly places: Uint32Array;
}

/**
 * How many resamples: with 4,999 the smallest two-sided p-value is 2/5,000 and the 2.5% tails hold 125 each.
 * (B + 1) times the usual tails is whole, so that limits are order statistics. Source: Davison & Hinkley, section 2.4.
 */
export const RESAMPLES = 4999;

/**
 * More values than this are resampled as block means (see skewed-mean.ts): the skewness of a mean of n values,
 * g / sqrt(n), is the same for blocks, and only degrees of freedom are lost, of which these are enough.
 */
const MOST_PLACES = 1000;

/** How many places resamples of n values have: n, or past 1,000 the number of blocks of equal size that they make. */
export function placesFor(n: number): number {
  return n <= MOST_PLACES ? n : Math.ceil(n / Math.ceil(n / MOST_PLACES));
}

/**
 * @param size     how many values are resampled, >= 1
 * @param uniform  uniform numbers in [0, 1), size * count of them are taken
 * @param count    how many resamples
 */
export function drawResamples(size: number, uniform: () => number, count: number = RESAMPLES): Resamples {
  const places = new Uint32Array(size * count);
  for (let i = 0; i < places.length; i++) places[i] = Math.floor(uniform() * size);
  return { size, count, places };
}

/**
 * Resamples by number of values, each drawn once and from a stream of its own, so that a table is the same whatever the
 * order of its rows.
 * @param uniformFor  a fresh stream of uniform numbers in [0, 1) for resamples of that size
 */
export function resamplesBySize(
  uniformFor: (size: number) => () => number,
  count: number = RESAMPLES,
): (values: number) => Resamples {
  const drawn = new Map<number, Resamples>();
  return (values) => {
    const size = placesFor(values);
    const before = drawn.get(size);
    if (before !== undefined) return before;
    const found = drawResamples(size, uniformFor(size), count);
    drawn.set(size, found);
    return found;
  };
}
