/** Sums over a slice of the time in emergency departments; a trust without one adds nothing. */
import { stayCounts, stayQuantile } from '../../care/emergency/stay-counts.js';
import type { Slice } from '../slice.js';

/** Attendances, breaches of four hours, or minutes of all together. */
export function emergencySum(slice: Slice, of: 'came' | 'breaches' | 'minutes' | 'bedBreaches'): number {
  let sum = 0;
  for (const { index } of slice.trusts) {
    const days = slice.tallies[index]!.emergency?.[of];
    if (days) for (let day = slice.from; day < slice.to; day++) sum += days[day]!;
  }
  return sum;
}

/** Minutes in the department that a share p of the attendances did not exceed, over the weeks of the slice. */
export function emergencyQuantile(slice: Slice, p: number): number {
  const counts = stayCounts();
  for (const { index } of slice.trusts) {
    const stays = slice.tallies[index]!.emergency?.collect(slice.from, slice.to).stays;
    if (stays) for (let bin = 0; bin < counts.length; bin++) counts[bin]! += stays[bin]!;
  }
  return stayQuantile(counts, p);
}
