/**
 * Days without sessions at any trust, as the file has them: the bank holidays of England and Wales unless it says
 * `bank_holidays: none`, and its own `closed_days`.
 */

import type { Issues } from '../text/issues.js';
import { child, type MapTree, type Tree, textAt } from '../text/tree.js';
import { bankHolidays } from './bank-holidays.js';
import { civilDate, formatDate, parseDate } from './calendar.js';

/** What `bank_holidays` may be; the first is the default. */
export const BANK_HOLIDAYS = ['england_and_wales', 'none'] as const;

/** The bank holidays that a file asks for. */
export function bankHolidaysOf(file: Tree): string {
  return textAt(file, 'bank_holidays') ?? BANK_HOLIDAYS[0];
}

/** Day numbers without sessions, whatever the weekday; warns of days closed outside the scenario. */
export function closedNumbers(file: MapTree, start: number, days: number, issues: Issues): Set<number> {
  const closed = new Set<number>();
  if (bankHolidaysOf(file) === BANK_HOLIDAYS[0]) {
    const last = civilDate(start + days).year;
    for (let year = civilDate(start).year; year <= last; year++) for (const day of bankHolidays(year)) closed.add(day);
  }
  const list = child(file, 'closed_days');
  for (const [i, item] of (list?.kind === 'list' ? list.items : []).entries()) {
    const path = `closed_days.${i}`;
    const span = spanOf(item);
    if (span === undefined || issues.within(path)) continue;
    const [from, until] = span;
    if (until <= from) {
      issues.error(item.at, path, 'until is the first day open again; it must come after from');
      continue;
    }
    if (until <= start || from >= start + days) {
      const whole = `${formatDate(start)} to ${formatDate(start + days - 1)}`;
      issues.warn(item.at, path, `is outside the scenario, ${whole}: it closes nothing`);
    }
    const end = Math.min(until, start + days);
    for (let day = Math.max(from, start); day < end; day++) closed.add(day);
  }
  return closed;
}

/** The days [from, until) of an entry: one date, plain or with its reason, or a span. */
function spanOf(item: Tree): [from: number, until: number] | undefined {
  const single = item.kind === 'scalar' ? item.value : textAt(item, 'value');
  if (typeof single === 'string') {
    const day = parseDate(single);
    return day === undefined ? undefined : [day, day + 1];
  }
  const from = parseDate(textAt(item, 'from') ?? '');
  const until = parseDate(textAt(item, 'until') ?? '');
  return from === undefined || until === undefined ? undefined : [from, until];
}
