/**
 * A planner's file as a sheet of text: a workbook of Excel, or text with commas, semicolons or tabs in whatever encoding
 * spreadsheets write. What a file is, its first bytes say, not its name; what it is instead is said where it is no list.
 */
import { basename } from 'node:path';
import { UsageError } from '../../errors.js';
import type { SheetRead } from '../../scenario/trust-list/trust-list.js';
import { readBounded } from '../files/read-bounded.js';
import { sheetOfText } from './text-sheet.js';
import { sheetOfWorkbook } from './workbook-sheet.js';

/** Most bytes of a list. */
const MOST_BYTES = 8 * 1024 * 1024;

/** @throws UsageError or MachineError naming the file */
export async function sheetOfFile(file: string): Promise<SheetRead> {
  const bytes = readBounded(file, MOST_BYTES);
  if (bytes === 'nothing') throw new UsageError(`there is no file ${file}`);
  if (bytes === 'folder') throw new UsageError(`${file} is a folder; name a list of trusts`);
  if (bytes === 'no file') throw new UsageError(`${file} is no plain file; name a list of trusts`);
  if (bytes === 'too large') throw new UsageError(`${file} is larger than any list of trusts`);
  if (begins(bytes, 'PK\x03\x04')) return sheetOfWorkbook(file, bytes);
  const other = whatElse(file, bytes);
  if (other !== undefined) throw new UsageError(`${file} ${other}`);
  return sheetOfText(basename(file), file, bytes);
}

function begins(bytes: Buffer, text: string): boolean {
  return bytes.subarray(0, text.length).equals(Buffer.from(text, 'latin1'));
}

/** What a file is that is neither a workbook nor a list; undefined: it may be one. */
function whatElse(file: string, bytes: Buffer): string | undefined {
  if (begins(bytes, '\xd0\xcf\x11\xe0'))
    return 'is a workbook of an old kind (.xls), or locked with a password: save it without one as .xlsx';
  if (begins(bytes, '%PDF')) return 'is a PDF: give the list as .xlsx or CSV';
  if (begins(bytes, '<?xml') || begins(bytes, '<html') || begins(bytes, '<!DOCTYPE'))
    return 'is a page or XML: give the list as .xlsx or CSV';
  if (/\.ya?ml$/i.test(file)) return 'is a scenario file: a list of trusts is .xlsx or CSV, with a trust a row';
  return undefined;
}
