/**
 * The folder of one scenario's results, written whole or not at all. Files grow in a hidden folder within it (the same
 * file system, so that they can be renamed) which also keeps a second run out; at the end they take the place of the
 * previous run's, the manifest last. What belongs to nobody we know is never touched: the run is refused instead.
 */
import {
  closeSync,
  type Dirent,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { isSystemError, MachineError } from './exit.js';
import { HashedFile, type WrittenFile } from './hashed-file.js';
import { MANIFEST, ownedFiles } from './manifest.js';
import { onStop } from './stop.js';

/** Accepted results that later runs are checked against; never in the way, never touched. */
const BASELINE = 'baseline';
const PARTIAL = '.golive-partial';
const OWNER = 'owner.json';
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
  /** The outermost folder that had to be made; undefined if none. */
  readonly #made: string | undefined;
  readonly #files: HashedFile[] = [];
  readonly #names: string[] = [];
  readonly #forget: () => void;

  /** Takes the folder for one run; throws UsageError if something foreign is there, MachineError if another run is. */
  constructor(path: string, scenario: string) {
    checkFolder(path, scenario);
    this.path = path;
    this.#scenario = scenario;
    try {
      const made = mkdirSync(path, { recursive: true });
      this.#made = made === undefined ? undefined : resolve(made);
    } catch (error) {
      throw failed(path, error);
    }
    try {
      takePartial(join(path, PARTIAL), path);
    } catch (error) {
      this.#removeMade();
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

  /** A small file of the results in one go. */
  add(name: string, text: string): WrittenFile {
    const file = this.create(name);
    file.write(text);
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
    this.#removeMade();
  }

  #removeMade(): void {
    if (this.#made === undefined) return;
    try {
      for (let folder = resolve(this.path); folder.startsWith(this.#made); folder = dirname(folder)) rmdirSync(folder);
    } catch {
      // Something else was put there meanwhile: it stays.
    }
  }
}

function takePartial(partial: string, folder: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      mkdirSync(partial);
      writeFileSync(join(partial, OWNER), JSON.stringify({ host: hostname(), pid: process.pid }), { flag: 'wx' });
      return;
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'EEXIST') throw failed(folder, error);
      if (attempt > 0 || !isAbandoned(partial)) {
        throw new MachineError(`another run is writing to ${folder}; if none is, delete ${partial}`);
      }
      rmSync(partial, { recursive: true, force: true });
    }
  }
}

/** Whether the run that made this hidden folder is certainly over: it was on this machine and has no process. */
function isAbandoned(partial: string): boolean {
  try {
    const owner = JSON.parse(readFileSync(join(partial, OWNER), 'utf8')) as { host?: unknown; pid?: unknown };
    if (owner.host !== hostname() || typeof owner.pid !== 'number') return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return isSystemError(error) && error.code === 'ESRCH';
  }
}

function manifestFirst(a: string, b: string): number {
  return Number(b === MANIFEST) - Number(a === MANIFEST);
}

/** Takes one step back; a step that fails must not keep the others from being taken. */
function ignoringErrors(step: () => void): void {
  try {
    step();
  } catch {
    // The error that made the steps necessary is the one that is told.
  }
}

function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function failed(folder: string, error: unknown): unknown {
  return isSystemError(error) ? new MachineError(`cannot write to ${folder}: ${error.code}`) : error;
}
