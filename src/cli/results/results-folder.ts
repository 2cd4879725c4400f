/**
 * The folder of one scenario's results. A run begins with run.json and gathers chunks; when all are there it writes the
 * tables under hidden names, puts them in place and then the manifest, which makes it a finished run. What belongs to
 * nobody we know is never touched: the run is refused instead.
 */
import { type Dirent, existsSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { finalTables, growingTables } from '../../report/tables/registry.js';
import { SLURM } from '../commands/slurm-job.js';
import { explained, isSystemError } from '../machine-error.js';
import { ignoringErrors, makeFolders, removeFolders, syncFolder } from './folders.js';
import { HashedFile, type WrittenFile } from './hashed-file.js';
import { CHUNKS } from './journal.js';
import { MANIFEST, ownedFiles, RUN_LOG } from './manifest.js';
import { differences, identityText, RUN, type RunIdentity, readIdentity } from './run-identity.js';
import { LOCK } from './run-lock.js';
import { isLeftOver, isTemporary, temporaryName } from './temporary.js';

/** What may stand beside a run, never in the way and never touched: accepted results, the latest check, a Slurm job. */
const besides: ReadonlySet<string> = new Set(['baseline', 'check.json', SLURM]);

/** What can stand in a folder of a run, finished or not. */
const ours: ReadonlySet<string> = new Set([
  ...[...growingTables, ...finalTables].map(({ table }) => `${table.name}.csv`),
  'datapackage.json',
  RUN,
  RUN_LOG,
  CHUNKS,
  MANIFEST,
]);

/** `empty`: nothing of a run; `unfinished`: a run.json and no manifest; `finished`: a manifest that owns every file. */
export interface FolderState {
  readonly kind: 'empty' | 'unfinished' | 'finished';
  readonly identity: RunIdentity | undefined;
}

/**
 * What is in a folder; throws UsageError where it is anything but a run of this scenario.
 */
export function stateOf(folder: string, scenario: string): FolderState {
  const entries = entriesOf(folder);
  if (entries.length === 0) return { kind: 'empty', identity: undefined };
  const inTheWay = (reason: string): UsageError =>
    new UsageError(`${folder} is in the way: ${reason}; choose another --out, or move it away`);
  const hasManifest = entries.some(({ name }) => name === MANIFEST);
  if (!hasManifest) {
    const identity = readIdentity(folder);
    if (identity === undefined) throw inTheWay('it is not empty and holds no run');
    const foreign = entries.find(({ name }) => !ours.has(name));
    if (foreign !== undefined) throw inTheWay(`it holds '${foreign.name}', which is not of a run`);
    if (identity.parts.scenario !== scenario) throw inTheWay(`it holds a run of '${identity.parts.scenario}'`);
    return { kind: 'unfinished', identity };
  }
  const owned = ownedFiles(join(folder, MANIFEST), scenario);
  if (typeof owned === 'string') throw inTheWay(owned);
  const foreign = entries.find(({ name }) => !owned.has(name));
  if (foreign !== undefined) throw inTheWay(`it holds '${foreign.name}', which is not of a run of ${scenario}`);
  return { kind: 'finished', identity: readIdentity(folder) };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => !besides.has(name) && !name.startsWith(LOCK) && !isTemporary(name),
    );
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    if (isSystemError(error) && error.code === 'ENOTDIR') throw new UsageError(`${folder} is not a folder`);
    throw failed(folder, error);
  }
}

/** Refuses to go on with a run that is not this one, saying what differs. */
export function refuseOther(folder: string, there: RunIdentity | undefined, here: RunIdentity): void {
  if (there === undefined) throw new UsageError(`${folder} holds a run without ${RUN}: it cannot be gone on with`);
  const differs = differences(there, here);
  if (differs.length > 0) {
    throw new UsageError(`${folder} holds another run: what differs is the ${differs.join(', the ')}`);
  }
}

export class ResultsFolder {
  readonly path: string;
  /** The folders that had to be made, outermost first. */
  readonly #made: readonly string[];
  readonly #names: string[] = [];
  readonly #files: HashedFile[] = [];

  constructor(path: string) {
    this.path = path;
    this.#made = makeFolders(path);
  }

  /** Takes away what a finished run left, its manifest first: from here on it is not finished any more. */
  clear(): void {
    this.#attempt(() => {
      rmSync(join(this.path, MANIFEST), { force: true });
      for (const name of ours) rmSync(join(this.path, name), { recursive: true, force: true });
    });
  }

  /** Writes run.json; the folder is not finished from here on. */
  begin(identity: RunIdentity): void {
    this.#attempt(() => {
      rmSync(join(this.path, MANIFEST), { force: true });
      this.#sweep();
    });
    const file = this.create(RUN);
    file.write(identityText(identity));
    file.finish();
    this.publish();
  }

  /** A new file; it stays hidden until `publish`. */
  create(name: string): HashedFile {
    return this.#attempt(() => {
      const file = new HashedFile(join(this.path, temporaryName(name)), name);
      this.#files.push(file);
      this.#names.push(name);
      return file;
    });
  }

  /** A file in one go, from pieces of text. */
  add(name: string, pieces: Iterable<string>): WrittenFile {
    const file = this.create(name);
    for (const piece of pieces) file.write(piece);
    return file.finish();
  }

  /** Puts the new files in place, in the order in which they were created. */
  publish(): void {
    this.#attempt(() => {
      for (const name of this.#names) renameSync(join(this.path, temporaryName(name)), join(this.path, name));
      syncFolder(this.path);
    });
    this.#names.length = 0;
    this.#files.length = 0;
  }

  /** Leaves nothing half written behind; with `all`, nothing of this run. */
  discard(all: boolean): void {
    for (const file of this.#files) file.close();
    this.#sweep();
    if (!all) return;
    for (const name of [RUN, CHUNKS])
      ignoringErrors(() => rmSync(join(this.path, name), { recursive: true, force: true }));
  }

  /** Takes the folders away again that had to be made, unless there is something in them. */
  leave(): void {
    removeFolders(this.#made);
  }

  #sweep(): void {
    if (!existsSync(this.path)) return;
    for (const name of readdirSync(this.path)) {
      if (isLeftOver(name)) ignoringErrors(() => unlinkSync(join(this.path, name)));
    }
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw failed(this.path, error);
    }
  }
}

function failed(folder: string, error: unknown): unknown {
  return explained(`write to ${folder}`, error);
}
