/**
 * The header of a sheet: in which row it stands, what each column means, and what is wrong with it. A column without a
 * heading and without a cell is what a spreadsheet leaves behind, and a title above the header is no row.
 */
import { show } from '../text/issues.js';
import { type Column, columnOf, headingOf, type Role } from './headings.js';
import type { TemplateFacts } from './template-facts.js';
import type { Sheet } from './trust-list.js';

/** By which columns a row says who it is, in the order in which they are taken. */
export const WHO: readonly Role[] = ['label', 'id', 'code'];

/** A header as read. */
export interface Columns {
  /** Row of the headings. */
  readonly header: number;
  /** What each column means; undefined: it is passed over. */
  readonly columns: readonly (Column | undefined)[];
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

export function readColumns(sheet: Sheet, facts: TemplateFacts): Columns {
  const { source, rows, at } = sheet;
  const header = headerOf(sheet, facts);
  const headings = rows[header];
  const columns: (Column | undefined)[] = [];
  const faults: string[] = [];
  const notes: string[] = [];
  const meaning = new Map<string, string>();
  if (headings === undefined || headings.every((heading) => heading === '')) {
    faults.push(`${source} is empty: a header is wanted, for example name,size,go live`);
    return { header, columns, faults, notes };
  }
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  for (let column = 0; column < width; column++) {
    const heading = headings[column] ?? '';
    const read = heading === '' ? undefined : columnOf(heading, facts);
    columns.push(read === undefined || 'problem' in read ? undefined : read);
    if (read === undefined) {
      const filled = rows.findIndex((cells, row) => row > header && (cells[column] ?? '') !== '');
      if (filled >= 0) faults.push(nameless(sheet, filled, column));
      continue;
    }
    const place = at(header, column);
    if ('problem' in read) faults.push(`${place}: ${read.problem}`);
    const says = 'role' in read ? headingOf(read.role) : 'path' in read ? read.path : heading;
    const first = meaning.get(says);
    meaning.set(says, heading);
    if ('role' in read && read.role === 'remark') notes.push(`${place}: '${show(heading)}' is not read`);
    else if (first !== undefined)
      faults.push(`${place}: '${show(heading)}' stands twice in the header, as '${show(first)}' before`);
  }
  const whose = columns.some((column) => column !== undefined && 'role' in column && WHO.includes(column.role));
  if (!whose && faults.length === 0) {
    const said = show(headings.filter((heading) => heading !== '').join(', '), 200);
    faults.push(`${at(header, 0)}: no column says who the trusts are: head it name, ods code or id; found ${said}`);
  }
  return { header, columns, faults, notes };
}

function nameless({ rows, at }: Sheet, row: number, column: number): string {
  const cell = rows[row]![column]!;
  const split = /^\d{3}$/.test(cell) ? '; a number such as 1,200 is written 1200' : '';
  return `${at(row, column)}: '${show(cell)}' stands in a column without a name${split}`;
}

/** The row of the headings: the first that is filled, or the one below a title that stands alone in its row. */
function headerOf({ rows }: Sheet, facts: TemplateFacts): number {
  const filled = (row: number) => (rows[row] ?? []).filter((cell) => cell !== '');
  const means = (heading: string) => !('problem' in columnOf(heading, facts));
  const first = rows.findIndex((_, row) => filled(row).length > 0);
  const second = rows.findIndex((_, row) => row > first && filled(row).length > 0);
  const titled = second > 0 && filled(first).length === 1 && !means(filled(first)[0]!);
  return titled && filled(second).length > 1 && filled(second).some(means) ? second : Math.max(0, first);
}
