/**
 * The folder of one scenario's results, a run or a study. A run begins with run.json and gathers chunks; when all are there it writes the
 * tables under hidden names, puts them in place and then the manifest, which makes it a finished run. What belongs to
 * nobody we know is never touched: the run is refused instead.
 */
import { type Dirent, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { finalTables, growingTables } from '../../report/tables/registry.js';
import { ignoringErrors, makeFolders, removeFolders } from '../files/folders.js';
import type { HashedFile, WrittenFile } from '../files/hashed-file.js';
import { inTheWay, type Kind, notOurs, refuseForeignIn } from '../files/own-file.js';
import { isTemporary } from '../files/temporary.js';
import { kindOf, sweep, WriteSet } from '../files/write-set.js';
import { explained, isSystemError } from '../machine-error.js';
import { CHUNKS } from './journal.js';
import { MANIFEST, ownedFiles, RUN_LOG } from './manifest.js';
import { removeRowFiles } from './row-files.js';
import { differences, RUN, type RunIdentity, readIdentity } from './run-identity.js';
import { LOCK, takeLock } from './run-lock.js';

/** The page of a run. */
export const REPORT = 'report.html';

/** The workbook of a run. */
export const WORKBOOK = 'results.xlsx';

/** The STRESS-DES checklist of a run. */
export const STRESS = 'stress-des.md';

/** Where a run's folder holds its Slurm job: scripts, the scenario as it was submitted, logs. */
export const SLURM = 'slurm';

/** Where a run's folder holds the studies of its scenario. */
export const STUDIES = 'studies';

/** What may stand beside a run, never in the way and never touched: accepted results, the latest check, a Slurm job. */
const besides: ReadonlySet<string> = new Set(['baseline', 'check.json', SLURM, STUDIES]);

/** What may be made of a finished run when its tables are there: it goes with them, and no run depends on it. */
const derivedOfRun: ReadonlyMap<string, Kind> = new Map([
  [REPORT, 'page'],
  [WORKBOOK, 'workbook'],
  [STRESS, 'checklist'],
]);

/** What a folder holds: a run here, or a study. */
export interface Holding<I extends RunIdentity> {
  /** In words. */
  readonly what: string;
  /** The file that is written first and says what the rows are of, and the folder of the rows. */
  readonly record: string;
  readonly rows: string;
  /** What can stand in it, finished or not. */
  readonly names: ReadonlySet<string>;
  /** Of those, what may be made of it when it is finished. */
  readonly derived: ReadonlyMap<string, Kind>;
  readonly read: (folder: string) => I | undefined;
}

export const runHolding: Holding<RunIdentity> = {
  what: 'run',
  record: RUN,
  rows: CHUNKS,
  names: new Set([
    ...[...growingTables, ...finalTables].map(({ table }) => `${table.name}.csv`),
    'datapackage.json',
    RUN,
    RUN_LOG,
    CHUNKS,
    MANIFEST,
    ...derivedOfRun.keys(),
  ]),
  derived: derivedOfRun,
  read: readIdentity,
};

/** `empty`: nothing of it; `unfinished`: its record and no manifest; `finished`: a manifest that owns every file. */
export interface FolderState<I extends RunIdentity = RunIdentity> {
  readonly kind: 'empty' | 'unfinished' | 'finished';
  readonly identity: I | undefined;
}

/** What is in a folder; throws UsageError where it is anything but a run of this scenario. */
export function stateOf(folder: string, scenario: string): FolderState {
  return stateOfHolding(folder, scenario, runHolding);
}

/** The same of whatever it should hold. */
export function stateOfHolding<I extends RunIdentity>(
  folder: string,
  scenario: string,
  { what, names, derived, rows, read }: Holding<I>,
): FolderState<I> {
  const entries = entriesOf(folder);
  if (entries.length === 0) return { kind: 'empty', identity: undefined };
  const hasManifest = entries.some(({ name }) => name === MANIFEST);
  const misshapen = entries.find(
    (entry) => names.has(entry.name) && (entry.name === rows ? !entry.isDirectory() : !entry.isFile()),
  );
  if (misshapen !== undefined) throw notOurs(folder, misshapen.name, what);
  refuseForeignIn(folder, derived, what);
  if (!hasManifest) {
    const identity = read(folder);
    if (identity === undefined) throw inTheWay(folder, `it is not empty and holds no ${what}`);
    const foreign = entries.find(({ name }) => !names.has(name));
    if (foreign !== undefined) throw inTheWay(folder, `it holds '${foreign.name}', which is not of a ${what}`);
    if (identity.parts.scenario !== scenario)
      throw inTheWay(folder, `it holds a ${what} of '${identity.parts.scenario}'`);
    return { kind: 'unfinished', identity };
  }
  const owned = ownedFiles(join(folder, MANIFEST), scenario);
  if (typeof owned === 'string') throw inTheWay(folder, owned);
  const foreign = entries.find(({ name }) => !owned.has(name) && !derived.has(name));
  if (foreign !== undefined)
    throw inTheWay(folder, `it holds '${foreign.name}', which is not of a ${what} of ${scenario}`);
  return { kind: 'finished', identity: ifReadable(() => read(folder)) };
}

/** What is finished may be replaced, whichever version made it, and whatever became of its record. */
function ifReadable<I>(read: () => I): I | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => !besides.has(name) && !name.startsWith(LOCK) && !isTemporary(name),
    );
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    if (isSystemError(error) && error.code === 'ENOTDIR') throw new UsageError(`${folder} is not a folder`);
    throw explained(`write to ${folder}`, error);
  }
}

