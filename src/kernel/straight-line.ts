/** Functions by table: straight lines between values at whole numbers. */

/** The value at x, from 0 to below the last place of the table. */
export function straightLine(values: Float64Array, x: number): number {
  const place = x | 0;
  const below = values[place]!;
  return below + (x - place) * (values[place + 1]! - below);
}
