/**
 * How far a mean difference moves when each mechanism is left out in turn: the part of what is not known that neither
 * replications nor better numbers settle. Separate from spread-shares.ts because it needs no repeats, and because a range
 * is what a reader acts on: does the sign hold?
 */
import type { Estimate } from '../estimate.js';

/** Places are those of the list given. */
export interface StructureRange {
  /** The smallest and largest mean difference, the model as it is included, in the unit of the values. */
  readonly low: number;
  readonly high: number;
  /** Without which mechanism it is smallest and largest; undefined where the model as it is has it. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  /** Without which mechanisms the sign is clearly the other: limits wholly on the other side of 0. */
  readonly turns: readonly number[];
  /** Without which the sign is open: limits that hold 0. */
  readonly open: readonly number[];
}

/**
 * @param full     the mean difference of the model as it is
 * @param without  the same with each mechanism off; NaN where unknown, and left out
 */
export function structureRange(full: Estimate, without: readonly Estimate[]): StructureRange {
  let [low, high] = [full.value, full.value];
  let lowest: number | undefined;
  let highest: number | undefined;
  const turns: number[] = [];
  const open: number[] = [];
  without.forEach((variant, place) => {
    if (variant.value < low) [low, lowest] = [variant.value, place];
    if (variant.value > high) [high, highest] = [variant.value, place];
    if (full.value < 0 ? variant.low > 0 : full.value > 0 && variant.high < 0) turns.push(place);
    if (variant.low <= 0 && variant.high >= 0) open.push(place);
  });
  return { low, high, lowest, highest, turns, open };
}
