/**
 * Files that stand where golive writes: one that an earlier golive wrote is replaced, any other is somebody's own and is
 * not, a scenario that was named by mistake for one, or notes in a folder of results. Known by how it begins, whatever
 * its line ends; what is empty loses nothing.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { explained } from '../machine-error.js';
import { kindOf } from './write-set.js';

/** How the files begin that golive writes, bytes as Latin-1. */
const beginnings = {
  page: '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"',
  workbook: 'PK\u0003\u0004\u0014\0\0\0\u0008\0\0\u0060\u0021\0', // packed at noon of 1 January 1980, which no other program does
  checklist: '# STRESS-DES: ',
  'JUnit file': '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="golive check"',
  verdict: '{\n  "scenario": "',
  'index of a baseline': '{\n  "form": ',
  'table of accepted values': 'replication,fingerprint_events,fingerprint_metrics,',
} as const;

export type Kind = keyof typeof beginnings;

/** Whether a plain file is there that is none of this kind; what else is there is refused when it is written. */
function isForeign(path: string, kind: Kind): boolean {
  if (kindOf(path) !== 'file') return false;
  const wanted = beginnings[kind];
  const found = beginOf(path, 2 * wanted.length).replaceAll('\r\n', '\n');
  return found !== '' && !found.startsWith(wanted);
}

/** @throws UsageError where a plain file is there that is none of this kind, MachineError where it cannot be read */
export function refuseForeign(path: string, kind: Kind): void {
  if (isForeign(path, kind))
    throw new UsageError(`${path} is there already and is no ${kind} of golive; name another file`);
}

/**
 * The same of files that stand in a folder under names that golive gives them.
 * @param what they are of, in words
 */
export function refuseForeignIn(
  folder: string,
  files: Iterable<readonly [name: string, kind: Kind]>,
  what: string,
): void {
  for (const [name, kind] of files) if (isForeign(join(folder, name), kind)) throw notOurs(folder, name, what);
}

/** The error of a file of somebody else under a name of golive's. */
export function notOurs(folder: string, name: string, what: string): UsageError {
  return inTheWay(folder, `its '${name}' is not one of a ${what}: golive did not write it`);
}

/** The error of a folder that cannot be written to as it is. */
export function inTheWay(folder: string, why: string): UsageError {
  return new UsageError(`${folder} is in the way: ${why}; choose another --out, or move it away`);
}

function beginOf(path: string, length: number): string {
  try {
    const fd = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      return bytes.toString('latin1', 0, readSync(fd, bytes));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw explained(`read ${path}`, error);
  }
}
