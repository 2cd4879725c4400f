/**
 * Counts by table look-up, for many draws with the same parameters: the running sums of the probabilities, and a guide
 * with the place where the search for a given u begins, so that a draw takes one or two comparisons (Chen & Asau 1974).
 * The sums are computed by the same operations in the same order as in the families' own loops, so that the counts are the
 * same.
 */

/** Running sums of the probabilities of first, first + 1, ... */
export class GuideTable {
  readonly #first: number;
  readonly #sums: Float64Array;
  readonly #guide: Uint32Array;

  /**
   * @param first  the count that the first sum belongs to
   * @param sums   not empty, non-decreasing
   */
  constructor(first: number, sums: readonly number[]) {
    this.#first = first;
    this.#sums = Float64Array.from(sums);
    this.#guide = new Uint32Array(sums.length);
    let at = 0;
    for (let i = 0; i < sums.length; i++) {
      while (at < sums.length - 1 && sums[at]! < i / sums.length) at += 1;
      this.#guide[i] = at;
    }
  }

  /** Replaces each uniform in (0, 1) by the first count whose sum reaches it, or the last count of the table. */
  quantiles(uniforms: Float64Array): void {
    const sums = this.#sums;
    const size = sums.length;
    for (let i = 0; i < uniforms.length; i++) {
      const u = uniforms[i]!;
      // u * size can round up to a whole number: stepping back costs little and keeps the answer exact
      let at = this.#guide[Math.min(size - 1, Math.floor(u * size))]!;
      while (at > 0 && sums[at - 1]! >= u) at -= 1;
      while (at < size - 1 && sums[at]! < u) at += 1;
      uniforms[i] = this.#first + at;
    }
  }
}

/**
 * The table of a family whose probabilities follow from one another.
 * @param first        the lowest count that matters
 * @param probability  its probability
 * @param ratio        probability of k + 1 over that of k
 * @param last         the largest possible count
 */
export function cumulate(first: number, probability: number, ratio: (k: number) => number, last: number): GuideTable {
  const sums = [probability];
  let p = probability;
  let sum = probability;
  for (let k = first; k < last; k++) {
    p *= ratio(k);
    const next = sum + p;
    sums.push(next);
    if (next === sum) break;
    sum = next;
  }
  return new GuideTable(first, sums);
}

/** A table that is computed at its first use. */
export function lazyTable(make: () => GuideTable): () => GuideTable {
  let table: GuideTable | undefined;
  return () => {
    table ??= make();
    return table;
  };
}
