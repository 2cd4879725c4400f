/**
 * Civil dates: ISO text to day numbers and back, in the proleptic Gregorian calendar, by whole-number arithmetic of our
 * own. No `Date`, so no time zone can reach a result. Day numbers count from 1970-01-01 = 0, a Thursday.
 */
import type { Calendar } from '../../model/settings.js';

const DAYS_IN_400_YEARS = 146_097;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date of the civil calendar. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Day number of a date. The year is counted from March, so that the leap day comes last. */
export function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - 719_468;
}

/** Date of a day number. */
export function civilDate(number: number): CivilDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** What is wrong with an ISO date (`2008-06-15`), in words; undefined when nothing is. */
export function dateProblem(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return 'a date is written year-month-day, for example 2008-06-15';
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return 'years run from 1900 to 2199';
  if (month < 1 || month > 12) return `there is no month ${match[2]}`;
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return `${MONTHS[month - 1]} ${year} has ${days} days`;
  return undefined;
}

/** Day number of an ISO date; undefined when it is none. */
export function parseDate(text: string): number | undefined {
  if (dateProblem(text) !== undefined) return undefined;
  return dayNumber({ year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) });
}

/** ISO text of a day number. */
export function formatDate(number: number): string {
  const { year, month, day } = civilDate(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * ISO date of a day of the scenario.
 * @param start  ISO date of day 0
 * @param day    days since the start; a part of a day belongs to the day it is in
 */
export function isoDate(start: string, day: number): string {
  const first = parseDate(start);
  if (first === undefined || !Number.isFinite(day)) throw new RangeError(`no date: day ${day} from ${start}`);
  return formatDate(first + Math.floor(day));
}

/** Day of the week of a day number, 0 = Monday ... 6 = Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/**
 * The calendar of a scenario: sessions run Monday to Friday but for the days closed.
 * @param start   day number of day 0
 * @param days    number of days simulated, >= 0
 * @param closed  day numbers without sessions, bank holidays among them; those outside the scenario mean nothing
 */
export function makeCalendar(start: number, days: number, closed: ReadonlySet<number> = new Set()): Calendar {
  const first = civilDate(start);
  const calendar = {
    firstYear: first.year,
    sessionDay: new Uint8Array(days),
    weekday: new Uint8Array(days),
    month: new Int16Array(days),
    monthOfYear: new Uint8Array(days),
    dayOfMonth: new Uint8Array(days),
  };
  for (let d = 0; d < days; d++) {
    const { year, month, day } = civilDate(start + d);
    const weekday = weekdayOf(start + d);
    calendar.weekday[d] = weekday;
    calendar.sessionDay[d] = weekday < 5 && !closed.has(start + d) ? 1 : 0;
    calendar.month[d] = (year - first.year) * 12 + month - first.month;
    calendar.monthOfYear[d] = month - 1;
    calendar.dayOfMonth[d] = day;
  }
  return calendar;
}
