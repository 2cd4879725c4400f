/**
 * A file of rows, a chunk of a run or a point of a study: one line for each strategy of each replication, then a line that says of which run it is and what
 * was written. It is written line by line and read line by line, so that neither its size nor the number of its lines
 * has to fit into one text; a line, the outcome of one strategy in one replication, does.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UsageError } from '../../errors.js';
import type { HashedFile } from '../files/hashed-file.js';
import { WriteSet } from '../files/write-set.js';

const PIECE = 1 << 20;
const NEWLINE = 0x0a;

/** What a file is: its number, the key of what it is of, and how many lines a replication has. */
export interface RowsOf {
  readonly file: number;
  readonly key: string;
  /** Strategies. */
  readonly width: number;
}

/** One that is being written; under its name it is there when it is finished, whole in one step. */
export class RowWriter {
  readonly #of: RowsOf;
  readonly #set: WriteSet;
  readonly #file: HashedFile;
  readonly #hash = createHash('sha256');
  #lines = 0;

  constructor(path: string, of: RowsOf) {
    this.#of = of;
    this.#set = new WriteSet(dirname(path));
    this.#file = this.#set.create(basename(path));
  }

  add(line: string): void {
    this.#file.write(line);
    this.#file.write('\n');
    addLine(this.#hash, line);
    this.#lines += 1;
  }

  /** Ends the file, with fewer replications than it will have if need be, and puts it in place. */
  finish(): void {
    const { file, key, width } = this.#of;
    const footer = { chunk: file, key, rows: this.#lines / width, sha256: this.#hash.digest('hex') };
    this.#file.write(`${JSON.stringify(footer)}\n`);
    this.#file.finish();
    this.#set.publish();
  }

  /** Leaves nothing behind. */
  discard(): void {
    this.#set.discard();
  }
}

/** What a whole file holds: replications, and by how many of them from the first a hash of their lines. */
export interface Surveyed {
  readonly rows: number;
  readonly hashes: readonly string[];
}

/**
 * Reads a file from end to end; undefined unless it is whole and of this key: footer, number, key and hash agree.
 * @throws the system's error where it cannot be read, ENOENT where there is none
 */
export function surveyRows(path: string, { file, key, width }: RowsOf): Surveyed | undefined {
  const hash = createHash('sha256');
  const hashes: string[] = [];
  let lines = 0;
  let last: Buffer | undefined;
  for (const line of linesOf(path)) {
    if (line === undefined) return undefined; // the last line has no end
    if (last !== undefined) {
      addLine(hash, last);
      lines += 1;
      if (lines % width === 0) hashes.push(hash.copy().digest('hex'));
    }
    last = line;
  }
  const footer = footerOf(last);
  const rows = lines / width;
  const ours = footer['chunk'] === file && footer['key'] === key && footer['rows'] === rows;
  return ours && footer['sha256'] === hash.digest('hex') ? { rows, hashes } : undefined;
}

/** The lines of a file, by replication: as many as there are strategies each; the footer is left out. */
export function* rowsOfFile(path: string, width: number): Generator<readonly string[]> {
  let row: string[] = [];
  let last: Buffer | undefined;
  for (const line of linesOf(path)) {
    if (last !== undefined) row.push(last.toString('utf8'));
    last = line;
    if (row.length < width) continue;
    yield row;
    row = [];
  }
}

/** The lines of a file without their ends; undefined at last if the last one has none. A pipe or a device may not end. */
function* linesOf(path: string): Generator<Buffer | undefined> {
  const found = statSync(path);
  if (!found.isFile() && !found.isDirectory()) throw new UsageError(`${path} is no plain file`);
  const fd = openSync(path, 'r');
  try {
    let begun: Buffer[] = [];
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const count = readSync(fd, piece);
      if (count === 0) break;
      let from = 0;
      for (let end = piece.indexOf(NEWLINE); end >= 0 && end < count; end = piece.indexOf(NEWLINE, from)) {
        yield begun.length === 0 ? piece.subarray(from, end) : Buffer.concat([...begun, piece.subarray(from, end)]);
        begun = [];
        from = end + 1;
      }
      if (from < count) begun.push(piece.subarray(from, count));
    }
    if (begun.length > 0) yield undefined;
  } finally {
    closeSync(fd);
  }
}

function addLine(hash: Hash, line: string | Buffer): void {
  hash.update(line);
  hash.update('\n');
}

function footerOf(line: Buffer | undefined): Record<string, unknown> {
  try {
    return Object(JSON.parse(line?.toString('utf8') ?? '')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
