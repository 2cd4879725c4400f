/** What fails outside golive: a disk, a permission, a file that another run holds. Exit code 3. */
import { GoliveError } from '../errors.js';

export class MachineError extends GoliveError {}

/** Whether an error is one of the operating system that a file operation met. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/** What the codes of the operating system say, where a person can do something about it. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'part of the path is no folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'not permitted'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
  ['EMFILE', 'too many files are open'],
  ['EBUSY', 'another program has it open'],
]);

/** The error of a file operation with what was being done in plain words; any other error as it is. */
export function explained(doing: string, error: unknown): unknown {
  return isSystemError(error) ? new MachineError(`cannot ${doing}: ${error.code}${inWords(error.code)}`) : error;
}

function inWords(code: string): string {
  const words = WORDS.get(code);
  return words === undefined ? '' : `, ${words}`;
}
