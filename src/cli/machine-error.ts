/** What fails outside golive: a disk, a permission, a file that another run holds. Exit code 3. */
import { GoliveError } from '../errors.js';

export class MachineError extends GoliveError {}

/** Whether an error is one of the operating system that a file operation met. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/** The error of a file operation with what was being done in plain words; any other error as it is. */
export function explained(doing: string, error: unknown): unknown {
  return isSystemError(error) ? new MachineError(`cannot ${doing}: ${error.code}`) : error;
}
