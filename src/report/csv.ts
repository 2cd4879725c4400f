/**
 * Tables as CSV text: LF at every line's end, numbers as `String(x)`, unknown as nothing. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front; numbers never do.
 */
import { stringify } from 'csv-stringify/sync';
import { cellsOf, type Table } from './tables/table.js';

const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const options = {
  record_delimiter: '\n',
  cast: {
    string: (text: string) => (formula.test(text) ? `'${text}` : text),
    number: (x: number) => String(x),
  },
};

/** The first line of a table. */
export function csvHeader<R>(table: Table<R>): string {
  return stringify([table.columns.map(({ name }) => name)], options);
}

/** Rows as lines; no text for no rows. */
export function csvRows<R>(table: Table<R>, rows: readonly R[]): string {
  return rows.length === 0
    ? ''
    : stringify(
        rows.map((row) => cellsOf(table, row)),
        options,
      );
}

/** Rows that are turned into text together. */
const TOGETHER = 1000;

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
