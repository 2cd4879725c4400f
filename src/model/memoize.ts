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

/** An object that holds what was worked out of it so far, by place of the function that did. */
export interface Remembering {
  readonly known: unknown[];
}

let places = 0;

/**
 * The same of the objects of one replication. What stands in a map beside them would be kept, with the whole replication,
 * until the garbage collector's next full round.
 */
export function remembered<K extends Remembering, V extends number | object>(make: (of: K) => V): (of: K) => V {
  const place = places++;
  return (of) => {
    const { known } = of;
    known[place] ??= make(of);
    return known[place] as V;
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
