/**
 * Files as golive reads them: never more than they may hold, never a device or a pipe that may not end. A pipe that is
 * handed over under a number (`<(...)` of a shell, /dev/stdin) is read like a file.
 */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { show } from '../../scenario/text/issues.js';
import { explained, isSystemError } from '../machine-error.js';

const HANDED_OVER = /^\/(dev\/(stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** What a file holds, or why it is not read: there is none, it is a folder or another thing, it is too large. */
export type Found = Buffer | 'nothing' | 'folder' | 'no file' | 'too large';

/** @throws MachineError where the system refuses */
export function readBounded(path: string, most: number): Found {
  let fd: number | undefined;
  try {
    if (!isReadable(path)) return statSync(path).isDirectory() ? 'folder' : 'no file';
    fd = openSync(path, 'r');
    if (fstatSync(fd).size > most) return 'too large';
    const bytes = readUpTo(fd, most + 1);
    return bytes.length > most ? 'too large' : bytes;
  } catch (error) {
    const code = isSystemError(error) ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing';
    throw explained(`read ${path}`, error);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** The text of a file that golive or a person wrote; undefined where there is none, UsageError for what is no text. */
export function readText(path: string, most: number): string | undefined {
  const found = readBounded(path, most);
  if (found === 'nothing') return undefined;
  if (found === 'folder') throw new UsageError(`${path} is a folder`);
  if (found === 'no file') throw new UsageError(`${path} is no plain file`);
  if (found === 'too large') throw new UsageError(`${path} is larger than ${megabytes(most)}, the most that is read`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(found);
  } catch {
    throw new UsageError(`${show(path, 500)} is not UTF-8 text`);
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MiB`;
}

function isReadable(path: string): boolean {
  return HANDED_OVER.test(path) || statSync(path).isFile();
}

function readUpTo(fd: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < most) {
    const chunk = Buffer.alloc(Math.min(1 << 20, most - total));
    const count = readSync(fd, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks);
}
