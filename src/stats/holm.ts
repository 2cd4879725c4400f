/**
 * Holm's step-down adjustment of several p-values, so that the chance of one or more false alarms among them stays at
 * the stated level whatever their dependence. Source: S. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
 */

/**
 * Adjusted p-values, in the order given: the i-th smallest of m becomes the largest of (m - j + 1) p_(j), j <= i, at most 1.
 * Golden: (.001, .011, .02, .04, .3) -> (.005, .044, .06, .08, .3).
 * @param pValues  numbers in [0, 1]
 */
export function holm(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const order = pValues.map((_, index) => index).sort((i, j) => pValues[i]! - pValues[j]!);
  const adjusted = new Array<number>(m).fill(1);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (m - rank) * pValues[index]!));
    adjusted[index] = largest;
  });
  return adjusted;
}
