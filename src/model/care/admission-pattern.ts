/**
 * When in the week and the year emergency patients are admitted, relative to the mean: plain data of the national
 * statistics, shared by the emergency department, whose patients are admitted, and by the beds they are admitted to.
 */
import { attendancesOfDay } from './emergency/hour-of-week.js';

const WEEKEND = 5;

/** Emergency admissions by month from January (P70: August .95, November to February 1.02 to 1.04); their mean is 1. */
export const seasonOfMonth: readonly number[] = [1.04, 1.03, 1.01, 0.99, 0.99, 0.99, 0.98, 0.95, 0.98, 1, 1.02, 1.02];

/** Admissions of a weekend day as a share of those of a weekday (P69): by way of the emergency department, and direct. */
const VIA_EMERGENCY = 0.93;
const DIRECT = 0.4;

/** Factors of weekdays and weekend days that give the ratio, where a share of a week falls on each day; their mean is 1. */
function byWeekday(ratio: number, ofDay: ArrayLike<number>): readonly number[] {
  const sum = (from: number, to: number) => {
    let all = 0;
    for (let day = from; day < to; day++) all += ofDay[day]!;
    return all;
  };
  const [weekdays, weekend] = [sum(0, WEEKEND), sum(WEEKEND, 7)];
  const factor = (ratio * weekdays * 2) / (5 * weekend);
  const mean = (weekdays + factor * weekend) / (weekdays + weekend);
  return [0, 1, 2, 3, 4, 5, 6].map((day) => (day < WEEKEND ? 1 : factor) / mean);
}

/** By weekday from Monday, how much likelier a patient of the department is to be admitted than on average. */
export const admittedOfDay: readonly number[] = byWeekday(VIA_EMERGENCY, attendancesOfDay);

/** By weekday from Monday, direct admissions as a multiple of the mean of the week. */
export const directOfDay: readonly number[] = byWeekday(DIRECT, [1, 1, 1, 1, 1, 1, 1]);
