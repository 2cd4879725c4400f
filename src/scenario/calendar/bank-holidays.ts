/**
 * Bank holidays of England and Wales, of Scotland and of Northern Ireland, computed: fixed days and their substitutes,
 * Easter, the Mondays of May and August.
 * What was changed for one year only is listed, 1995 to 2026. Years before 1995 follow the rule of today, so no scenario
 * should ask for them.
 * Sources: gov.uk/bank-holidays (and its archive); Banking and Financial Dealings Act 1971; St Andrew's Day
 * Bank Holiday (Scotland) Act 2007; royal proclamations.
 */
import { dayNumber, parseDate, weekdayOf } from './calendar.js';

const SATURDAY = 5;
const SUNDAY = 6;

/** Easter Sunday of a year of the Gregorian calendar, as a day number (anonymous algorithm; Nature, 20 April 1876). */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + skipped + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451);
  const day = moon + toSunday - 7 * late + 114;
  return dayNumber({ year, month: Math.floor(day / 31), day: (day % 31) + 1 });
}

/** Where the days are kept: each has rules of its own, and some days that were kept there alone. */
export type Nation = 'england_and_wales' | 'scotland' | 'northern_ireland';

/** Days moved or added for one year: the date the rule gives (undefined: an extra day), and the day that was kept. */
const CHANGES: readonly (readonly [usual: string | undefined, kept: string, nation?: Nation])[] = [
  ['1995-05-01', '1995-05-08'], // fifty years after the war in Europe
  [undefined, '1999-12-31'], // the millennium
  ['2002-05-27', '2002-06-04'], // golden jubilee
  [undefined, '2002-06-03'],
  [undefined, '2011-04-29'], // royal wedding
  ['2012-05-28', '2012-06-04'], // diamond jubilee
  [undefined, '2012-06-05'],
  ['2020-05-04', '2020-05-08'], // 75 years after the war in Europe
  ['2022-05-30', '2022-06-02'], // platinum jubilee
  [undefined, '2022-06-03'],
  [undefined, '2022-09-19'], // state funeral of Elizabeth II
  [undefined, '2023-05-08'], // coronation of Charles III
  [undefined, '2026-06-15', 'scotland'], // first match of the World Cup
];

const moved = new Map(CHANGES.flatMap(([usual, kept]) => (usual === undefined ? [] : [[number(usual), number(kept)]])));
const extra = CHANGES.filter(([usual]) => usual === undefined);

/** First year in which Scotland kept St Andrew's Day. */
const ST_ANDREWS_SINCE = 2007;

function number(date: string): number {
  return parseDate(date)!;
}

/** The day itself or, at a weekend, its substitute so many days later. */
function substituted(day: number, afterSaturday: number, afterSunday: number): number {
  const weekday = weekdayOf(day);
  return day + (weekday === SATURDAY ? afterSaturday : weekday === SUNDAY ? afterSunday : 0);
}

/** The last Monday up to a day. */
function mondayUpTo(day: number): number {
  return day - weekdayOf(day);
}

/** The days that the rules of a nation give in a year, before what was changed for that year. */
function byRule(year: number, nation: Nation): number[] {
  const on = (month: number, day: number): number => dayNumber({ year, month, day });
  const easter = easterSunday(year);
  const everywhere = [
    easter - 2,
    mondayUpTo(on(5, 7)), // early May: the first Monday
    mondayUpTo(on(5, 31)), // spring: the last Monday of May
    substituted(on(12, 25), 2, 2), // Boxing Day or its own substitute takes the Monday
    substituted(on(12, 26), 2, 2),
  ];
  if (nation === 'scotland') {
    const andrew = year < ST_ANDREWS_SINCE ? [] : [substituted(on(11, 30), 2, 1)];
    // 2 January is kept too, and takes the Monday as Boxing Day does.
    return [...everywhere, substituted(on(1, 1), 2, 2), substituted(on(1, 2), 2, 2), mondayUpTo(on(8, 7)), ...andrew];
  }
  const ireland = nation === 'northern_ireland' ? [substituted(on(3, 17), 2, 1), substituted(on(7, 12), 2, 1)] : [];
  return [...everywhere, substituted(on(1, 1), 2, 1), easter + 1, mondayUpTo(on(8, 31)), ...ireland];
}

/** The bank holidays of a year as day numbers, in order; substitutes stand for the days they replace. */
export function bankHolidays(year: number, nation: Nation = 'england_and_wales'): number[] {
  const kept = byRule(year, nation).map((day) => moved.get(day) ?? day);
  const added = extra
    .filter(([, date, only]) => date.startsWith(`${year}-`) && (only === undefined || only === nation))
    .map(([, date]) => number(date));
  return [...kept, ...added].sort((a, b) => a - b);
}
