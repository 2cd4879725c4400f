/** Sums over a slice of the time in emergency departments; a trust without one adds nothing. */
import { addCounts, type LengthCounts, lengthCounts, stayQuantile } from '../../care/emergency/stay-counts.js';
import { memoize } from '../../memoize.js';
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

/** How long the patients of the slice's weeks stayed and waited for a bed. */
export const lengthsOf = memoize(({ trusts, tallies, from, to }: Slice): LengthCounts => {
  const counts = lengthCounts();
  for (const { index } of trusts) {
    const { emergency } = tallies[index]!;
    if (emergency) addCounts(counts, emergency.collect(from, to));
  }
  return counts;
});

/** Minutes in the department that a share p of the attendances did not exceed, over the weeks of the slice. */
export function emergencyQuantile(slice: Slice, p: number): number {
  return stayQuantile(lengthsOf(slice).stays, p);
}
