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
  const next = points.findIndex(([place]) => place > x);
  if (next === 0) return points[0]![1];
  if (next < 0) return points[points.length - 1]![1];
  const [from, before] = points[next - 1]!;
  const [to, after] = points[next]!;
  return before + ((after - before) * (x - from)) / (to - from);
}
