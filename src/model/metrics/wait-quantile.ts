/** Percentiles of waits at clock stop, from counts by week waited. */
import { LONGEST_WEEKS, type StopKind } from '../care/wait-tally.js';
import { memoize, valueAt } from '../memoize.js';
import type { Slice } from './metric.js';

/** Counts by week waited of a slice: three percentiles are read from the same ones. */
const counted = memoize((_: Slice) => new Map<StopKind, Float64Array>());

function countsOf(slice: Slice, kind: StopKind): Float64Array {
  return valueAt(counted(slice), kind, () => count(slice, kind));
}

function count(slice: Slice, kind: StopKind): Float64Array {
  const weeks = new Float64Array(LONGEST_WEEKS);
  for (const { index, lists } of slice.trusts) {
    if (lists.length > 0) slice.tallies[index]!.collect(kind, slice.from, slice.to, weeks);
  }
  return weeks;
}

/** Days waited that a share p of the patients did not exceed; NaN if no clock stopped. Linear within a week. */
export function waitQuantile(slice: Slice, kind: StopKind, p: number): number {
  const weeks = countsOf(slice, kind);
  let all = 0;
  for (let week = 0; week < LONGEST_WEEKS; week++) all += weeks[week]!;
  if (all === 0) return Number.NaN;
  let below = 0;
  for (let week = 0; week < LONGEST_WEEKS; week++) {
    const here = weeks[week]!;
    if (below + here >= p * all && here > 0) return 7 * (week + (p * all - below) / here);
    below += here;
  }
  return 7 * LONGEST_WEEKS;
}
