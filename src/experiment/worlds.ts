/**
 * Replications that share their drawn numbers are not independent of each other; their worlds are. With
 * `repeats` replications a world, means and sums are taken of worlds, so that whatever is resampled or left out is a
 * world, and the spread has two parts: that of the numbers, and that of chance once the numbers are known.
 */
import type { RatioSample } from '../stats/comparison/ratio.js';
import { mean } from '../stats/interval.js';
import { varianceComponents } from '../stats/variance-components.js';
import { isKnown, knownOf, knownTogether } from './known-values.js';

/** One value a world, the mean of its known ones; NaN where none is known. With one replication a world, the values. */
export function ofWorlds(values: Float64Array, repeats: number): Float64Array {
  if (repeats === 1) return values;
  return Float64Array.from({ length: values.length / repeats }, (_, world) =>
    mean(knownOf(values.subarray(world * repeats, (world + 1) * repeats))),
  );
}

/** The parts of a ratio, summed over each world; NaN where none of its replications is known. */
export function ratioOfWorlds({ numerators, denominators }: RatioSample, repeats: number): RatioSample {
  if (repeats === 1) return { numerators, denominators };
  const [over, under] = knownTogether(Float64Array.from(numerators), Float64Array.from(denominators));
  const sums = (values: Float64Array) =>
    Float64Array.from({ length: values.length / repeats }, (_, world) => {
      const known = knownOf(values.subarray(world * repeats, (world + 1) * repeats));
      return known.length === 0 ? Number.NaN : known.reduce((sum, x) => sum + x, 0);
    });
  return { numerators: sums(over), denominators: sums(under) };
}

/** How many worlds have a known value among the replications. */
export function worldsKnown(values: Float64Array, repeats: number): number {
  return knownOf(ofWorlds(values, repeats)).length;
}

/**
 * Standard deviations between worlds and within them, of the worlds in which every value is known; undefined where that
 * cannot be told.
 */
export function spreadOf(
  values: Float64Array,
  repeats: number,
): { readonly sdNumbers: number | undefined; readonly sdChance: number | undefined } {
  if (repeats === 1) return { sdNumbers: undefined, sdChance: undefined };
  const worlds = Array.from({ length: values.length / repeats }, (_, world) =>
    values.subarray(world * repeats, (world + 1) * repeats),
  );
  const whole = worlds.filter((world) => world.every(isKnown)).flatMap((world) => [...world]);
  const parts = varianceComponents(whole, repeats);
  return { sdNumbers: parts && Math.sqrt(parts.between), sdChance: parts && Math.sqrt(parts.within) };
}
