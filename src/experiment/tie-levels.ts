/**
 * The levels by which two strategies are called tied: they differ by no more than the rounding of what they are made of.
 * A metric that is a difference by nature has no level of its own; what it was taken from are levels of the same unit,
 * scope and window, and the largest of them stands in, so that 1e-11 of a pound is not a win.
 */
import { valueAt } from '../model/memoize.js';
import type { Collection } from './collect.js';
import type { Design } from './design.js';

/** Levels of both, by replication, with their difference; NaN where unknown. */
export type TieLevels = (strategy: number, reference: number, kept: number) => readonly [Float64Array, Float64Array];

export function tieLevels(design: Design, collection: Collection): TieLevels {
  const sources = new Map<string, number[]>();
  const keyOf = (kept: number) => {
    const { column, metric } = design.kept[kept]!;
    return JSON.stringify([column.scope, column.scopeId, column.window, metric.unit]);
  };
  for (const [k, { metric }] of design.kept.entries()) {
    if (metric.excess !== 'by_nature') valueAt(sources, keyOf(k), () => []).push(k);
  }
  return (strategy, reference, kept) => {
    const own = (s: number) => collection.values(s, kept, 'level');
    if (design.kept[kept]!.metric.excess !== 'by_nature') return [own(strategy), own(reference)];
    const size = new Float64Array(design.replications.length);
    for (const source of sources.get(keyOf(kept)) ?? []) {
      for (const arm of [strategy, reference]) {
        const levels = collection.values(arm, source, 'level');
        for (let r = 0; r < size.length; r++) size[r] = Math.max(size[r]!, Math.abs(levels[r]!) || 0);
      }
    }
    const above = (s: number) => collection.values(s, kept, 'excess').map((x, r) => x + size[r]!);
    return [above(strategy), above(reference)];
  };
}
