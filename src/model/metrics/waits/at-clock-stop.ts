/** How long patients had waited when their clock stopped: percentiles, from counts by week waited. */
import { LONGEST_WEEKS, type StopKind } from '../../care/wait-tally.js';
import { valueAt } from '../../memoize.js';
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';
import { onceASlice, type Slice } from '../slice.js';

/** Counts by week waited of a slice: three percentiles are read from the same ones. */
const counted = onceASlice((_: Slice) => new Map<StopKind, Float64Array>());

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
function waitQuantile(slice: Slice, kind: StopKind, p: number): number {
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

const patients: Readonly<Record<StopKind, string>> = { admitted: 'admitted', non_admitted: 'non-admitted' };

/** @param percent of the patients who waited no longer */
function waitAtStop(kind: StopKind, percent: 50 | 90 | 95): Metric {
  const name = percent === 50 ? 'median' : `${percent}th percentile`;
  return {
    id: `wait_${kind}_p${percent}_days`,
    unit: 'days',
    better: 'lower',
    label: `Wait, ${patients[kind]}, ${name}`,
    definition: `Days from clock start to stop of ${patients[kind]} patients whose clock stopped in the months of the window: ${name}, between the weeks counted.`,
    concerns: 'patients',
    ofCare: true,
    aggregation: 'of all patients together',
    atEnd: 'later_not_counted',
    censoring: 'by whole months; patients still waiting are not in it',
    unknown: 'where no clock stopped',
    ...levelAndExcess((slice) => waitQuantile(slice, kind, percent / 100)),
  };
}

export const waitAdmittedP50Days = waitAtStop('admitted', 50);
export const waitAdmittedP90Days = waitAtStop('admitted', 90);
export const waitAdmittedP95Days = waitAtStop('admitted', 95);
export const waitNonAdmittedP50Days = waitAtStop('non_admitted', 50);
export const waitNonAdmittedP90Days = waitAtStop('non_admitted', 90);
export const waitNonAdmittedP95Days = waitAtStop('non_admitted', 95);
