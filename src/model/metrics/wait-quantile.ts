/** Percentiles of waits at clock stop, from counts by week waited. */
import { LONGEST_WEEKS, type StopKind } from '../care/wait-tally.js';
import type { Slice } from './metric.js';

/** Days waited that a share p of the patients did not exceed; NaN if no clock stopped. Linear within a week. */
export function waitQuantile({ tallies, trusts, from, to }: Slice, kind: StopKind, p: number): number {
  const weeks = new Float64Array(LONGEST_WEEKS);
  for (const { index } of trusts) tallies[index]!.collect(kind, from, to, weeks);
  let all = 0;
  for (const count of weeks) all += count;
  if (all === 0) return Number.NaN;
  let below = 0;
  for (let week = 0; week < LONGEST_WEEKS; week++) {
    const here = weeks[week]!;
    if (below + here >= p * all && here > 0) return 7 * (week + (p * all - below) / here);
    below += here;
  }
  return 7 * LONGEST_WEEKS;
}
