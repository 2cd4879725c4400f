/**
 * Solving F(x) = u for the continuous families that have no formula for it: Newton steps kept inside a bracket that
 * shrinks. Separate because gamma and beta share it. Assumes F continuous and increasing on the support.
 */

/**
 * The x in (low, high) at which excess(x) = F(x) - u is 0, to about the last digits of a double.
 * @param excess   F(x) - u, computed without cancellation by the caller
 * @param density  F'(x)
 * @param start    first guess, inside the bracket
 * @param low      a finite lower end of the support
 * @param high     the upper end; may be Infinity
 */
export function invert(
  excess: (x: number) => number,
  density: (x: number) => number,
  start: number,
  low: number,
  high: number,
): number {
  let x = start;
  let below = low;
  let above = high;
  for (let step = 0; step < 300; step++) {
    const gap = excess(x);
    if (gap === 0) break;
    if (gap < 0) below = x;
    else above = x;
    let next = x - gap / density(x);
    if (Math.abs(next - x) <= 2e-16 * Math.abs(x)) break;
    if (!(next > below && next < above)) {
      // far from the root: bisect on a logarithmic scale
      if (above === Number.POSITIVE_INFINITY) next = 2 * x + 1e-300;
      else next = below > 0 ? Math.sqrt(below) * Math.sqrt(above) : above * 0.001;
      if (!(next > below && next < above)) break; // no double is left between the ends
    }
    x = next;
  }
  return x;
}
