/**
 * Files that are named by hand: one that an earlier golive wrote is replaced, any other is somebody's own and is not, a
 * scenario that was named by mistake for one. Known by how it begins; what is empty loses nothing.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { explained } from '../machine-error.js';
import { kindOf } from './write-set.js';

/** How the files begin that golive writes, bytes as Latin-1. */
const beginnings = {
  page: '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"',
  workbook: 'PK\u0003\u0004\u0014\0\0\0\u0008\0\0\u0060\u0021\0', // packed at noon of 1 January 1980, which no other program does
  checklist: '# STRESS-DES: ',
  'JUnit file': '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="golive check"',
} as const;

/** @throws UsageError where a plain file is there that is none of this kind, MachineError where it cannot be read */
export function refuseForeign(path: string, kind: keyof typeof beginnings): void {
  if (kindOf(path) !== 'file') return; // what else is there is refused when it is written
  const wanted = beginnings[kind];
  const found = beginOf(path, wanted.length);
  if (found === '' || found === wanted) return;
  throw new UsageError(`${path} is there already and is no ${kind} of golive; name another file`);
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
