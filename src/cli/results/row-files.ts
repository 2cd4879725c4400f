/**
 * Numbered files of rows: what has been simulated so far, in files that survive it. Each is written to a file of its own,
 * put in place under its name in one step, and ends with its number of rows and a hash, so that half a file or a damaged one
 * is known and simulated again. Separate from the journal of a run because the points of a study are kept so too.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../files/folders.js';
import { kindOf, sweep, writeWhole } from '../files/write-set.js';
import { explained, isSystemError } from '../machine-error.js';

const NAME = /^(\d{6,})\.jsonl$/;

export class RowFiles {
  readonly #folder: string;
  readonly #keyOf: (file: number) => string;
  /** Rows of files that are not to be written yet; undefined: everything is written as it comes. */
  #held: Map<number, readonly string[]> | undefined;

  /**
   * @param folder of the files
   * @param keyOf  what each is of, as text: one with another key is not ours
   */
  constructor(folder: string, keyOf: (file: number) => string) {
    this.#folder = folder;
    this.#keyOf = keyOf;
  }

  /** Makes the folder, and sweeps what a run of this machine left half written. */
  open(): void {
    this.#attempt(() => {
      mkdirSync(this.#folder, { recursive: true });
      sweep(this.#folder);
    });
  }

  /** From now on rows are kept in memory, until `release`. */
  hold(): void {
    this.#held = new Map();
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  /** Writes what was held. */
  release(): void {
    const held = this.#held ?? new Map<number, readonly string[]>();
    this.#held = undefined;
    for (const [chunk, rows] of held) this.write(chunk, rows);
  }

  /** The files there are, by number, each with how many rows it has; 0 for one that is damaged or of another key. */
  survey(): Map<number, number> {
    const found = new Map<number, number>();
    if (!existsSync(this.#folder)) return found;
    for (const name of this.#attempt(() => readdirSync(this.#folder)).sort()) {
      const chunk = NAME.exec(name)?.[1];
      if (chunk !== undefined) found.set(Number(chunk), this.rowsOf(Number(chunk))?.length ?? 0);
    }
    return found;
  }

  /** Writes a file, whole in one step; it may have fewer rows than it will have in the end. */
  write(chunk: number, rows: readonly string[]): void {
    if (this.#held !== undefined) {
      this.#held.set(chunk, rows);
      return;
    }
    const footer = JSON.stringify({ chunk, key: this.#keyOf(chunk), rows: rows.length, sha256: hashOf(rows) });
    writeWhole(
      this.pathOf(chunk),
      [...rows, footer].map((line) => `${line}\n`),
    );
  }

  /** Takes a file that is damaged out of the way. */
  drop(chunk: number): void {
    this.#attempt(() => rmSync(this.pathOf(chunk), { force: true }));
  }

  /** The rows of a file that is whole and ours: footer, number, key and hash agree; undefined otherwise. */
  rowsOf(chunk: number): string[] | undefined {
    const held = this.#held?.get(chunk);
    if (held !== undefined) return [...held];
    let text: string;
    try {
      text = readFileSync(this.pathOf(chunk), 'utf8');
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return undefined;
      throw explained(`read ${this.#folder}`, error);
    }
    const rows = text.split('\n');
    if (rows.pop() !== '') return undefined;
    const footer = footerOf(rows.pop() ?? '');
    const ours = footer['chunk'] === chunk && footer['key'] === this.#keyOf(chunk) && footer['rows'] === rows.length;
    return ours && footer['sha256'] === hashOf(rows) ? rows : undefined;
  }

  /** Where a file is. */
  pathOf(chunk: number): string {
    return join(this.#folder, nameOf(chunk));
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw explained(`write to ${this.#folder}`, error);
    }
  }
}

/** Takes away every file of rows in a folder, and the folder if nothing else is in it. */
export function removeRowFiles(folder: string): void {
  if (kindOf(folder) !== 'folder') return;
  sweep(folder);
  for (const name of readdirSync(folder)) if (NAME.test(name)) unlinkSync(join(folder, name));
  removeFolders([folder]);
}

function nameOf(chunk: number): string {
  return `${String(chunk).padStart(6, '0')}.jsonl`;
}

function hashOf(rows: readonly string[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row}\n`);
  return hash.digest('hex');
}

function footerOf(line: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
