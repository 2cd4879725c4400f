/**
 * How many patients of a stream come on a day: what is asked of the future before anybody lives the day. The same count
 * as of the arrivals that emergency-stream.ts draws one by one.
 */
import { type DailyWords, mix } from '../../../kernel/streams.js';
import { unitExponential } from '../../../kernel/unit-exponential.js';
import { attendancesOfDay, MINUTE_SLICES } from './hour-of-week.js';

/** Who comes, the same under every strategy in one replication. */
export interface ArrivalsFuture {
  /** Expected attendances of a week, by day. */
  readonly perWeek: (day: number) => number;
  readonly weekday: Uint8Array;
  /** Random bits for each patient of a day. */
  readonly words: DailyWords;
}

/** Patients who come on a day. */
export function countArrivals({ perWeek, weekday, words }: ArrivalsFuture, day: number): number {
  const step = MINUTE_SLICES / (perWeek(day) * attendancesOfDay[weekday[day]!]!);
  const [hi, lo] = [words.hi[day]!, words.lo[day]!];
  let patients = 0;
  for (let x = step * unitExponential(mix(hi, lo, 0)); x < MINUTE_SLICES; ) {
    patients++;
    x += step * unitExponential(mix(hi, lo, patients));
  }
  return patients;
}
