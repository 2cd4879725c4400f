/**
 * Days without sessions at any trust, as the file has them: the bank holidays of England and Wales unless it says
 * another nation or `none`, and its own `closed_days`.
 */
import { bankHolidays } from '../calendar/bank-holidays.js';
import { civilDate, formatDate } from '../calendar/calendar.js';
import { calendarKeys, NATIONS } from '../keys/run-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree } from '../text/tree.js';
import type { Horizon } from './horizon.js';
import { readKey } from './read-keys.js';
import { isSpan } from './spans.js';

/** Day numbers without sessions, whatever the weekday; warns of days closed outside the scenario. */
export function closedNumbers(file: MapTree, { start, careDays: days }: Horizon, issues: Issues): Set<number> {
  const closed = new Set<number>();
  const holidays = readKey(calendarKeys.bank_holidays, child(file, 'bank_holidays'), 'bank_holidays', {
    start,
    issues,
  });
  const nation = NATIONS.find((one) => one === (holidays?.value ?? calendarKeys.bank_holidays.default));
  if (nation !== undefined) {
    const last = civilDate(start + days).year;
    for (let year = civilDate(start).year; year <= last; year++)
      for (const day of bankHolidays(year, nation)) closed.add(day);
  }
  const spans = readKey(calendarKeys.closed_days, child(file, 'closed_days'), 'closed_days', { start, issues });
  for (const span of spans ?? []) {
    if (issues.within(span.path) || !isSpan(span, issues)) continue;
    const [from, until] = span.value;
    if (until <= 0 || from >= days) {
      const whole = `${formatDate(start)} to ${formatDate(start + days - 1)}`;
      issues.warn(span.at, span.path, `is outside the scenario, ${whole}: it closes nothing`);
    }
    for (let day = Math.max(from, 0); day < Math.min(until, days); day++) closed.add(start + day);
  }
  return closed;
}
