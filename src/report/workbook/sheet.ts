/**
 * What a sheet of a workbook holds, as a value: cells that know whether they are text, number or date, how a number is
 * shown, and columns as wide as what stands in them. Separate from the program that makes a file of it.
 */
import { show } from '../../scenario/text/issues.js';
import { grouped } from '../numbers.js';
import { displayWidth } from '../width.js';

/** One cell; undefined is empty. A number's `format` is that of a spreadsheet; a date is ISO text. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly isStrong?: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly format: string; readonly isStrong?: boolean }
  | { readonly kind: 'date'; readonly date: string }
  | undefined;

export interface Sheet {
  /** At most 31 letters. */
  readonly name: string;
  /** Headings and widths, in characters of the usual font. */
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Columns from the left that stay in sight. */
  readonly frozen: number;
}

/** Longest text of a cell: of 32,767 letters that a spreadsheet takes, even if each has to be written as its code. */
const LONGEST = 4000;

const NARROWEST = 8;
/** Wider texts are broken into lines. */
const WIDEST = 60;
/** Room beside the text, which is not set in figures of one width. */
const MARGIN = 2;

/** Text, controls written as their codes; nothing for no text. */
export function textCell(text: string | undefined, isStrong = false): SheetCell {
  if (text === undefined || text === '') return undefined;
  const shown = show(text, LONGEST);
  return isStrong ? { kind: 'text', text: shown, isStrong } : { kind: 'text', text: shown };
}

/** A number in its format; nothing for one that is unknown. */
export function numberCell(value: number | undefined, format: string, isStrong = false): SheetCell {
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return isStrong ? { kind: 'number', value, format, isStrong } : { kind: 'number', value, format };
}

/** A day as ISO text; nothing for one that is unknown. */
export function dateCell(date: string | undefined): SheetCell {
  return date === undefined ? undefined : { kind: 'date', date };
}

/** How numbers that are as they were given are shown: with every digit. */
export const AS_GIVEN = 'General';

/** How whole numbers are shown. */
export const WHOLE = '#,##0';

/**
 * How numbers of a unit are shown.
 * @param unit    as in the metrics: `share`, `GBP`, anything else is a count
 * @param largest of the numbers that stand together, without sign
 */
export function formatOf(unit: string, largest: number): string {
  if (unit === 'share' || unit === 'probability') return '0.0%';
  return unit === 'GBP' || largest >= 99.95 ? WHOLE : '#,##0.00';
}

/** A sheet with its columns as wide as needed. */
export function sheetOf(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly SheetCell[])[],
  { frozen = 0, widest = WIDEST }: { readonly frozen?: number; readonly widest?: number } = {},
): Sheet {
  const columns = headings.map((heading, c) => {
    // A heading is broken at its spaces.
    const words = heading.split(' ').map(displayWidth);
    const needed = rows.reduce((most, row) => Math.max(most, widthOf(row[c])), Math.max(NARROWEST, ...words));
    return { heading: show(heading, LONGEST), width: Math.min(widest, needed) + MARGIN };
  });
  return { name, columns, rows, frozen };
}

function widthOf(cell: SheetCell): number {
  if (cell === undefined) return 0;
  if (cell.kind === 'date') return '2026-10-31'.length;
  if (cell.kind === 'text') return displayWidth(cell.text);
  const { value, format } = cell;
  if (format === AS_GIVEN) return Math.min(12, String(value).length);
  return format === '0.0%' ? grouped(100 * value, 1).length + 1 : grouped(value, format === WHOLE ? 0 : 2).length;
}
