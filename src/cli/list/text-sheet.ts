/**
 * A list as text: CSV as Excel writes it in any country, with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252.
 * Lines keep their numbers in the file, so that a fault is found where it stands.
 */
import { parse } from 'csv-parse/sync';
import { UsageError } from '../../errors.js';
import { show } from '../../scenario/text/issues.js';
import type { Sheet, SheetRead } from '../../scenario/trust-list/trust-list.js';

const SEPARATORS = [',', ';', '\t'] as const;

/** @throws UsageError naming the file */
export function sheetOfText(source: string, file: string, bytes: Buffer): SheetRead {
  const { text, notes } = decoded(file, bytes);
  // Excel's own first line, `sep=;`, says what separates and is no row.
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const body = stated === null ? text : text.slice(stated[0].length);
  const separator = stated?.[1] ?? separatorOf(body);
  const lines: number[] = [];
  let rows: string[][];
  try {
    const records = parse(body, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    rows = records.map(({ record, info }) => {
      const within = record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
      lines.push(info.lines - within + (stated === null ? 0 : 1));
      return record.map((cell) => cell.trim());
    });
  } catch (error) {
    throw new UsageError(`${file}: ${inPlainWords((error as Error).message)}`);
  }
  const sheet: Sheet = {
    source,
    rows,
    at: (row, column) => `${file}:${lines[row] ?? row + 1}:${column + 1}`,
    decimalComma: separator === ';',
  };
  return { sheet, notes };
}

/** What separates the cells: what stands most often in the first line that has any, outside quotes. */
function separatorOf(text: string): string {
  for (const line of text.split(/\r?\n/)) {
    const bare = line.replace(/"[^"]*"/g, '');
    const counts = SEPARATORS.map((separator) => bare.split(separator).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return SEPARATORS[counts.indexOf(most)]!;
    if (line.trim() !== '') return ',';
  }
  return ',';
}

function decoded(file: string, bytes: Buffer): { readonly text: string; readonly notes: readonly string[] } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] };
  if (bytes.includes(0)) throw new UsageError(`${file} is not text: give the list as .xlsx or CSV`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    const odd = /[^\r\n]*[\u0080-\uffff][^\r\n]*/.exec(text)?.[0] ?? '';
    return {
      text,
      notes: [`${file} is not UTF-8 and was read as Windows-1252: are its letters right? '${show(odd, 80)}'`],
    };
  }
}

function inPlainWords(message: string): string {
  const open = /Quote Not Closed.*line (\d+)/.exec(message);
  if (open !== null) return `a quotation mark opens at line ${open[1]} and does not close`;
  const inside = /Invalid Opening Quote.*line (\d+)/.exec(message);
  if (inside !== null)
    return `line ${inside[1]}: a quotation mark within a cell; write it twice, and the cell in quotes`;
  return show(message, 300);
}
