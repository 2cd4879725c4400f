/**
 * Sheets as an Excel workbook (.xlsx). The writer stamps the archive with the clock; it is packed again with one date, so
 * that the same sheets give the same bytes. What a label holds stays text: no formula, no markup, no name of the writer's
 * own objects.
 */
import { unzipSync, type Zippable, zipSync } from 'fflate';
import writeWorkbook, { type CellObject, type Sheet as WrittenSheet } from 'write-excel-file/node';
import { formula } from '../../report/csv.js';
import type { Sheet, SheetCell } from '../../report/workbook/sheet.js';
import { parseDate } from '../../scenario/calendar/calendar.js';

const DAY_MS = 86_400_000;

/** The earliest that an archive can say, whatever the time zone. */
const PACKED = new Date(1980, 0, 1, 12);

/** As dates are written everywhere else. */
const DATE_FORMAT = 'yyyy-mm-dd';

/** The bytes of a workbook. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const stamped = await writeWorkbook(sheets.map(written)).toBuffer();
  const files = Object.entries(unzipSync(stamped)).map(([name, bytes]): [string, Zippable[string]] => [
    name,
    [bytes, { mtime: PACKED }],
  ]);
  return zipSync(Object.fromEntries(files));
}

function written({ name, columns, rows, frozen }: Sheet): WrittenSheet<never> {
  const heading = columns.map(
    (column): CellObject => ({
      ...textOf(column.heading, true),
      ...{ wrap: true, alignVertical: 'top', bottomBorderStyle: 'thin' },
    }),
  );
  return {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    data: [heading, ...rows.map((row) => row.map(cellOf))],
    orientation: 'landscape',
    stickyRowsCount: 1,
    stickyColumnsCount: frozen,
  };
}

function cellOf(cell: SheetCell): CellObject | null {
  if (cell === undefined) return null;
  switch (cell.kind) {
    case 'text':
      return { ...textOf(cell.text, cell.isStrong), wrap: true, alignVertical: 'top' };
    case 'number':
      return { ...styled(cell.isStrong), type: Number, value: cell.value, format: cell.format, alignVertical: 'top' };
    case 'date':
      return { type: Date, value: new Date(parseDate(cell.date)! * DAY_MS), format: DATE_FORMAT, alignVertical: 'top' };
  }
}

function styled(isStrong = false): CellObject {
  return isStrong ? { fontWeight: 'bold' } : {};
}

/** A text that would become a formula as soon as somebody edits the cell is marked as text. */
function textOf(text: string, isStrong?: boolean): CellObject {
  const asText = formula.test(text) ? { format: '@' } : {};
  return { ...styled(isStrong), ...asText, type: String, value: escaped(text) };
}

/**
 * Text as a workbook has it: `_x0041_` stands for a letter by its code, so that a text which looks like that is written
 * otherwise; and so is a name that every object has, by which the writer would find something that is no text.
 */
function escaped(text: string): string {
  const literal = text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, codeOf('_'));
  return literal in Object.prototype ? codeOf(literal[0]!) + literal.slice(1) : literal;
}

function codeOf(letter: string): string {
  return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
