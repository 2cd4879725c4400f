/**
 * When the activity of a month is settled: at the freeze, some days after the month's end, and for what is recorded
 * later still, at the end of the financial year (31 March) and its freeze.
 */
import { memoize, valueAt } from '../memoize.js';
import type { Calendar } from '../settings.js';

export interface PaymentCalendar {
  /** Month of day 0: its year, and its place in it from 0 (January). */
  readonly months: { readonly firstYear: number; readonly first: number };
  /** First day of each month of the scenario, and one past the last day; the first and last month may be cut. */
  readonly monthStarts: readonly number[];
  /** Freeze day of each month: activity recorded by then is paid with the month. */
  readonly freezeDay: readonly number[];
  /** Day on which what a month's freeze has left open is settled for good. */
  readonly yearEndDay: readonly number[];
}

/** Made once for all replications, by days to the freeze. */
const made = memoize((_: Calendar) => new Map<number, PaymentCalendar>());

/**
 * @param freezeDays days from the end of a month to its freeze
 */
export function paymentCalendar(calendar: Calendar, freezeDays: number): PaymentCalendar {
  return valueAt(made(calendar), freezeDays, () => make(calendar, freezeDays));
}

function make(calendar: Calendar, freezeDays: number): PaymentCalendar {
  const { month, monthOfYear } = calendar;
  const monthStarts: number[] = [];
  for (let day = 0; day < month.length; day++) if (day === 0 || month[day] !== month[day - 1]) monthStarts.push(day);
  monthStarts.push(month.length);
  const freezeDay: number[] = [];
  const yearEndDay: number[] = [];
  for (let m = 0; m + 1 < monthStarts.length; m++) {
    freezeDay.push(monthStarts[m + 1]! + freezeDays);
    // Months until March is over, counted at 30.4375 days beyond the horizon.
    const toMarch = (14 - monthOfYear[monthStarts[m]!]!) % 12;
    const end = monthStarts[m + 1 + toMarch] ?? monthStarts[m + 1]! + Math.round(toMarch * 30.4375);
    yearEndDay.push(end + freezeDays);
  }
  const months = { firstYear: calendar.firstYear, first: monthOfYear[0] ?? 0 };
  return { months, monthStarts, freezeDay, yearEndDay };
}
