/**
 * Numbered files of rows: what has been simulated so far, in files that survive it, the chunks of a run or the points of a
 * study. Each is put in place under its name in one step and ends with its number of rows and a hash, so that half a file
 * or a damaged one is known and simulated again. Of the rows that are being written no more than one is in memory.
 */
import { existsSync, mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../files/folders.js';
import { kindOf, sweep } from '../files/write-set.js';
import { explained, isSystemError } from '../machine-error.js';
import { type RowsOf, RowWriter, rowsOfFile, type Surveyed, surveyRows } from './row-file.js';

const NAME = /^(\d{6,})\.jsonl$/;

/** A replication as it is written: one line for each strategy. */
export type Row = readonly string[];

export class RowFiles {
  readonly #folder: string;
  readonly #keyOf: (file: number) => string;
  readonly #width: number;
  /** The file that is being written. */
  #open: { readonly file: number; readonly writer: RowWriter } | undefined;
  /** Rows of files that are not to be written yet; undefined: everything is written as it comes. */
  #held: Map<number, Row[]> | undefined;

  /**
   * @param folder of the files
   * @param keyOf  what each is of, as text: one with another key is not ours
   * @param width  lines of a row: strategies
   */
  constructor(folder: string, keyOf: (file: number) => string, width: number) {
    this.#folder = folder;
    this.#keyOf = keyOf;
    this.#width = width;
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
    const held = this.#held ?? new Map<number, Row[]>();
    this.#held = undefined;
    for (const [file, rows] of held) this.write(file, rows);
  }

  /** The files there are, by number, each with how many rows it has; 0 for one that is damaged or of another key. */
  survey(): Map<number, number> {
    const found = new Map<number, number>();
    if (!existsSync(this.#folder)) return found;
    for (const name of this.#attempt(() => readdirSync(this.#folder)).sort()) {
      const file = NAME.exec(name)?.[1];
      if (file !== undefined) found.set(Number(file), this.count(Number(file)));
    }
    return found;
  }

  /** How many rows a file has; 0 if there is none, or none that is whole and ours. */
  count(file: number): number {
    return this.#held?.get(file)?.length ?? this.#survey(file)?.rows ?? 0;
  }

  /** What tells the first so many rows of a file from others; undefined where it has fewer. */
  hashOf(file: number, rows: number): string | undefined {
    return this.#survey(file)?.hashes[rows - 1];
  }

  /** The first so many rows of a file that was counted. */
  *rows(file: number, rows: number): Generator<Row> {
    let given = 0;
    if (rows === 0) return;
    for (const row of this.#held?.get(file) ?? rowsOfFile(this.pathOf(file), this.#width)) {
      yield row;
      given += 1;
      if (given === rows) return;
    }
  }

  /** Adds a row to a file, which is opened for it, with so many rows of what is there, unless it is open. */
  add(file: number, row: Row, there: number): void {
    if (this.#held === undefined) {
      if (this.#open?.file !== file) this.copy(file, this, there);
      this.#write(file, row);
    } else {
      const rows = this.#held.get(file) ?? [...this.rows(file, there)];
      rows.push(row);
      this.#held.set(file, rows);
    }
  }

  /** Begins a file with so many rows of another folder's. */
  copy(file: number, from: RowFiles, rows: number): void {
    for (const row of from.rows(file, rows)) this.#write(file, row);
  }

  /** Puts the file that is being written in place, whole in one step; it may have fewer rows than it will in the end. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    try {
      open?.writer.finish();
    } catch (error) {
      open?.writer.discard();
      throw explained(`write ${this.pathOf(open!.file)}`, error);
    }
  }

  /** Writes a file from its first row to its last. */
  write(file: number, rows: readonly Row[]): void {
    for (const row of rows) this.#write(file, row);
    this.close();
  }

  /** Where a file is. */
  pathOf(file: number): string {
    return join(this.#folder, nameOf(file));
  }

  #survey(file: number): Surveyed | undefined {
    try {
      return surveyRows(this.pathOf(file), this.#of(file));
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return undefined;
      throw explained(`read ${this.#folder}`, error);
    }
  }

  #write(file: number, row: Row): void {
    if (this.#open !== undefined && this.#open.file !== file) this.close();
    this.#open ??= { file, writer: this.#attempt(() => new RowWriter(this.pathOf(file), this.#of(file))) };
    const { writer } = this.#open;
    try {
      for (const line of row) writer.add(line);
    } catch (error) {
      this.#open = undefined; // what is not on disk as it should be never takes the place of what is
      writer.discard();
      throw error;
    }
  }

  #of(file: number): RowsOf {
    return { file, key: this.#keyOf(file), width: this.#width };
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

function nameOf(file: number): string {
  return `${String(file).padStart(6, '0')}.jsonl`;
}
