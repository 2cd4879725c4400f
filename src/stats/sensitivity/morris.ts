/**
 * Morris screening: which of many factors matter at all, from few points. Each trajectory walks through the cube and
 * changes one factor at a time; what the outcome changes by, over the step, is an elementary effect. A mean of absolute
 * effects near 0 means that the factor does not matter; a spread near the mean or above, that it bends or acts with
 * others. Separate from the indices: it screens, they share out. Source: Morris (1991), Technometrics 33, 161;
 * Campolongo, Cariboni & Saltelli (2007), Environmental Modelling & Software 22, 1509.
 */

import { shuffled } from '../designs/latin-hypercube.js';
import { mean, sampleVariance } from '../interval.js';

/** Levels of the grid, even; the step is levels / (2 (levels - 1)), so that all levels are equally likely. */
const LEVELS = 4;
const STEP = LEVELS / (2 * (LEVELS - 1));

/** A walk of k + 1 points, and which factor each step changes, upwards or downwards. */
export interface Trajectory {
  readonly points: readonly Float64Array[];
  /** Of step i, from point i to i + 1. */
  readonly factors: readonly number[];
}

/** In units of the outcome over the whole range of a factor. */
export interface Screened {
  readonly mu: number;
  /** Mean of the absolute effects. */
  readonly muStar: number;
  readonly sigma: number;
}

/**
 * @param trajectories  how many walks
 * @param factors       how many factors
 * @param uniform       uniform numbers in [0, 1)
 */
export function trajectories(walks: number, factors: number, uniform: () => number): Trajectory[] {
  return Array.from({ length: walks }, () => {
    const start = Float64Array.from({ length: factors }, () => Math.floor(uniform() * LEVELS) / (LEVELS - 1));
    const order = shuffled(factors, uniform);
    const points = [start];
    for (const factor of order) {
      const next = points.at(-1)!.slice();
      next[factor] = next[factor]! + (next[factor]! + STEP <= 1 + 1e-9 ? STEP : -STEP);
      points.push(next);
    }
    return { points, factors: order };
  });
}

/**
 * @param outcomes  of each trajectory, one value a point
 * @returns         one row a factor; NaN sigma with one trajectory
 */
export function screen(walks: readonly Trajectory[], outcomes: readonly ArrayLike<number>[]): Screened[] {
  const factors = walks[0]?.factors.length ?? 0;
  const effects: number[][] = Array.from({ length: factors }, () => []);
  walks.forEach(({ points, factors: order }, w) => {
    order.forEach((factor, step) => {
      const moved = points[step + 1]![factor]! - points[step]![factor]!;
      effects[factor]!.push((outcomes[w]![step + 1]! - outcomes[w]![step]!) / moved);
    });
  });
  return effects.map((list) => ({
    mu: mean(list),
    muStar: mean(list.map(Math.abs)),
    sigma: Math.sqrt(sampleVariance(list)),
  }));
}
