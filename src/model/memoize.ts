/** Values that are worked out once: for an object as long as it lives, or for a key of a map. */

/** The function that makes a value of each object the first time it is asked, and gives the same one from then on. */
export function memoize<K extends object, V extends object>(make: (of: K) => V): (of: K) => V {
  const values = new WeakMap<K, V>();
  return (of) => {
    const before = values.get(of);
    if (before !== undefined) return before;
    const made = make(of);
    values.set(of, made);
    return made;
  };
}

/** The value of a key, made and put there if there is none. */
export function valueAt<K, V extends object>(values: Map<K, V>, key: K, make: () => V): V {
  const before = values.get(key);
  if (before !== undefined) return before;
  const made = make();
  values.set(key, made);
  return made;
}
