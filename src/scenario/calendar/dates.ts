/** Dates of the file as days of the scenario: plain, or with where they come from. */

import type { Issues } from '../text/issues.js';
import { child, join, type Tree, textAt } from '../text/tree.js';
import { formatDate, parseDate } from './calendar.js';

/** The first and the last day of the scenario, as day numbers. */
export interface Horizon {
  /** Day number of day 0. */
  readonly start: number;
  /** How many days are simulated. */
  readonly days: number;
}

/** The day, counted from the start, of the date at a key; undefined when there is none. */
export function dayAt(tree: Tree | undefined, key: string, { start }: Horizon): number | undefined {
  const said = child(tree, key);
  const text = said?.kind === 'map' ? textAt(said, 'value') : textAt(tree, key);
  const number = parseDate(text ?? '');
  return number === undefined ? undefined : number - start;
}

/** As dayAt, of a day that must lie within the scenario; one outside is reported. */
export function dayWithin(
  tree: Tree | undefined,
  key: string,
  path: string,
  horizon: Horizon,
  issues: Issues,
): number | undefined {
  const day = dayAt(tree, key, horizon);
  if (day === undefined || (day >= 0 && day < horizon.days)) return day;
  const { start, days } = horizon;
  const span = `${formatDate(start)} to ${formatDate(start + days - 1)}`;
  const at = child(tree, key)!.at;
  issues.error(at, join(path, key), `${formatDate(start + day)} is not within the scenario, ${span}`);
  return undefined;
}
