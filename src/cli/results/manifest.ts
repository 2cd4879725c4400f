/**
 * manifest.json: written last, so a folder that has one holds a finished run. It says what was run and lists every file
 * with its size and hash; run.log, which tells of the machine and the time, is listed without.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Design } from '../../experiment/design.js';
import type { Asked } from '../../experiment/until.js';
import type { WrittenFile } from '../files/hashed-file.js';
import { isSystemError } from '../machine-error.js';

export const MANIFEST = 'manifest.json';
export const RUN_LOG = 'run.log';

const MOST_BYTES = 1 << 20;

export interface Provenance {
  readonly version: string;
  /** Hash of the built code. */
  readonly code: string;
  /** Key of run.json: what the chunks are of. */
  readonly runKey: string;
  /** Hash of the scenario file's text. */
  readonly scenarioSha256: string;
  /** The `--set` options, as given. */
  readonly set: readonly string[];
  /** Until when replications went on; undefined where their number was given. */
  readonly until: Asked | undefined;
}

/** The manifest as JSON text: the same for the same run on any machine. */
export function manifestText(design: Design, provenance: Provenance, files: readonly WrittenFile[]): string {
  const manifest = {
    golive: provenance.version,
    code_sha256: provenance.code,
    scenario: design.scenario,
    scenario_sha256: provenance.scenarioSha256,
    set: provenance.set,
    seed: design.settings.seed,
    replications: design.replications.length,
    until: provenance.until,
    strategies: design.strategies,
    run_key: provenance.runKey,
    files: [...files, { path: RUN_LOG }, { path: 'run.json' }, { path: 'chunks' }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What is read of a manifest: of which scenario, and its files, those with a hash and those without. */
export interface Manifest {
  readonly golive: string;
  readonly scenario: string;
  readonly files: readonly (WrittenFile | { readonly path: string; readonly sha256?: undefined })[];
}

/** A manifest as it was written; else, in words, why there is none. */
export function readManifest(path: string): Manifest | string {
  let manifest: unknown;
  try {
    if (statSync(path).size > MOST_BYTES) return 'its manifest.json is not one of golive';
    manifest = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? 'it is not empty and holds no finished run' : 'its manifest.json cannot be read';
  }
  return isManifest(manifest) ? manifest : 'its manifest.json is not one of golive';
}

/** The files that belong to the finished run of a scenario whose manifest this is; else, in words, why there are none. */
export function ownedFiles(path: string, scenario: string): ReadonlySet<string> | string {
  const manifest = readManifest(path);
  if (typeof manifest === 'string') return manifest;
  if (manifest.scenario !== scenario) return `it holds a finished run of '${manifest.scenario}', not of '${scenario}'`;
  return new Set([MANIFEST, ...manifest.files.map((file) => file.path)]);
}

/** The first file of a finished run that is not there or not as it was written; undefined: all are whole. */
export function damagedFile(folder: string, { files }: Manifest): string | undefined {
  return files.find((file) => {
    if (file.sha256 === undefined) return false;
    try {
      return hashOf(join(folder, file.path), file.bytes) !== file.sha256;
    } catch (error) {
      if (isSystemError(error)) return true;
      throw error;
    }
  })?.path;
}

/** Hash of a file of so many bytes, read piece by piece; undefined where it has another size. */
function hashOf(path: string, bytes: number): string | undefined {
  const fd = openSync(path, 'r');
  try {
    if (fstatSync(fd).size !== bytes) return undefined;
    const hash = createHash('sha256');
    const piece = Buffer.alloc(1 << 20);
    for (let count = readSync(fd, piece); count > 0; count = readSync(fd, piece)) hash.update(piece.subarray(0, count));
    return hash.digest('hex');
  } finally {
    closeSync(fd);
  }
}

/** Whether a folder holds this very run, finished: its manifest word for word, and every file with its size and hash. */
export function isWhole(folder: string, design: Design, provenance: Provenance): boolean {
  const manifest = readManifest(join(folder, MANIFEST));
  if (typeof manifest === 'string' || damagedFile(folder, manifest) !== undefined) return false;
  const written = manifest.files.filter((file): file is WrittenFile => file.sha256 !== undefined);
  return manifestText(design, provenance, written) === readFileSync(join(folder, MANIFEST), 'utf8');
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { golive, scenario, files } = value as Record<string, unknown>;
  return typeof golive === 'string' && typeof scenario === 'string' && Array.isArray(files) && files.every(isFile);
}

/** A file of the folder itself: no path leads out of it. */
function isFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { path, bytes, sha256 } = value as Record<string, unknown>;
  if (typeof path !== 'string' || !/^[\w-][\w.-]*$/.test(path)) return false;
  return sha256 === undefined || (typeof sha256 === 'string' && typeof bytes === 'number');
}
