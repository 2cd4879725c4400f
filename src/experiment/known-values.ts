/** Measures of replications may be unknown, which is NaN: what is known of them is told apart here alone. */

export function isKnown(x: number): boolean {
  return !Number.isNaN(x);
}

/** A copy of the values that are known, in their order. */
export function knownOf(values: Float64Array): Float64Array {
  return values.filter(isKnown);
}
