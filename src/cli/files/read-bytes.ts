/** A whole file that somebody names, never more than it may be, whatever it claims to be: pipes and devices too. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { explained, isSystemError } from '../machine-error.js';

const CHUNK = 1 << 20;

/**
 * @param most  bytes that are read at most
 * @param what  it is to be, in words
 * @param there words after `there is no file ...`
 * @returns undefined for a file that is larger
 * @throws UsageError for what is not there or is a folder; MachineError where the machine fails
 */
export function readBytes(
  file: string,
  most: number,
  what: string,
  there: () => string = () => '',
): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(file, 'r');
    const status = fstatSync(fd);
    if (status.isDirectory()) throw new UsageError(`${file} is a folder; name ${what}`);
    const bytes = status.size <= most ? readUpTo(fd, most + 1) : undefined;
    if (bytes !== undefined && bytes.length <= most) return bytes;
    return undefined;
  } catch (error) {
    const code = isSystemError(error) ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`there is no file ${file}${there()}`);
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder; name ${what}`);
    throw explained(`read ${file}`, error);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function readUpTo(fd: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < most) {
    const chunk = Buffer.alloc(Math.min(CHUNK, most - total));
    const count = readSync(fd, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks);
}
