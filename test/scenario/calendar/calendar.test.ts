import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  civilDate,
  dateProblem,
  dayNumber,
  daysInMonth,
  formatDate,
  isoDate,
  makeCalendar,
  parseDate,
  weekdayOf,
} from '../../../src/scenario/calendar/calendar.js';

test('knows days whose number and weekday are known', () => {
  expect(parseDate('1970-01-01')).toBe(0);
  expect(parseDate('2000-03-01')).toBe(11017);
  expect(weekdayOf(parseDate('2008-06-15')!)).toBe(6); // the Royal Free went live on a Sunday
  expect(weekdayOf(parseDate('2026-04-06')!)).toBe(0);
  expect(weekdayOf(parseDate('1969-12-29')!)).toBe(0);
});

test('agrees with the built-in calendar on every day of three centuries', () => {
  for (let day = parseDate('1900-01-01')!; day <= parseDate('2199-12-31')!; day += 7) {
    const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (formatDate(day) !== iso || parseDate(iso) !== day) throw new Error(iso);
  }
});

test('days and dates are each the inverse of the other', () => {
  fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), (day) => dayNumber(civilDate(day)) === day));
});

test('a day of the scenario as a date; part of a day belongs to the day it is in', () => {
  expect(isoDate('2008-02-28', 1)).toBe('2008-02-29');
  expect(isoDate('2008-02-28', 1.5)).toBe('2008-02-29');
  expect(isoDate('2008-02-28', 2)).toBe('2008-03-01');
  expect(isoDate('2008-02-28', -1)).toBe('2008-02-27');
  expect(() => isoDate('2008-02-30', 1)).toThrow(RangeError);
  expect(() => isoDate('2008-02-28', Number.NaN)).toThrow(RangeError);
});

test('says what is wrong with a date', () => {
  expect(dateProblem('2008-06-15')).toBeUndefined();
  expect(dateProblem('2026-02-30')).toBe('February 2026 has 28 days');
  expect(dateProblem('2100-02-29')).toBe('February 2100 has 28 days');
  expect(dateProblem('2000-02-30')).toBe('February 2000 has 29 days');
  expect(dateProblem('2008-13-01')).toBe('there is no month 13');
  expect(dateProblem('2008-04-31')).toBe('April 2008 has 30 days');
  expect(dateProblem('2008-01-00')).toBe('January 2008 has 31 days');
  expect(dateProblem('1899-12-31')).toMatch(/1900 to 2199/);
  expect(dateProblem('15/06/2008')).toMatch(/year-month-day/);
  expect(daysInMonth(2008, 2)).toBe(29);
});

test('a calendar has sessions Monday to Friday and counts months from the start', () => {
  const calendar = makeCalendar(parseDate('2007-12-30')!, 40); // a Sunday
  expect([...calendar.weekday.slice(0, 8)]).toEqual([6, 0, 1, 2, 3, 4, 5, 6]);
  expect([...calendar.sessionDay.slice(0, 8)]).toEqual([0, 1, 1, 1, 1, 1, 0, 0]);
  expect([calendar.month[1], calendar.month[2], calendar.month[33]]).toEqual([0, 1, 2]);
  expect([calendar.dayOfMonth[1], calendar.dayOfMonth[2]]).toEqual([31, 1]);
  expect(calendar.weekday).toHaveLength(40);
});
