/**
 * Sample quantiles, type 7 of Hyndman and Fan (1996): the default of R and NumPy. Separate and explicit because
 * the types differ: the .9-quantile of 1..10 is 9.1 here, and 9, 9.5 or 9.633 elsewhere.
 */

/**
 * The p-quantile by linear interpolation between order statistics, at position (n - 1) p counted from 0.
 * @param sorted  numbers in ascending order
 * @param p       in [0, 1]
 * @returns       the quantile; undefined for an empty list or a p outside [0, 1]
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | undefined {
  const n = sorted.length;
  if (n === 0 || !(p >= 0 && p <= 1)) return undefined;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const share = position - below;
  return share === 0 ? low : low + share * (sorted[below + 1]! - low);
}
