/**
 * What was probably meant by a number or a date that is written as people and spreadsheets write them. Nothing of it is
 * ever taken: it is what an error asks, did you mean this?
 */
import { civilDate, dateProblem, dayNumber } from './calendar.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/** Day number of Excel's day 0 as it counts from March 1900 on: 30 December 1899. */
const EXCEL_DAY_0 = -25_569;

/** `1.200` in a list of a country that writes 1,5 for one and a half is more likely 1200. */
export function isGrouped(text: string): boolean {
  return /^\d{1,3}(\.\d{3})+$/.test(text);
}

/** A number in plain digits; undefined: the text is none. */
export function plainNumber(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/**
 * The number that was probably meant by 1,200, 80%, 0,8 or GBP 1.2m; undefined where there is no guess.
 * @param decimalComma whether a comma is more likely to begin the decimals
 */
export function meantNumber(text: string, decimalComma: boolean): number | undefined {
  const bare = text.replace(/^[£$€~<>≈\s]+|\s*(gbp|a week|per week|weekly|approx\.?)$/gi, '').trim();
  const percent = /^(.*?)\s*%$/.exec(bare)?.[1];
  if (percent !== undefined) {
    const whole = meantNumber(percent, decimalComma);
    return whole === undefined ? undefined : Number((whole / 100).toPrecision(12));
  }
  const scaled = /^(.*\d)\s*(k|m|bn)$/i.exec(bare);
  if (scaled !== null) {
    const one = meantNumber(scaled[1]!, decimalComma);
    const times = { k: 1e3, m: 1e6, bn: 1e9 }[scaled[2]!.toLowerCase() as 'k' | 'm' | 'bn'];
    return one === undefined ? undefined : Number((one * times).toPrecision(12));
  }
  const grouped = bare.replace(/[ '\u00a0\u202f]/g, '');
  if (decimalComma) {
    const german = grouped.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.');
    return plainNumber(german);
  }
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(grouped)) return plainNumber(grouped.replaceAll(',', ''));
  return plainNumber(grouped.replace(/^(-?\d+),(\d+)$/, '$1.$2').replace(/^\+/, ''));
}

/** `5 October 2026`. */
export function dateInWords(day: number): string {
  const date = civilDate(day);
  return `${date.day} ${MONTH_NAMES[date.month - 1]} ${date.year}`;
}

/** The day that was probably meant: day before month, as Britain writes; undefined where there is none. */
export function meantDate(text: string): number | undefined {
  const bare = text.replace(/[T ]\d{1,2}:\d{2}.*$/, '').trim();
  const serial = /^\d{5}(\.\d+)?$/.test(bare) ? Math.floor(Number(bare)) + EXCEL_DAY_0 : undefined;
  if (serial !== undefined) return serial;
  const numbers = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})$/.exec(bare);
  if (numbers !== null) {
    const [a, b, c] = numbers.slice(1).map(Number) as [number, number, number];
    if (a > 31) return dayOf(a, b, c);
    return dayOf(c, b, a) ?? dayOf(c, a, b);
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})[-/. ,]+(\d{2,4})$/i.exec(bare);
  if (named !== null) return dayOf(Number(named[3]), monthOf(named[2]!), Number(named[1]));
  const american = /^([a-z]{3,9})[-/. ](\d{1,2})(?:st|nd|rd|th)?[-/. ,]+(\d{2,4})$/i.exec(bare);
  if (american !== null) return dayOf(Number(american[3]), monthOf(american[1]!), Number(american[2]));
  const month = /^([a-z]{3,9})[-/. ,]+(\d{2,4})$/i.exec(bare);
  return month === null ? undefined : dayOf(Number(month[2]), monthOf(month[1]!), 1);
}

function monthOf(name: string): number {
  const stem = name.slice(0, 3).toLowerCase();
  return MONTH_NAMES.some((month) => month.toLowerCase().startsWith(name.toLowerCase())) ? MONTHS.indexOf(stem) + 1 : 0;
}

function dayOf(year: number, month: number, day: number): number | undefined {
  const full = year < 100 ? 2000 + year : year;
  const text = `${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return dateProblem(text) === undefined ? dayNumber({ year: full, month, day }) : undefined;
}
