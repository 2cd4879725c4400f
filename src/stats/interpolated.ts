/**
 * Linear interpolation between points at any places. Separate from kernel/straight-line.ts, which reads a table of values
 * at whole numbers in inner loops.
 */

/**
 * The value at x on straight lines between the points; constant before the first and after the last.
 * @param points  at least one pair of place and value, in ascending order of place
 * @param x       in the unit of the places
 * @returns       in the unit of the values
 */
export function interpolated(points: readonly (readonly [place: number, value: number])[], x: number): number {
  let next = 0;
  while (next < points.length && points[next]![0] <= x) next++;
  if (next === 0) return points[0]![1];
  const from = points[next - 1]!;
  if (next === points.length) return from[1];
  const to = points[next]!;
  return from[1] + ((to[1] - from[1]) * (x - from[0])) / (to[0] - from[0]);
}
