/**
 * A number that moves in the course of a scenario: `by_date: {2007-07-01: 5.5, 2008-06-01: 4.2}`. Straight lines between
 * the dates, level before the first and after the last. Dates may lie outside the scenario: a national trend begins
 * before it and goes on after it.
 */
import { dateProblem, formatDate, parseDate } from '../calendar/calendar.js';
import { BY_DATE } from '../schema/schema-parameters.js';
import { type Issues, show } from '../text/issues.js';
import { join, type Tree } from '../text/tree.js';

/** Days, ascending, and the values they have; days as day numbers in the file's reading, of the scenario in settings. */
export type Trend = readonly (readonly [day: number, value: number])[];

/** Reads the map of dates; undefined when it is faulty (the issue is reported). A date written twice is refused before. */
export function readTrend(tree: Tree, path: string, issues: Issues): Trend | undefined {
  if (tree.kind !== 'map' || issues.within(path)) return undefined;
  if (tree.entries.size === 0) {
    issues.error(tree.at, path, 'at least one date is needed, for example 2008-06-01: 4.2');
    return undefined;
  }
  const trend: [number, number][] = [];
  for (const [text, { key, value }] of tree.entries) {
    const day = parseDate(text);
    if (day === undefined) {
      issues.error(key, join(path, text), `\`${show(text)}\` is no date: ${dateProblem(text)}`);
      return undefined;
    }
    if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
    trend.push([day, value.value]);
  }
  return trend.sort((a, b) => a[0] - b[0]);
}

/** A trend whose days count from day 0 of the scenario. */
export function fromStart(trend: Trend, start: number): Trend {
  return trend.map(([day, value]) => [day - start, value]);
}

/** A trend of day numbers as text: `by_date(2007-07-01: 5.5, 2008-06-01: 4.2)`. */
export function writeTrend(trend: Trend): string {
  return `${BY_DATE}(${trend.map(([day, value]) => `${formatDate(day)}: ${value}`).join(', ')})`;
}
