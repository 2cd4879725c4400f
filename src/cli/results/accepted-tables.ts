/**
 * The tables of values of a baseline, which stand or fall with its index: that says by a hash which of them were accepted.
 * New ones are written beside the old, and take their place once the index names them; whatever ends golive in between,
 * the tables that the index names are there, under the one name or the other.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, refuseForeignIn } from '../files/own-file.js';
import { readText } from '../files/read-bounded.js';
import { textHash } from '../files/text-hash.js';
import { kindOf } from '../files/write-set.js';
import { renameOver } from '../system.js';

/** The file that says what was accepted. */
export const INDEX = 'baseline.json';

const MOST_BYTES = 64 * 1024 * 1024;

/** A table as the index names it. */
export interface AcceptedTable {
  readonly path: string;
  readonly sha256: string;
}

/** The name of a table until the index names it. */
export function nextName(path: string): string {
  return path.replace(/\.csv$/, '.next.csv');
}

/** The text of a table; undefined where none is what was accepted. */
export function readTable(folder: string, { path, sha256 }: AcceptedTable): string | undefined {
  for (const name of [path, nextName(path)]) {
    const text = readText(join(folder, name), MOST_BYTES);
    if (text !== undefined && textHash(text) === sha256) return text;
  }
  return undefined;
}

/** Puts the tables that the index names under their own names. */
export function settleTables(folder: string, tables: readonly AcceptedTable[]): void {
  for (const { path, sha256 } of tables) {
    const next = join(folder, nextName(path));
    const text = kindOf(next) === 'file' ? readText(next, MOST_BYTES) : undefined;
    if (text !== undefined && textHash(text) === sha256) renameOver(next, join(folder, path));
  }
}

/** Takes away the next tables, but those that the index names. */
export function dropNextTables(folder: string, named: readonly AcceptedTable[], paths: readonly string[]): void {
  for (const path of paths) {
    const next = join(folder, nextName(path));
    const isNamed = named.some(
      (table) => table.path === path && textHash(readText(next, MOST_BYTES) ?? '') === table.sha256,
    );
    if (!isNamed) rmSync(next, { force: true });
  }
}

/** Refuses a folder that holds somebody's own files under the names of a baseline. */
export function refuseOthersFiles(folder: string): void {
  const names = kindOf(folder) === 'folder' ? readdirSync(folder) : [];
  const files = names.flatMap((name): [string, Kind][] => {
    if (name === INDEX) return [[name, 'index of a baseline']];
    return /^values-.*\.csv$/.test(name) ? [[name, 'table of accepted values']] : [];
  });
  refuseForeignIn(folder, files, 'baseline');
}
