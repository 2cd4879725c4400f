/** Room in typed arrays for state without a fixed size. Separate because several parts need it. */

type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** Copies the old array to the beginning of a wider one, which is returned. */
export function widened<Kind extends Numbers>(old: Kind, wider: Kind): Kind {
  wider.set(old);
  return wider;
}

/** Places that a Poisson number with this mean needs more of once in a million times. */
export function roomFor(mean: number): number {
  return Math.ceil(mean + 5 * Math.sqrt(mean));
}