/** Refuses to go on with a run that is not this one, saying what differs. */
export function refuseOther(folder: string, there: RunIdentity | undefined, here: RunIdentity): void {
  if (there === undefined)
    throw new UsageError(`${folder} holds a run without a ${RUN} of this version: it cannot be gone on with`);
  const differs = differences(there, here);
  if (differs.length > 0) {
    throw new UsageError(`${folder} holds another run: what differs is the ${differs.join(', the ')}`);
  }
}

export class ResultsFolder {
  readonly path: string;
  /** The folders that had to be made, outermost first. */
  readonly #made: readonly string[];
  readonly #files: WriteSet;
  readonly #holding: Holding<RunIdentity>;

  constructor(path: string, holding: Holding<RunIdentity> = runHolding) {
    this.path = path;
    this.#holding = holding;
    this.#made = makeFolders(path);
    this.#files = new WriteSet(path);
  }

  /**
   * Takes the folder for this process.
   * @param shard  of whom; empty: the whole run
   * @returns      gives it free
   * @throws MachineError if another run has it, or it cannot be written to: the folder is then left as it was
   */
  lock(shard = ''): () => void {
    try {
      return takeLock(this.path, shard);
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  /** Takes away what is there, its manifest first: from here on it is not finished any more. */
  clear(): void {
    this.#attempt(() => {
      this.#remove(MANIFEST);
      for (const name of this.#holding.names) this.#remove(name);
    });
  }

  /** Writes the record, run.json or study.json; the folder is not finished from here on. What fails leaves nothing. */
  begin(record: string): void {
    try {
      this.#attempt(() => {
        for (const name of [MANIFEST, ...this.#holding.derived.keys()]) this.#remove(name);
        sweep(this.path);
      });
      this.add(this.#holding.record, [record]);
      this.publish();
    } catch (error) {
      this.#files.discard();
      this.leave();
      throw error;
    }
  }

  /** A new file; it stays hidden until `publish`. */
  create(name: string): HashedFile {
    return this.#files.create(name);
  }

  /** A file in one go, from pieces of text. */
  add(name: string, pieces: Iterable<string>): WrittenFile {
    return this.#files.add(name, pieces);
  }

  /** Puts the new files in place, in the order in which they were created. */
  publish(): void {
    this.#files.publish();
  }

  /** Leaves nothing half written behind; with `all`, nothing of this run. */
  discard(all: boolean): void {
    this.#files.discard();
    if (existsSync(this.path)) ignoringErrors(() => sweep(this.path));
    if (!all) return;
    for (const name of [this.#holding.record, this.#holding.rows]) ignoringErrors(() => this.#remove(name));
  }

  /** Takes the folders away again that had to be made, unless there is something in them. */
  leave(): void {
    removeFolders(this.#made);
  }

  /** Takes away what golive wrote under a name: a plain file, or files of rows; anything else stays. */
  #remove(name: string): void {
    const path = join(this.path, name);
    if (name === this.#holding.rows) removeRowFiles(path);
    else if (kindOf(path) === 'file') rmSync(path);
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw explained(`write to ${this.path}`, error);
    }
  }
}
