/**
 * Tables as CSV text: LF at every line's end, numbers as `String(x)`, unknown as nothing. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front; numbers never do.
 */
import { stringify } from 'csv-stringify/sync';
import { type Cell, cellsOf, type Table } from './tables/table.js';

/** Text that a spreadsheet would take for a formula. */
export const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const options = {
  record_delimiter: '\n',
  cast: {
    string: (text: string) => (formula.test(text) ? `'${text}` : text),
  },
};

/** The first line of a table. */
export function csvHeader<R>(table: Table<R>): string {
  return stringify([table.columns.map(({ name }) => name)], options);
}

/** Rows as lines; no text for no rows. */
export function csvRows<R>(table: Table<R>, rows: readonly R[]): string {
  let lines = '';
  for (const row of rows) lines += `${cellsOf(table, row).map(written).join(',')}\n`;
  return lines;
}

/** A cell as it stands in a line. */
function written(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? String(cell) : textOf(cell);
}

/** Texts that were written: ids and names come again in row after row. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function textOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = stringify([[text]], options).slice(0, -1);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}

/** Rows that are turned into text together. */
const TOGETHER = 1000;

/** How many pieces a table of so many rows comes in. */
export function piecesOf(rows: number): number {
  return Math.floor(rows / TOGETHER) + 2; // the heading first, and at last what is left
}

/** A whole table in pieces, made as they are read, so that a long one is never in memory as a whole. */
export function* csvPieces<R>(table: Table<R>, rows: Iterable<R>): Generator<string> {
  yield csvHeader(table);
  let waiting: R[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < TOGETHER) continue;
    yield csvRows(table, waiting);
    waiting = [];
  }
  yield csvRows(table, waiting);
}

/** A whole table. */
export function csv<R>(table: Table<R>, rows: Iterable<R>): string {
  return [...csvPieces(table, rows)].join('');
}
