/** `--trusts FILE.csv`: a trust a row. Every fault is reported with its row and column before anything is written. */
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../../errors.js';
import type { TrustList, TrustRow } from '../../scenario/from-template.js';
import { isForbidden, kebabId } from '../../scenario/text/ids.js';
import { show } from '../../scenario/text/issues.js';
import { readText } from '../files/read-bounded.js';
import { MOST_BYTES } from '../read-scenario.js';

const PATH = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;

/** @throws UsageError naming file, row and column */
export function readTrustList(file: string): TrustList {
  const rows = cellsOf(file).map((cells) => cells.map((cell) => cell.trim()));
  const header = rows[0];
  if (header === undefined) throw new UsageError(`${file} is empty: a header is wanted, for example id,label,template`);
  const fault = (row: number, column: number, message: string) =>
    new UsageError(`${file}:${row + 1}:${column + 1}: ${message}`);
  const idColumn = header.indexOf('id');
  if (idColumn < 0) throw fault(0, 0, `no column is called 'id'; the header is ${show(header.join(','), 200)}`);
  header.forEach((name, column) => {
    const problem = headingProblem(name, header.indexOf(name) !== column);
    // What a spreadsheet leaves behind: a column without a name and without a cell.
    const filled = rows.findIndex((cells, row) => row > 0 && cells[column] !== '');
    if (name === '' && filled < 0) return;
    if (name === '') throw fault(filled, column, `'${show(rows[filled]![column]!)}' stands in a column without a name`);
    if (problem !== undefined) throw fault(0, column, problem);
  });
  const dateColumn = header.indexOf('go_live');
  const rowOf = new Map<string, number>();
  const trusts = rows.flatMap((cells, row): TrustRow[] => {
    if (row === 0 || cells.every((cell) => cell === '')) return [];
    const id = cells[idColumn]!;
    if (!kebabId.test(id) || isForbidden(id))
      throw fault(row, idColumn, `'${show(id)}' is not an id: letters, digits and -, beginning with a letter`);
    const twin = rowOf.get(id.toLowerCase());
    if (twin !== undefined) throw fault(row, idColumn, `'${id}' stands in row ${twin + 1} too`);
    rowOf.set(id.toLowerCase(), row);
    const values = header.flatMap((name, column): [string, string | number][] => {
      const cell = cells[column]!;
      return cell === '' || name === 'id' || name === 'go_live' ? [] : [[name, cellValue(name, cell)]];
    });
    return [{ id, values, goLive: dateColumn < 0 ? '' : cells[dateColumn]! }];
  });
  if (trusts.length === 0) throw new UsageError(`${file} has a header and no trusts`);
  const undated = trusts.filter(({ goLive }) => goLive === '');
  const notes =
    dateColumn < 0 || undated.length === trusts.length
      ? []
      : undated.map(({ id }) => {
          const row = rowOf.get(id.toLowerCase())! + 1;
          return `${file}:${row}:${dateColumn + 1}: ${id} has no go_live: its place in the order decides`;
        });
  return { source: basename(file), rows: trusts, notes };
}

/** What is wrong with a column's name; undefined when nothing is. */
function headingProblem(name: string, again: boolean): string | undefined {
  if (!PATH.test(name) || name.split('.').some(isForbidden)) {
    return `'${show(name)}' is not a field, such as template or services.outpatients.referrals_per_week`;
  }
  return again ? `'${name}' stands twice in the header` : undefined;
}

/** Numbers are those that read as one; names and words are text. */
function cellValue(name: string, cell: string): string | number {
  const isNumber = name !== 'label' && name !== 'template' && /^-?\d+(\.\d+)?$/.test(cell);
  return isNumber ? Number(cell) : cell;
}

function cellsOf(file: string): string[][] {
  const text = readText(file, MOST_BYTES);
  if (text === undefined) throw new UsageError(`there is no file ${file}`);
  try {
    return parse(text, { skip_empty_lines: true, relax_column_count: false, bom: true }) as string[][];
  } catch (error) {
    throw new UsageError(`${file}: ${show((error as Error).message, 300)}`);
  }
}
