/** Which points no other beats on all measures at once. Separate because the table of a sweep and of a search show it. */

/**
 * @param points  a row of measures a point, lower is better for all (turn the sign of those where higher is)
 * @returns       whether no other point is at least as good on every measure and better on one; false where a measure is NaN
 */
export function unbeaten(points: readonly ArrayLike<number>[]): boolean[] {
  return points.map((own) => {
    const values = Array.from(own);
    if (values.some(Number.isNaN)) return false;
    return !points.some(
      (other) => values.every((value, k) => other[k]! <= value) && values.some((value, k) => other[k]! < value),
    );
  });
}
