/** Growing typed arrays, for state that must not have a fixed size. Apart because every hot table needs it. */

/** Copies the old array to the beginning of a wider one, which is returned. */
export function widened<Numbers extends Float64Array | Int32Array>(old: Numbers, wider: Numbers): Numbers {
  wider.set(old);
  return wider;
}
