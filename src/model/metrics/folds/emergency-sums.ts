/** Sums over a slice of the time in emergency departments; a trust without one adds nothing. */
import { addCounts, type LengthCounts, lengthCounts, stayQuantile } from '../../care/emergency/stay-counts.js';
import { onceASlice, type Slice } from '../slice.js';

/** Attendances, breaches of four hours, or minutes of all together; of other days than the slice's if they are given. */
export function emergencySum(
  slice: Slice,
  of: 'came' | 'breaches' | 'minutes' | 'bedBreaches',
  from: number = slice.from,
  to: number = slice.to,
): number {
  const { trusts, tallies } = slice;
  let sum = 0;
  for (const { index } of trusts) {
    const days = tallies[index]!.emergency?.[of];
    if (days) for (let day = from; day < to; day++) sum += days[day]!;
  }
  return sum;
}

/** How long the patients of the slice's weeks stayed and waited for a bed. */
export const lengthsOf = onceASlice(({ trusts, tallies, from, to }: Slice): LengthCounts => {
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
