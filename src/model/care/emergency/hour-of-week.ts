/**
 * When in the week patients come to an emergency department: lowest before dawn, highest from late morning, a shoulder
 * in the evening, Monday the busiest day. Plain data, of the shape that the national A&E statistics have; the figures
 * are rounded by judgement (grade D).
 */

/** Hours of a day. */
export const HOURS = 24;

/** Attendances by hour of the day, relative to each other. */
const BY_HOUR = [26, 20, 16, 14, 13, 14, 18, 28, 46, 62, 68, 66, 62, 60, 60, 60, 60, 62, 64, 62, 56, 48, 42, 34];
/** Attendances by day of the week from Monday, relative to each other. */
const BY_DAY = [1.09, 1.01, 0.98, 0.97, 0.97, 0.97, 1.01];

const sum = (numbers: readonly number[]) => numbers.reduce((all, x) => all + x, 0);

/** Share of a week's attendances that come in each of its 168 hours, from Monday 00:00. */
export const hourOfWeek: Float64Array = Float64Array.from({ length: 7 * HOURS }, (_, hour) => {
  const day = BY_DAY[Math.floor(hour / HOURS)]! / sum(BY_DAY);
  return (day * BY_HOUR[hour % HOURS]!) / sum(BY_HOUR);
});

/** The largest of them. */
export const busiestHour: number = hourOfWeek.reduce((most, share) => Math.max(most, share), 0);

const days = [0, 1, 2, 3, 4, 5, 6].map((day) => hourOfWeek.subarray(HOURS * day, HOURS * (day + 1)));

/** Share of a week's attendances that come on each of its days, from Monday. */
export const attendancesOfDay: Float64Array = Float64Array.from(days, (hours) => sum([...hours]));

/** Slices into which the attendances of a day are cut, equally many in each: a slice is one to five minutes long. */
export const MINUTE_SLICES = 1024;

/** By day of the week from Monday, the minute of the day at which each of its slices begins, and the end of the last. */
export const minuteOfDay: readonly Float64Array[] = days.map((hours, day) => {
  const minutes = new Float64Array(MINUTE_SLICES + 1).fill(60 * HOURS);
  let hour = 0;
  let before = 0;
  for (let slice = 0; slice < MINUTE_SLICES; slice++) {
    const share = (slice / MINUTE_SLICES) * attendancesOfDay[day]!;
    while (before + hours[hour]! <= share) before += hours[hour++]!;
    minutes[slice] = 60 * (hour + (share - before) / hours[hour]!);
  }
  return minutes;
});
