/** Measures of replications may be unknown, which is NaN: what is known of them is told apart here alone. */

export function isKnown(x: number): boolean {
  return !Number.isNaN(x);
}

/** A copy of the values that are known, in their order. */
export function knownOf(values: Float64Array): Float64Array {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (isKnown(values[i]!)) known[count++] = values[i]!;
  return known.subarray(0, count);
}

/** A number as summaries hold it: undefined where it is unknown. */
export function orUnknown(x: number): number | undefined {
  return isKnown(x) ? x : undefined;
}

/** Two arms of which both or neither is known in each replication. */
export function knownTogether(a: Float64Array, b: Float64Array): [Float64Array, Float64Array] {
  const both = (own: Float64Array, other: Float64Array) => own.map((x, i) => (isKnown(other[i]!) ? x : Number.NaN));
  return [both(a, b), both(b, a)];
}
