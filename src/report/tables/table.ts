/**
 * What a table is: its columns described once, each with how its cell is made, so that the CSV file, the description in
 * datapackage.json and the JSON answer cannot disagree. Rows come in the order in which they were designed.
 */

/** A cell; undefined is unknown and becomes an empty cell, never 0. */
export type Cell = string | number | undefined;

/** One column of a table whose rows are made of values of type R. */
export interface TableColumn<R> {
  /** snake_case; ends in its unit where it has one of its own. */
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'boolean';
  readonly means: string;
  readonly unit?: string;
  /** The values that there are, where those are few and known. */
  readonly among?: readonly string[];
  /** A column of the key that is empty for some rows. */
  readonly mayBeEmpty?: true;
  readonly cell: (row: R) => Cell;
}

export interface Table<R> {
  /** Name of the file without `.csv`. */
  readonly name: string;
  readonly title: string;
  /** Names of the columns that tell every row from every other; undefined where nothing does. */
  readonly key?: readonly string[];
  /** Columns whose values are rows of another table: its name, then its columns in the same order. */
  readonly foreign?: readonly ForeignKey[];
  readonly columns: readonly TableColumn<R>[];
}

/** What a value of some columns refers to. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly of: readonly string[];
}

/** A text as a cell: the empty text is unknown. */
export function textOrNothing(text: string): Cell {
  return text === '' ? undefined : text;
}

/** A row as cells, in the table's order; a number that is not finite is unknown. */
export function cellsOf<R>(table: Table<R>, row: R): Cell[] {
  return table.columns.map(({ cell }) => {
    const value = cell(row);
    return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
  });
}

/** A row as an object with the column names as keys; unknown is null. For JSON. */
export function recordOf<R>(table: Table<R>, row: R): Record<string, string | number | null> {
  const cells = cellsOf(table, row);
  return Object.fromEntries(table.columns.map(({ name }, i) => [name, cells[i] ?? null]));
}
