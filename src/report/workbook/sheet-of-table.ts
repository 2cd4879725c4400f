/** A table of a run as a sheet: the same rows and columns, with headings and numbers for people. */
import { cellsOf, type Table, type TableColumn } from '../tables/table.js';
import {
  AS_GIVEN,
  dateCell,
  formatOf,
  numberCell,
  type Sheet,
  type SheetCell,
  sheetOf,
  textCell,
  WHOLE,
} from './sheet.js';

/** Rows as a sheet; `cells` are what stands in some columns instead, by name. */
export function sheetOfTable<R>(
  name: string,
  table: Table<R>,
  rows: Iterable<R>,
  { frozen = 0, cells = new Map() }: { readonly frozen?: number; readonly cells?: CellsInstead } = {},
): Sheet {
  const values = [...rows].map((row) => cellsOf(table, row));
  const largest = table.columns.map((_, c) =>
    values.reduce((most, row) => Math.max(most, typeof row[c] === 'number' ? Math.abs(row[c]) : 0), 0),
  );
  const lines = values.map((row) =>
    row.map((value, c): SheetCell => {
      const column = table.columns[c]!;
      const instead = cells.get(column.name);
      return instead === undefined ? cellOf(column, value, largest[c]!) : instead(value);
    }),
  );
  return sheetOf(name, table.columns.map(headingOf), lines, { frozen });
}

/** Makes a cell of what a table has in a column. */
type CellsInstead = ReadonlyMap<string, (value: string | number | undefined) => SheetCell>;

function cellOf(
  { type, unit = '' }: Pick<TableColumn<never>, 'type' | 'unit'>,
  value: string | number | undefined,
  largest: number,
): SheetCell {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return numberCell(value, type === 'integer' ? WHOLE : formatOf(unit, largest));
  return type === 'date' ? dateCell(value) : textCell(value);
}

/** The name of a column as words, with its unit. */
function headingOf({ name, unit }: Pick<TableColumn<never>, 'name' | 'unit'>): string {
  const words = name.replace(/_gbp(?=_|$)/, '').replaceAll('_', ' ');
  return unit === undefined ? words : `${words} (${unit})`;
}

/** A text that may be a number or a date, as what it is: `0.3`, `2026-10-05`, `triangular(1, 2, 3)`. */
export function typedCell(value: string | number | undefined): SheetCell {
  const text = value === undefined ? '' : String(value);
  if (/^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(text)) return numberCell(Number(text), AS_GIVEN);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateCell(text) : textCell(text);
}
