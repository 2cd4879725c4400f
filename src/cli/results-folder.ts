/**
 * The folder of one scenario's results, written whole or not at all. Files grow in a hidden folder within it (the same
 * file system, so that they can be renamed) which also keeps a second run out; at the end they take the place of the
 * previous run's, the manifest last. What belongs to nobody we know is never touched: the run is refused instead.
 */
import { type Dirent, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import { ignoringErrors, makeFolders, removeFolders, syncFolder } from './folders.js';
import { HashedFile, type WrittenFile } from './hashed-file.js';
import { explained, isSystemError } from './machine-error.js';
import { MANIFEST, ownedFiles } from './manifest.js';
import { PARTIAL, takePartial } from './partial-folder.js';
import { onStop } from './stop.js';

/** Accepted results that later runs are checked against; never in the way, never touched. */
const BASELINE = 'baseline';
const REPLACED = 'replaced';

/**
 * Refuses a folder that holds anything but a finished run of this scenario.
 * @returns the names of that run's files
 */
export function checkFolder(folder: string, scenario: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== BASELINE && name !== PARTIAL);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    if (isSystemError(error) && error.code === 'ENOTDIR') throw new UsageError(`${folder} is not a folder`);
    throw failed(folder, error);
  }
  if (entries.length === 0) return [];
  const owned = ownedFiles(join(folder, MANIFEST), scenario);
  const foreign = typeof owned === 'string' ? undefined : entries.find((e) => !e.isFile() || !owned.has(e.name));
  if (typeof owned !== 'string' && foreign === undefined) return entries.map(({ name }) => name);
  const reason =
    typeof owned === 'string' ? owned : `it holds '${foreign?.name}', which is not of a run of ${scenario}`;
  throw new UsageError(`${folder} is in the way: ${reason}; choose another --out, or move it away`);
}

export class ResultsFolder {
  readonly path: string;
  readonly #scenario: string;
  /** The folders that had to be made, outermost first. */
  readonly #made: readonly string[];
  readonly #files: HashedFile[] = [];
  readonly #names: string[] = [];
  readonly #forget: () => void;

  /** Takes the folder for one run; throws UsageError if something foreign is there, MachineError if another run is. */
  constructor(path: string, scenario: string) {
    checkFolder(path, scenario);
    this.path = path;
    this.#scenario = scenario;
    this.#made = makeFolders(path);
    try {
      takePartial(path);
    } catch (error) {
      removeFolders(this.#made);
      throw error;
    }
    this.#forget = onStop(() => this.discard());
  }

  /** A new file of the results; it stays hidden until `publish`. */
  create(name: string): HashedFile {
    try {
      const file = new HashedFile(join(this.path, PARTIAL, name), name);
      this.#files.push(file);
      this.#names.push(name);
      return file;
    } catch (error) {
      throw failed(this.path, error);
    }
  }

  /** A file of the results in one go, from pieces of text. */
  add(name: string, pieces: Iterable<string>): WrittenFile {
    const file = this.create(name);
    for (const piece of pieces) file.write(piece);
    return file.finish();
  }

  /** Puts the files in place of the previous run's, in the order in which they were created: all of them or none. */
  publish(): void {
    const partial = join(this.path, PARTIAL);
    const undo: (() => void)[] = [];
    const move = (from: string, to: string) => {
      renameSync(from, to);
      undo.push(() => renameSync(to, from));
    };
    try {
      const old = checkFolder(this.path, this.#scenario);
      mkdirSync(join(partial, REPLACED));
      for (const name of [...old].sort(manifestFirst)) move(join(this.path, name), join(partial, REPLACED, name));
      for (const name of this.#names) move(join(partial, name), join(this.path, name));
      syncFolder(this.path);
    } catch (error) {
      for (const step of undo.reverse()) ignoringErrors(step);
      throw failed(this.path, error);
    }
    this.#forget();
    rmSync(partial, { recursive: true, force: true });
  }

  /** Leaves nothing behind of a run that did not finish. */
  discard(): void {
    this.#forget();
    for (const file of this.#files) file.close();
    rmSync(join(this.path, PARTIAL), { recursive: true, force: true });
    removeFolders(this.#made);
  }
}

function manifestFirst(a: string, b: string): number {
  return Number(b === MANIFEST) - Number(a === MANIFEST);
}

function failed(folder: string, error: unknown): unknown {
  return explained(`write to ${folder}`, error);
}
