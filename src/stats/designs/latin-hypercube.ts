/**
 * A Latin hypercube: in each coordinate, one point in each of as many equal intervals as there are points. For a first
 * look at many factors with few points, and for discovery. Source: McKay, Beckman & Conover (1979), Technometrics 21, 239.
 */

/**
 * @param count        points, >= 1
 * @param coordinates  of each point
 * @param uniform      uniform numbers in [0, 1)
 * @returns            one point a row, each coordinate in [0, 1)
 */
export function latinHypercube(count: number, coordinates: number, uniform: () => number): Float64Array[] {
  const points = Array.from({ length: count }, () => new Float64Array(coordinates));
  for (let k = 0; k < coordinates; k++) {
    const order = shuffled(count, uniform);
    for (let i = 0; i < count; i++) points[i]![k] = (order[i]! + uniform()) / count;
  }
  return points;
}

/** The whole numbers below `count` in an order that is uniform among all. */
export function shuffled(count: number, uniform: () => number): number[] {
  const order = [...Array(count).keys()];
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
