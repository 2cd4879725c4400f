/**
 * manifest.json: written last, so a folder that has one holds a finished run. It says what was run and lists every file
 * with its size and hash; run.log, which tells of the machine and the time, is listed without.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Design } from '../../experiment/design.js';
import type { Asked } from '../../experiment/until.js';
import { kebabId } from '../../scenario/text/ids.js';
import type { WrittenFile } from '../files/hashed-file.js';
import { readText } from '../files/read-bounded.js';
import { kindOf } from '../files/write-set.js';
import { isSystemError } from '../machine-error.js';

export const MANIFEST = 'manifest.json';
export const RUN_LOG = 'run.log';

const MOST_BYTES = 1 << 20;

/** A name of a file in the folder itself. */
const fileName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][\w.-]*$/);

const manifestSchema = z.looseObject({
  golive: z.string(),
  scenario: z.string().regex(kebabId),
  files: z
    .array(
      z.union([
        z.strictObject({ path: fileName, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        z.strictObject({ path: fileName }),
      ]),
    )
    .max(1000),
});

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
export type Manifest = z.infer<typeof manifestSchema>;

/** A manifest as it was written; else, in words, why there is none. */
export function readManifest(path: string): Manifest | string {
  let value: unknown;
  try {
    const text = readText(path, MOST_BYTES);
    if (text === undefined) return 'it is not empty and holds no finished run';
    value = JSON.parse(text);
  } catch {
    return 'its manifest.json cannot be read';
  }
  const read = manifestSchema.safeParse(value, { jitless: true });
  return read.success ? read.data : 'its manifest.json is not one of golive';
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
  return files.filter(isHashed).find((file) => !isAsWritten(folder, file))?.path;
}

/** Whether a folder holds this very run, finished: its manifest word for word, and every file with its size and hash. */
export function isWhole(folder: string, design: Design, provenance: Provenance): boolean {
  const path = join(folder, MANIFEST);
  const manifest = readManifest(path);
  if (typeof manifest === 'string') return false;
  // The text first: then its paths are names that golive gives.
  if (manifestText(design, provenance, manifest.files.filter(isHashed)) !== readText(path, MOST_BYTES)) return false;
  return damagedFile(folder, manifest) === undefined;
}

/** Whether a file of a manifest has a hash: all but those that tell of the machine, and the chunks. */
export function isHashed(file: Manifest['files'][number]): file is WrittenFile {
  return 'sha256' in file;
}

/** Whether a plain file has this size and hash; read piece by piece, as tables can be large. */
function isAsWritten(folder: string, { path: name, bytes, sha256 }: WrittenFile): boolean {
  const path = join(folder, name);
  try {
    if (kindOf(path) !== 'file' || statSync(path).size !== bytes) return false;
    const hash = createHash('sha256');
    const fd = openSync(path, 'r');
    try {
      const piece = Buffer.alloc(1 << 20);
      for (let count = readSync(fd, piece); count > 0; count = readSync(fd, piece))
        hash.update(piece.subarray(0, count));
    } finally {
      closeSync(fd);
    }
    return hash.digest('hex') === sha256;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}
