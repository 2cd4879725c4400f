/**
 * run.json: written first, it says what a folder's chunks are of. The run key is a hash over everything that the numbers
 * depend on; the number of replications is not part of it, so a run can be extended.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UsageError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import type { Asked } from '../../experiment/until.js';
import type { Scenario } from '../../scenario/scenario.js';
import { MAX_REPLICATIONS } from '../../scenario/schema/schema.js';
import { kebabId } from '../../scenario/text/ids.js';
import { readText } from '../files/read-bounded.js';
import { portable } from '../system.js';
import { version } from '../version.js';
import { CHUNK } from './journal.js';
import { checked, parsedJson } from './read-back.js';

export const RUN = 'run.json';
const MOST_BYTES = 32 * 1024 * 1024;

/** What the key is a hash of, each part by itself so that a difference can be named. */
export interface KeyParts {
  readonly version: string;
  /** sha256 of the built code. */
  readonly code: string;
  readonly scenario: string;
  /** sha256 of what the numbers depend on: days and settings; no label, source, margin, published value or comment. */
  readonly settings: string;
  readonly seed: string;
  readonly strategies: readonly string[];
  readonly windows: readonly string[];
  readonly per_trust: boolean;
  readonly weekly: boolean;
  readonly chunk: number;
}

export interface RunIdentity {
  readonly key: string;
  readonly parts: KeyParts;
  readonly replications: number;
  /** The scenario's text and `--set` options: a merge needs no other file. */
  readonly text: string;
  readonly set: readonly string[];
  /** Until when replications go on; undefined: their number is given. */
  readonly until?: Asked | undefined;
}

/** @param source the scenario file as it was read */
export function identityOf(
  scenario: Scenario,
  design: Design,
  source: Pick<RunIdentity, 'text' | 'set' | 'until'>,
): RunIdentity {
  const { start, end, settings } = scenario;
  const { text, set, until } = source;
  const parts: KeyParts = {
    version,
    code: codeHash(),
    scenario: scenario.id,
    settings: sha256(JSON.stringify({ start, end, settings }, flat)),
    seed: design.settings.seed,
    strategies: design.strategies,
    windows: design.settings.windows.map(({ id }) => id),
    per_trust: design.perTrust,
    weekly: design.weekly,
    chunk: CHUNK,
  };
  return { key: sha256(JSON.stringify(parts)), parts, replications: design.replications.length, text, set, until };
}

export function identityText(identity: RunIdentity): string {
  return sealed({ golive: version, ...identity });
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const names = z.array(z.string().min(1).max(200)).max(1000);

export const runSchema = z.strictObject({
  golive: z.string(),
  key: hash,
  parts: z.strictObject({
    version: z.string(),
    code: hash,
    scenario: z.string().regex(kebabId),
    settings: hash,
    seed: z.string().min(1).max(200),
    strategies: names.min(2),
    windows: names,
    per_trust: z.boolean(),
    weekly: z.boolean(),
    chunk: z.int().min(1),
  }),
  replications: z.int().min(1).max(MAX_REPLICATIONS),
  text: z.string(),
  set: z.array(z.string()),
  until: z
    .strictObject({
      precision: z.array(z.string()),
      decide: z.boolean(),
      first: z.int().min(1),
      atMost: z.int().min(1),
    })
    .optional(),
  sha256: hash,
});

/** The run.json of a folder; undefined where there is none. Throws UsageError for one that is not of this golive. */
export function readIdentity(folder: string): RunIdentity | undefined {
  return readRecord(join(folder, RUN), runSchema);
}

/** A record that was written sealed, of a run or a study; undefined and errors as of `readIdentity`. */
export function readRecord<T extends z.infer<typeof runSchema>>(
  path: string,
  schema: z.ZodType<T>,
): Omit<T, 'golive' | 'sha256'> | undefined {
  const written = readText(path, MOST_BYTES);
  if (written === undefined) return undefined;
  const value = parsedJson(path, written);
  refuseOtherVersion(path, value);
  const { sha256: _, ...content } = checked(path, schema, value);
  const { golive: __, ...identity } = content;
  if (sealed(content) !== written || identity.key !== sha256(JSON.stringify(identity.parts)))
    throw new UsageError(`${path} is damaged or not one of golive`);
  return identity as Omit<T, 'golive' | 'sha256'>;
}

/** What another version wrote may be in another form, and its scenario may not be one of ours. */
function refuseOtherVersion(path: string, value: unknown): void {
  const by = Object(value)['golive'] as unknown;
  if (typeof by === 'string' && by !== version)
    throw new UsageError(`${path} is of another version of golive, ${by}; this is ${version}`);
}

/** A value as JSON text that ends with the hash of all that stands before: no byte of it can change unnoticed. */
export function sealed(content: object): string {
  return `${JSON.stringify({ ...content, sha256: sha256(JSON.stringify(content)) }, null, 2)}\n`;
}

/** What differs between two runs, in words; empty for the same run. */
export function differences(there: RunIdentity, here: RunIdentity): string[] {
  const names: Record<keyof KeyParts, string> = {
    version: 'version of golive',
    code: 'built code',
    scenario: 'scenario',
    settings: 'scenario file or --set',
    seed: 'seed',
    strategies: 'strategies',
    windows: '--windows',
    per_trust: '--per-trust',
    weekly: '--weekly',
    chunk: 'size of chunks',
  };
  return (Object.keys(names) as (keyof KeyParts)[])
    .filter((part) => JSON.stringify(there.parts[part]) !== JSON.stringify(here.parts[part]))
    .map((part) => names[part]);
}

/** Typed arrays as lists, infinities and NaN by name; labels are for people and left out. */
function flat(name: string, value: unknown): unknown {
  if (name === 'label') return undefined;
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hash over every built file, by path; what runs in a page only has no part in a run. */
function codeHash(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const ofRuns = files.map(portable).filter((name) => !name.startsWith('browser/'));
  for (const name of ofRuns.sort()) {
    hash.update(`${name}\n`);
    hash.update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
}
