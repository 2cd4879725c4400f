/**
 * A baseline on disk: baseline.json with a hash of every file, the fingerprints of all runs, and one small table of
 * values for each strategy. Written whole or not at all; what is damaged or of another scenario is refused.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import type { AcceptedRun, Baseline } from '../../experiment/check/baseline.js';
import { makeFolders, removeFolders } from '../files/folders.js';
import type { WrittenFile } from '../files/hashed-file.js';
import { textHash } from '../files/text-hash.js';
import { sweep, WriteSet } from '../files/write-set.js';
import { explained, isSystemError } from '../machine-error.js';

/** Version of the form in which baselines are written. */
const FORM = 1;
const INDEX = 'baseline.json';

/** Reads the baseline of a scenario; undefined where there is none. */
export function readBaseline(folder: string, scenario: string): Baseline | undefined {
  const index = textOf(folder, INDEX);
  if (index === undefined) return undefined;
  const bad = (why: string): UsageError => badBaseline(folder, why);
  const said = parsed(index);
  const { form, files, reason, version, seed, metrics, strategies } = said as Record<
    'form' | 'files' | 'reason' | 'version' | 'seed' | 'metrics' | 'strategies',
    unknown
  >;
  const set = said['set'] ?? []; // baselines of before it was kept have none
  if (form !== FORM) throw bad(`is of form ${String(form)}, not ${FORM}: accept it anew`);
  if (said['scenario'] !== scenario) throw bad(`is of '${String(said['scenario'])}', not of '${scenario}'`);
  if (!isList(files) || !isList(metrics) || !isList(strategies) || !isList(set) || said['sha256'] !== sealOf(said))
    throw bad('is damaged');
  for (const { path, sha256 } of files as WrittenFile[]) {
    const text = textOf(folder, path);
    if (text === undefined || textHash(text) !== sha256) throw bad(`is damaged: ${path} is not what was accepted`);
  }
  const rows = strategies.map((strategy): [string, AcceptedRun[]] => {
    const lines = textOf(folder, fileOf(String(strategy)))!
      .trimEnd()
      .split(/\r?\n/)
      .slice(1);
    const runs = lines.map((line) => {
      const [, events = '', measures = '', ...cells] = line.split(',');
      return { events, metrics: measures, values: cells.map((cell) => (cell === '' ? Number.NaN : Number(cell))) };
    });
    return [String(strategy), runs];
  });
  return {
    scenario,
    seed: String(seed),
    version: String(version),
    reason: String(reason),
    set: set.map(String),
    metrics: metrics.map(String),
    runs: new Map(rows),
  };
}

/** Refuses a baseline of another seed: its replications are of other worlds. */
export function refuseOtherSeed(folder: string, baseline: Baseline, seed: string): void {
  if (baseline.seed !== seed) throw badBaseline(folder, `is of seed '${baseline.seed}', not of '${seed}'`);
}

function badBaseline(folder: string, why: string): UsageError {
  return new UsageError(`the baseline in ${folder} ${why}`);
}

/** Writes a baseline in place of the one that is there, which stays until all of the new one is on disk. */
export function writeBaseline(folder: string, baseline: Baseline): void {
  const made = makeFolders(folder);
  const set = new WriteSet(folder);
  try {
    sweep(folder);
    const files = [...baseline.runs].map(([strategy, runs]) => {
      const header = ['replication', 'fingerprint_events', 'fingerprint_metrics', ...baseline.metrics].join(',');
      const lines = runs.map(({ events, metrics, values }, r) =>
        [r, events, metrics, ...values.map((value) => (Number.isNaN(value) ? '' : String(value)))].join(','),
      );
      return set.add(fileOf(strategy), [`${[header, ...lines].join('\n')}\n`]);
    });
    const said = {
      form: FORM,
      scenario: baseline.scenario,
      seed: baseline.seed,
      version: baseline.version,
      reason: baseline.reason,
      set: baseline.set,
      replications: [...baseline.runs.values()][0]?.length ?? 0,
      strategies: [...baseline.runs.keys()],
      metrics: baseline.metrics,
      files,
    };
    set.add(INDEX, [`${JSON.stringify({ ...said, sha256: sealOf(said) }, null, 2)}\n`]);
    set.publish();
  } catch (error) {
    set.discard();
    removeFolders(made);
    throw explained(`write to ${folder}`, error);
  }
}

function fileOf(strategy: string): string {
  return `values-${strategy}.csv`;
}

/** A hash over everything else that the index says. */
function sealOf(said: Record<string, unknown>): string {
  const { sha256: _, ...rest } = said;
  return textHash(JSON.stringify(rest));
}

function textOf(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw explained(`read ${folder}`, error);
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
