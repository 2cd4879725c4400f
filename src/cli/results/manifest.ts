/**
 * manifest.json: written last, so a folder that has one holds a finished run. It says what was run and lists every file
 * with its size and hash; run.log, which tells of the machine and the time, is listed without.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Design } from '../../experiment/design.js';
import { kebabId } from '../../scenario/text/ids.js';
import type { WrittenFile } from '../files/hashed-file.js';
import { readText } from '../files/read-bounded.js';
import { kindOf } from '../files/write-set.js';
import { checked, parsedJson } from './read-back.js';

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
  /** Key of run.json: what the chunks are of. */
  readonly runKey: string;
  /** sha256 of the scenario file's bytes. */
  readonly scenarioSha256: string;
  /** The `--set` options, as given. */
  readonly set: readonly string[];
}

/** The manifest as JSON text: the same for the same run on any machine. */
export function manifestText(design: Design, provenance: Provenance, files: readonly WrittenFile[]): string {
  const manifest = {
    golive: provenance.version,
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
  let value: unknown;
  try {
    const text = readText(path, MOST_BYTES);
    if (text === undefined) return 'it is not empty and holds no finished run';
    value = JSON.parse(text);
  } catch {
    return 'its manifest.json cannot be read';
  }
  const read = manifestSchema.safeParse(value, { jitless: true });
  if (!read.success) return 'its manifest.json is not one of golive';
  const manifest = read.data;
  if (manifest.scenario !== scenario) return `it holds a finished run of '${manifest.scenario}', not of '${scenario}'`;
  return new Set([MANIFEST, ...manifest.files.map((file) => file.path)]);
}

/** Whether a folder holds this very run, finished: its manifest word for word, and every file with its size and hash. */
export function isWhole(folder: string, design: Design, provenance: Provenance): boolean {
  try {
    const path = join(folder, MANIFEST);
    const text = readText(path, MOST_BYTES) ?? '';
    const { files } = checked(path, manifestSchema, parsedJson(path, text));
    const written = files.filter((file): file is WrittenFile => 'sha256' in file);
    // The text first: then its paths are names that golive gives.
    if (manifestText(design, provenance, written) !== text) return false;
    return written.every(({ path, bytes, sha256 }) => isAsWritten(join(folder, path), bytes, sha256));
  } catch {
    return false; // then it is written again
  }
}

/** Whether a plain file has this size and hash; read piece by piece, as tables can be large. */
function isAsWritten(path: string, bytes: number, sha256: string): boolean {
  if (kindOf(path) !== 'file' || statSync(path).size !== bytes) return false;
  const hash = createHash('sha256');
  const fd = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(1 << 20);
    for (let count = readSync(fd, piece); count > 0; count = readSync(fd, piece)) hash.update(piece.subarray(0, count));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex') === sha256;
}
