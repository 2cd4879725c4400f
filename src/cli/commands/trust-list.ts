/** `--trusts FILE.csv`: a trust a row. Every fault is reported with its row and column before anything is written. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../../errors.js';
import type { TrustList, TrustRow } from '../../scenario/from-template.js';
import { kebabId } from '../../scenario/text/ids.js';
import { show } from '../../scenario/text/issues.js';
import { explained, isSystemError } from '../machine-error.js';
import { MOST_BYTES } from '../read-scenario.js';

const PATH = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;

/** @throws UsageError naming file, row and column */
export function readTrustList(file: string): TrustList {
  const rows = cellsOf(file);
  const header = rows[0]?.map((name) => name.trim());
  if (header === undefined) throw new UsageError(`${file} is empty: a header is wanted, for example id,label,template`);
  const fault = (row: number, column: number, message: string) =>
    new UsageError(`${file}:${row + 1}:${column + 1}: ${message}`);
  const place = header.indexOf('id');
  if (place < 0) throw fault(0, 0, `no column is called 'id'; the header is ${show(header.join(','), 200)}`);
  header.forEach((name, column) => {
    if (!PATH.test(name))
      throw fault(
        0,
        column,
        `'${show(name)}' is not a field, such as template or services.outpatients.referrals_per_week`,
      );
    if (header.indexOf(name) !== column) throw fault(0, column, `'${name}' stands twice in the header`);
  });
  const known = new Map<string, number>();
  const trusts = rows.slice(1).map((cells, index): TrustRow => {
    const row = index + 1;
    const id = cells[place]!.trim();
    if (!kebabId.test(id))
      throw fault(row, place, `'${show(id)}' is not an id: letters, digits and -, beginning with a letter`);
    if (known.has(id)) throw fault(row, place, `'${id}' stands in row ${known.get(id)! + 1} too`);
    known.set(id, row);
    const values = header.flatMap((name, column): [string, string | number][] => {
      const cell = cells[column]!.trim();
      return cell === '' || name === 'id' || name === 'go_live' ? [] : [[name, cellValue(name, cell)]];
    });
    return { id, values, goLive: cells[header.indexOf('go_live')]?.trim() ?? '' };
  });
  if (trusts.length === 0) throw new UsageError(`${file} has a header and no trusts`);
  return { source: basename(file), rows: trusts };
}

/** Numbers are those that read as one; names and words are text. */
function cellValue(name: string, cell: string): string | number {
  const isNumber = name !== 'label' && name !== 'template' && /^-?\d+(\.\d+)?$/.test(cell);
  return isNumber ? Number(cell) : cell;
}

function cellsOf(file: string): string[][] {
  let text: string;
  try {
    const bytes = readFileSync(file);
    if (bytes.length > MOST_BYTES) throw new UsageError(`${file} is larger than any list of trusts`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') throw new UsageError(`there is no file ${file}`);
    if (error instanceof TypeError) throw new UsageError(`${file} is not UTF-8 text`);
    throw explained(`read ${file}`, error);
  }
  try {
    return parse(text, { skip_empty_lines: true, relax_column_count: false, bom: true }) as string[][];
  } catch (error) {
    throw new UsageError(`${file}: ${show((error as Error).message, 300)}`);
  }
}
