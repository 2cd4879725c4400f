/**
 * One cell of a list as a number or a date. What spreadsheets and people write otherwise (1,200, 80%, 05/10/2026) is not
 * guessed at: it is refused, and what was probably meant is said.
 */
import { civilDate, dateProblem, dayNumber, formatDate } from '../calendar/calendar.js';
import { show } from '../text/issues.js';

/** A cell's value, or why it is refused. */
export type Cell<T> = { readonly value: T } | { readonly problem: string };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/** Day number of Excel's day 0 as it counts from March 1900 on: 30 December 1899. */
const EXCEL_DAY_0 = -25_569;

/** Whether a cell holds what a formula of a spreadsheet says when it fails. */
export function isFormulaError(text: string): boolean {
  return /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$|^#+$/.test(text);
}

/** A cell that must be a number. */
export function numberCell(text: string, decimalComma: boolean): Cell<number> {
  const plain = plainNumber(text);
  if (plain !== undefined && !(decimalComma && isGrouped(text))) return { value: plain };
  const meant = meantNumber(text, decimalComma);
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return { problem: `'${show(text)}' is not a plain number such as 1200 or 0.8${hint}` };
}

/** A cell that may be a number or a word: what looks like a number must be one. */
export function numberOrWord(text: string, decimalComma: boolean): Cell<number | string> {
  const looksLikeNumber = /^[£$€~<>≈]?\s*[-+.]?\d/.test(text) && dateProblem(text) !== undefined;
  return looksLikeNumber ? numberCell(text, decimalComma) : { value: text };
}

/** `1.200` in a list of a country that writes 1,5 for one and a half is more likely 1200. */
function isGrouped(text: string): boolean {
  return /^\d{1,3}(\.\d{3})+$/.test(text);
}

function plainNumber(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function meantNumber(text: string, decimalComma: boolean): number | undefined {
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

/** A cell that must be a date, year-month-day. */
export function dateCell(text: string): Cell<string> {
  const problem = dateProblem(text);
  if (problem === undefined) return { value: text };
  const meant = meantDate(text);
  const said = `'${show(text)}' is no date as golive reads them`;
  if (meant === undefined) return { problem: `${said}: ${problem}` };
  return {
    problem: `${said}, year-month-day; did you mean ${formatDate(meant)}, ${inWords(meant)}? (give the column the format yyyy-mm-dd, or give the workbook itself)`,
  };
}

function inWords(day: number): string {
  const date = civilDate(day);
  return `${date.day} ${MONTH_NAMES[date.month - 1]} ${date.year}`;
}

/** The day that was probably meant: day before month, as Britain writes; undefined where there is none. */
function meantDate(text: string): number | undefined {
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
