/**
 * The first sheet of an Excel workbook (.xlsx) as text. A workbook is a ZIP archive, and one of a few kilobytes can claim
 * gigabytes, or a cell in row 1,048,576: sizes and places are bounded before the reader sees it.
 */
import { basename } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { UsageError } from '../../errors.js';
import { formatDate } from '../../scenario/calendar/calendar.js';
import { show } from '../../scenario/text/issues.js';
import type { SheetRead } from '../../scenario/trust-list/trust-list.js';

/** Most files of a workbook, most bytes of all of them unpacked, most rows and columns of a sheet, most cells spanned. */
const MOST_FILES = 2000;
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1000;
const MOST_CELLS = 1_000_000;

const DAY_MS = 86_400_000;

/** @throws UsageError naming the file */
export async function sheetOfWorkbook(file: string, bytes: Buffer): Promise<SheetRead> {
  refuseOversize(file, bytes);
  const sheets = await read(file, bytes);
  const [first, ...others] = sheets;
  if (first === undefined) throw new UsageError(`${file} has no sheet`);
  const rows = first.data.map((cells) => cells.map(textOf));
  const more = others.filter(({ data }) => data.length > 0).map(({ sheet }) => show(sheet));
  const notes = more.length === 0 ? [] : [`${file}: the sheet '${show(first.sheet)}' is read, not ${more.join(', ')}`];
  const at = (row: number, column: number) => `${file}: cell ${letters(column)}${row + 1}`;
  return { sheet: { source: basename(file), rows, at, decimalComma: false }, notes };
}

async function read(file: string, bytes: Buffer): Promise<{ sheet: string; data: unknown[][] }[]> {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  try {
    return (await readWorkbook(whole)) as { sheet: string; data: unknown[][] }[];
  } catch (error) {
    throw notAWorkbook(file, error);
  }
}

function notAWorkbook(file: string, error: unknown): UsageError {
  const why = show(error instanceof Error ? error.message : String(error), 200);
  return new UsageError(`${file} cannot be read as an Excel workbook (.xlsx): ${why}`);
}

/** Refuses a workbook by what it claims: fflate, which the reader uses too, unpacks no more than that. */
function refuseOversize(file: string, bytes: Buffer): void {
  let files = 0;
  let unpacked = 0;
  let sheets: Record<string, Uint8Array>;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        files++;
        unpacked += originalSize;
        return false;
      },
    });
    if (files > MOST_FILES || unpacked > MOST_UNPACKED)
      throw tooLarge(file, `it unpacks to ${unpacked} bytes in ${files} files`);
    sheets = unzipSync(bytes, { filter: ({ name }) => /^xl\/.*sheets?[^/]*\/.*\.xml$|sheet\d*\.xml$/i.test(name) });
  } catch (error) {
    throw error instanceof UsageError ? error : notAWorkbook(file, error);
  }
  for (const sheet of Object.values(sheets)) refuseWide(file, strFromU8(sheet, false));
}

/** Refuses a sheet whose cells span more than a list does. */
function refuseWide(file: string, xml: string): void {
  let rows = 0;
  let columns = 0;
  for (const [, attributes] of xml.matchAll(/<(?:\w+:)?(?:c|row)\b((?:[^"'>]|"[^"]*"|'[^']*')*)>/g)) {
    const place = /\br\s*=\s*["']([^"']*)/.exec(attributes!)?.[1];
    if (place === undefined) continue;
    const parts = /^([A-Z]{0,3})(\d{1,7})$/.exec(place);
    if (parts === null) throw tooLarge(file, `a cell stands at '${show(place)}'`);
    rows = Math.max(rows, Number(parts[2]));
    columns = Math.max(columns, columnOf(parts[1]!));
  }
  if (rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS)
    throw tooLarge(file, `a sheet reaches to row ${rows} and column ${letters(columns - 1)}`);
}

function tooLarge(file: string, why: string): UsageError {
  return new UsageError(`${file} is larger than any list of trusts: ${why}; keep the list alone in a workbook`);
}

/** A cell as text: dates as year-month-day, numbers in plain digits. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return formatDate(Math.floor(cell.getTime() / DAY_MS));
  if (typeof cell === 'number') return plainDigits(cell);
  return typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell).trim();
}

/** Excel shows 15 digits; what a formula leaves beyond them (0.30000000000000004) is not of the number. */
function plainDigits(number: number): string {
  return String(Number(number.toPrecision(15)));
}

function columnOf(name: string): number {
  return [...name].reduce((number, letter) => 26 * number + letter.charCodeAt(0) - 64, 0);
}

function letters(column: number): string {
  return column < 0 ? '' : `${letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
}
