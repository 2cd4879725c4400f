/** Types of rekeyed.mjs. */
import type { Pair } from '../../src/experiment/check/judge.js';

export interface Cell {
  readonly strategy: string;
  readonly metric: string;
  /** Values by run, then by replication; NaN where unknown. */
  readonly runs: Readonly<Record<string, readonly number[]>>;
}

export function allAnew(
  cells: readonly Cell[],
  n: number,
  uniform: () => number,
  margin: (cell: Cell, accepted: readonly number[]) => number,
): Pair[];
