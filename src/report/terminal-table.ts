/**
 * Tables for a terminal: a label, then as many columns as fit side by side; the rest follow below under the same
 * labels. A cell may have a second line (an interval under its mean).
 */
import { plain, type Style } from './style.js';
import { displayWidth, wrapped } from './width.js';

export interface TerminalCell {
  readonly text: string;
  /** A second, quieter line. */
  readonly below?: string | undefined;
}

/** A heading within the table, or a row with one cell for each column. */
export type TerminalRow =
  | { readonly heading: string }
  | {
      readonly label: string;
      /** A second, quieter text under the label, in the first of several blocks. */
      readonly note?: string | undefined;
      readonly cells: readonly TerminalCell[];
    };

/** A column's name, one or more lines. */
export type TerminalColumn = readonly string[];

const GAP = 2;
const WIDEST_LABEL = 26;
const WIDEST_NAME = 14;
/** Notes are not broken into lines narrower than this. */
const NARROWEST_NOTE = 12;

/** The table as lines no wider than `width`, as long as a label and one column fit. */
export function terminalTable(
  columns: readonly TerminalColumn[],
  rows: readonly TerminalRow[],
  width: number,
  style: Style = plain,
): string[] {
  const names = columns.map((lines) => lines.flatMap((line) => wrapped(line, WIDEST_NAME)));
  const widths = columns.map((_, c) =>
    Math.max(
      ...names[c]!.map(displayWidth),
      ...rows.map((row) => ('cells' in row && row.cells[c] !== undefined ? cellWidth(row.cells[c]) : 0)),
    ),
  );
  const narrow = labelWidthFor(rows, width, ({ label, note = '' }) =>
    Math.max(displayWidth(label), Math.min(NARROWEST_NOTE, displayWidth(note))),
  );
  const wide = labelWidthFor(rows, width, ({ label, note = '' }) => Math.max(displayWidth(label), displayWidth(note)));
  // A note takes the room that is left, but never that of a column.
  const spare = fittingBlocks(widths, width - wide).length === fittingBlocks(widths, width - narrow).length;
  const labelWidth = spare ? wide : narrow;
  const blocks = fittingBlocks(widths, width - labelWidth);
  return blocks.flatMap((block, b) => [
    ...(b === 0 ? [] : ['']),
    ...header(block, names, widths, labelWidth, style),
    ...rows.flatMap((row) =>
      'heading' in row
        ? wrapped(row.heading, width).map(style.strong)
        : rowLines(b === 0 ? row : { ...row, note: undefined }, block, widths, labelWidth, style),
    ),
  ]);
}

type LabelledRow = Exclude<TerminalRow, { heading: string }>;

/** Columns that the labels get: what they need, up to a share of the width. */
function labelWidthFor(rows: readonly TerminalRow[], width: number, needs: (row: LabelledRow) => number): number {
  const most = Math.min(WIDEST_LABEL, Math.max(16, Math.floor(width * 0.42)));
  return Math.min(most, Math.max(1, ...rows.map((row) => ('label' in row ? needs(row) + 2 : 0))));
}

function cellWidth(cell: TerminalCell): number {
  return Math.max(displayWidth(cell.text), displayWidth(cell.below ?? ''));
}

/** Indices of the columns that stand side by side, in as few blocks as fit, of about the same number of columns. */
function fittingBlocks(widths: readonly number[], room: number): number[][] {
  const few = filledBlocks(widths, room, widths.length);
  const even = filledBlocks(widths, room, Math.ceil(widths.length / Math.max(1, few.length)));
  return even.length > few.length ? few : even;
}

/** Blocks filled one after another, each with at least one column and at most so many. */
function filledBlocks(widths: readonly number[], room: number, most: number): number[][] {
  const blocks: number[][] = [];
  let left = 0;
  for (const [c, width] of widths.entries()) {
    const block = blocks.at(-1);
    if (block === undefined || block.length >= most || width + GAP > left) {
      blocks.push([c]);
      left = room;
    } else block.push(c);
    left -= width + GAP;
  }
  return blocks;
}

function header(
  block: readonly number[],
  names: readonly TerminalColumn[],
  widths: readonly number[],
  labelWidth: number,
  style: Style,
): string[] {
  const height = Math.max(...block.map((c) => names[c]!.length));
  return Array.from({ length: height }, (_, i) => {
    const cells = block.map((c) => {
      const name = names[c]!;
      return placed(name[i - height + name.length] ?? '', widths[c]!, style.strong);
    });
    return (' '.repeat(labelWidth) + cells.join('')).trimEnd();
  });
}

function rowLines(
  row: LabelledRow,
  block: readonly number[],
  widths: readonly number[],
  labelWidth: number,
  style: Style,
): string[] {
  const name = wrapped(row.label, labelWidth - 2).map((line) => `  ${line}`);
  const note = row.note === undefined ? [] : wrapped(row.note, labelWidth - 2).map((line) => `  ${line}`);
  const label = [...name, ...note];
  const cells = block.map((c) => row.cells[c] ?? { text: '' });
  const height = Math.max(label.length, cells.some(({ below = '' }) => below !== '') ? 2 : 1);
  return Array.from({ length: height }, (_, i) => {
    const texts = cells.map((cell, j) => {
      const text = i === 0 ? cell.text : i === 1 ? (cell.below ?? '') : '';
      return placed(text, widths[block[j]!]!, i === 0 ? (t) => t : style.quiet);
    });
    const left = label[i] ?? '';
    const space = ' '.repeat(Math.max(0, labelWidth - displayWidth(left)));
    return ((i < name.length ? left : style.quiet(left)) + space + texts.join('')).trimEnd();
  });
}

/** A cell's text at the right of its column; only the text itself is styled, so that widths stay true. */
function placed(text: string, width: number, style: (text: string) => string): string {
  const space = ' '.repeat(GAP + Math.max(0, width - displayWidth(text)));
  return space + (text === '' ? '' : style(text));
}
