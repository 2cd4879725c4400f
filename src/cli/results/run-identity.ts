/**
 * run.json: written first, it says what a folder's chunks are of. The run key is a hash over everything that the numbers
 * depend on; the number of replications is not part of it, so a run can be extended.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import type { Asked } from '../../experiment/until.js';
import type { Scenario } from '../../scenario/scenario.js';
import { explained, isSystemError } from '../machine-error.js';
import { version } from '../version.js';
import { CHUNK } from './journal.js';

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

/** The run.json of a folder; undefined where there is none. Throws UsageError for one that is not of golive. */
export function readIdentity(folder: string): RunIdentity | undefined {
  const path = join(folder, RUN);
  try {
    if (statSync(path).size > MOST_BYTES) throw new UsageError(`${path} is not one of golive`);
    const written = readFileSync(path, 'utf8');
    const { sha256: _, ...content } = JSON.parse(written) as Partial<RunIdentity> & { sha256?: unknown };
    const { key, parts, replications, text, set, until } = content;
    const whole =
      typeof key === 'string' &&
      Number.isSafeInteger(replications) &&
      typeof text === 'string' &&
      isTexts(set) &&
      isParts(parts) &&
      (until === undefined || isAsked(until));
    if (!whole || sealed(content) !== written) throw new UsageError(`${path} is damaged or not one of golive`);
    return { key, parts, replications: replications!, text, set, until };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof SyntaxError) throw new UsageError(`${path} is damaged or not one of golive`);
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw explained(`read ${path}`, error);
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isAsked(value: unknown): value is Asked {
  const { precision, decide, first, atMost } = Object(value) as Asked;
  return (
    isTexts(precision) &&
    typeof decide === 'boolean' &&
    Number.isSafeInteger(first) &&
    first >= 1 &&
    Number.isSafeInteger(atMost) &&
    atMost >= 1
  );
}

function isParts(value: unknown): value is KeyParts {
  const { version, code, scenario, settings, seed, strategies, windows, per_trust, chunk } = Object(value) as KeyParts;
  return (
    isTexts([version, code, scenario, settings, seed]) &&
    isTexts(strategies) &&
    isTexts(windows) &&
    typeof per_trust === 'boolean' &&
    typeof chunk === 'number'
  );
}

/** A value as JSON text that ends with the hash of all that stands before: no byte of it can change unnoticed. */
function sealed(content: object): string {
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hash over every built file, by path. */
function codeHash(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  for (const name of files.map((file) => file.replaceAll('\\', '/')).sort()) {
    hash.update(`${name}\n`);
    hash.update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
}
