/**
 * A function as a table of its values at whole numbers, with straight lines between them. Separate from
 * stats/interpolated.ts because it is called in inner loops.
 */

/** The value at x, which is at least 0 and below the last place of the table. */
export function straightLine(values: Float64Array, x: number): number {
  const place = x | 0;
  const below = values[place]!;
  return below + (x - place) * (values[place + 1]! - below);
}
