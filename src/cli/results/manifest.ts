/**
 * manifest.json: written last, so a folder that has one holds a finished run. It says what was run and lists every file
 * with its size and hash; run.log, which tells of the machine and the time, is listed without.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Design } from '../../experiment/design.js';
import type { WrittenFile } from '../files/hashed-file.js';

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
    strategies: design.strategies,
    run_key: provenance.runKey,
    files: [...files, { path: RUN_LOG }, { path: 'run.json' }, { path: 'chunks' }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The files that belong to the finished run of a scenario whose manifest this is; else, in words, why there are none. */
export function ownedFiles(path: string, scenario: string): ReadonlySet<string> | string {
  let manifest: unknown;
  try {
    if (statSync(path).size > MOST_BYTES) return 'its manifest.json is not one of golive';
    manifest = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? 'it is not empty and holds no finished run' : 'its manifest.json cannot be read';
  }
  if (!isManifest(manifest)) return 'its manifest.json is not one of golive';
  if (manifest.scenario !== scenario) return `it holds a finished run of '${manifest.scenario}', not of '${scenario}'`;
  return new Set([MANIFEST, ...manifest.files.map((file) => file.path)]);
}

/** Whether a folder holds this very run, finished: its manifest word for word, and every file with its size and hash. */
export function isWhole(folder: string, design: Design, provenance: Provenance): boolean {
  try {
    const text = readFileSync(join(folder, MANIFEST), 'utf8');
    const { files } = JSON.parse(text) as { files: Partial<WrittenFile>[] };
    const written = files.filter((file): file is WrittenFile => file.sha256 !== undefined);
    const asWritten = written.every(({ path, bytes, sha256 }) => {
      const content = readFileSync(join(folder, path));
      return content.length === bytes && createHash('sha256').update(content).digest('hex') === sha256;
    });
    return asWritten && manifestText(design, provenance, written) === text;
  } catch {
    return false; // then it is written again
  }
}

function isManifest(value: unknown): value is { scenario: string; files: { path: string }[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { golive, scenario, files } = value as Record<string, unknown>;
  return (
    typeof golive === 'string' &&
    typeof scenario === 'string' &&
    Array.isArray(files) &&
    files.every((file) => typeof file === 'object' && file !== null && typeof file.path === 'string')
  );
}
