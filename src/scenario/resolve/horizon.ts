/** The days that are simulated, and the day from which strategies decide, as the file has them. */
import { formatDate, parseDate } from '../calendar/calendar.js';
import { calendarKeys, runKeys } from '../keys/run-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, placeOf, scalarOf } from '../text/tree.js';
import { readKey, type Stated } from './read-keys.js';

/** Longest horizon in days: a century. */
const MAX_DAYS = 36_525;

/** The days of the scenario. */
export interface Horizon {
  /** Day number of day 0. */
  readonly start: number;
  /** How many days are simulated. */
  readonly days: number;
}

/** Where start or end is faulty, no date of the file is judged by it: the days of an unknown horizon hold every date. */
const FIRST = parseDate('1900-01-01')!;
const LAST = parseDate('2199-12-31')!;

/** Whether the first or the last day is faulty: what lies before or after it is not known. */
export function isUnknown(issues: Issues): boolean {
  return issues.within('start') || issues.within('end');
}

/** Reads the first day and the first day after the last; days that hold every date where they are faulty. */
export function readHorizon(file: MapTree, issues: Issues): Horizon {
  const [start, end] = (['start', 'end'] as const).map((key) => {
    const text = scalarOf(child(file, key));
    if (typeof text === 'string' && /^\d{4}-/.test(text) && parseDate(text) === undefined) {
      issues.error(placeOf(file, key), key, `"${text}" is no date: years run from 1900 to 2199`);
    }
    return readKey(runKeys[key], child(file, key), key, { start: 0, issues })?.value ?? undefined;
  });
  if (start === undefined || end === undefined) {
    const first = start ?? FIRST;
    return { start: first, days: Math.max(1, (end ?? LAST) - first) };
  }
  const days = end - start;
  const at = placeOf(file, 'end');
  if (days <= 0) issues.error(at, 'end', 'end must come after start; it is the first day not simulated');
  if (days > MAX_DAYS) issues.error(at, 'end', `a scenario lasts ${MAX_DAYS} days at most`);
  return days <= 0 ? { start: FIRST, days: LAST - FIRST } : { start, days };
}

/** Day from which strategies decide; null: the file does not say. */
export function readDecideFrom(file: MapTree, horizon: Horizon, issues: Issues): number | null {
  const day = readKey(calendarKeys.decide_from, child(file, 'decide_from'), 'decide_from', { ...horizon, issues });
  return dayWithin(day, horizon, issues) ?? null;
}

/** A day that must lie within the scenario; one outside is reported, and undefined. */
export function dayWithin(
  date: Stated<number | null> | undefined,
  { start, days }: Horizon,
  issues: Issues,
): number | undefined {
  const day = date?.value ?? undefined;
  if (date === undefined || day === undefined || (day >= 0 && day < days)) return day;
  const span = `${formatDate(start)} to ${formatDate(start + days - 1)}`;
  issues.error(date.at, date.path, `${formatDate(start + day)} is not within the scenario, ${span}`);
  return undefined;
}
