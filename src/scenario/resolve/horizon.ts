/** The days that are simulated, and the day from which strategies decide, as the file has them. */
import { formatDate, parseDate } from '../calendar/calendar.js';
import { calendarKeys, horizonKeys, runKeys } from '../keys/run-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, scalarOf, type Tree } from '../text/tree.js';
import { type KeyReading, readKey, type Stated } from './read-keys.js';

/** Longest horizon in days: a century. */
const MAX_DAYS = 36_525;

/** The days of the scenario. */
export interface Horizon {
  /** Day number of day 0. */
  readonly start: number;
  /** How many days the programme has. */
  readonly days: number;
  /** How many days there are with the run-out. */
  readonly careDays: number;
  /** Where the file says that it is played until it is complete; undefined where it does not. */
  readonly noLaterThan?: Stated<number | null> | undefined;
}

/** Where start or end is faulty, no date of the file is judged by it: the days of an unknown horizon hold every date. */
const FIRST = parseDate('1900-01-01')!;
const LAST = parseDate('2199-12-31')!;

/** Whether the first or the last day is faulty: what lies before or after it is not known. */
export function isUnknown(issues: Issues): boolean {
  return issues.within('start') || issues.within('end');
}

/** Reads the first day and the first day after the last, and the run-out; days that hold every date where they are faulty. */
export function readHorizon(file: MapTree, issues: Issues): Horizon {
  const reading = { start: 0, issues };
  checkYear(child(file, 'start'), 'start', issues);
  const start = readKey(runKeys.start, child(file, 'start'), 'start', reading)?.value ?? undefined;
  const stated = readKey(runKeys.end, child(file, 'end'), 'end', reading);
  const end = stated?.plain ?? stated?.group?.said.no_later_than;
  if (stated?.group !== undefined) checkYear(child(child(file, 'end'), 'no_later_than'), 'end.no_later_than', issues);
  else checkYear(child(file, 'end'), 'end', issues);
  if (start === undefined || end?.value == null) {
    const first = start ?? FIRST;
    const days = Math.max(1, (end?.value ?? LAST) - first);
    return { start: first, days, careDays: days };
  }
  const { at, path } = end;
  const length = end.value - start;
  if (length <= 0) issues.error(at, path, 'end must come after start; it is the first day after the last');
  if (length > MAX_DAYS) issues.error(at, path, `a scenario lasts ${MAX_DAYS} days at most`);
  if (length <= 0) return { start: FIRST, days: LAST - FIRST, careDays: LAST - FIRST };
  const noLaterThan = stated?.plain === undefined ? end : undefined;
  return { start, days: length, careDays: length + 7 * runOutWeeks(file, reading), noLaterThan };
}

function runOutWeeks(file: MapTree, reading: KeyReading): number {
  const { run_out: key } = horizonKeys;
  const runOut = readKey(key, child(file, 'run_out'), 'run_out', reading);
  if (runOut?.plain !== undefined) return 0;
  return Math.max(0, Math.round(runOut?.group?.said.at_most_weeks?.value ?? key.group.keys.at_most_weeks.default));
}

/** How many days from each go-live its harm is counted over. */
export function readPerGoLiveDays(file: MapTree, issues: Issues): number {
  const { per_go_live: key } = horizonKeys;
  const said = readKey(key, child(file, 'per_go_live'), 'per_go_live', { start: 0, issues })?.said;
  return 7 * (said?.weeks?.value ?? key.keys.weeks.default);
}

function checkYear(tree: Tree | undefined, path: string, issues: Issues): void {
  const text = scalarOf(tree);
  if (typeof text !== 'string' || !/^\d{4}-/.test(text) || parseDate(text) !== undefined) return;
  issues.error(tree!.at, path, `"${text}" is no date: years run from 1900 to 2199`);
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
