/**
 * A baseline on disk: baseline.json with a hash of every file, the fingerprints of all runs, and one small table of
 * values for each strategy. Written whole or not at all; what is damaged or of another scenario is refused.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../errors.js';
import type { AcceptedRun, Baseline } from '../../experiment/check/baseline.js';
import { MAX_REPLICATIONS } from '../../scenario/schema/schema.js';
import { ignoringErrors, makeFolders, removeFolders } from '../files/folders.js';
import { textHash } from '../files/text-hash.js';
import { sweep, WriteSet } from '../files/write-set.js';
import { explained } from '../machine-error.js';
import {
  type AcceptedTable,
  dropNextTables,
  INDEX,
  nextName,
  readTable,
  refuseOthersFiles,
  settleTables,
} from './accepted-tables.js';
import { checked, readJson } from './read-back.js';

/** Version of the form in which baselines are written. */
const FORM = 1;

const name = z
  .string()
  .max(100)
  .regex(/^[A-Za-z]\w*$/);

const indexSchema = z.strictObject({
  form: z.literal(FORM),
  scenario: z.string(),
  seed: z.string(),
  version: z.string(),
  reason: z.string(),
  set: z.array(z.string().regex(/^[^=]+=/)).optional(),
  replications: z.int().min(1).max(MAX_REPLICATIONS),
  strategies: z.array(name).min(2).max(1000),
  metrics: z.array(name).min(1).max(1000),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: z.string() })),
  sha256: z.string(),
});

/** Reads the baseline of a scenario; undefined where there is none. */
export function readBaseline(folder: string, scenario: string): Baseline | undefined {
  const path = join(folder, INDEX);
  const value = readJson(path);
  if (value === undefined) return undefined;
  const bad = (why: string): UsageError => badBaseline(folder, why);
  const { form } = Object(value) as { form?: unknown };
  if (typeof form === 'number' && form !== FORM) throw bad(`is of form ${form}, not ${FORM}: accept it anew`);
  const said = checked(path, indexSchema, value);
  if (said.scenario !== scenario) throw bad(`is of '${said.scenario}', not of '${scenario}'`);
  const repeated = [said.strategies, said.metrics].some((names) => new Set(names).size < names.length);
  if (said.sha256 !== sealOf(said) || repeated) throw bad('is damaged');
  const runs = said.strategies.map((strategy): [string, AcceptedRun[]] => {
    const file = fileOf(strategy);
    const table = said.files.find(({ path }) => path === file);
    const text = table && readTable(folder, table);
    if (text === undefined) throw bad(`is damaged: ${file} is not what was accepted`);
    const found = runsOf(text, said.metrics);
    if (found?.length !== said.replications) throw bad(`is damaged: ${file} is not a table of accepted runs`);
    return [strategy, found];
  });
  // Baselines of before settings were kept have none.
  const { seed, version, reason, metrics, set = [] } = said;
  return { scenario, seed, version, reason, set, metrics, runs: new Map(runs) };
}

/** The rows of a table of values; undefined if it is none: every cell is a number or empty, every row of its replication. */
function runsOf(text: string, metrics: readonly string[]): AcceptedRun[] | undefined {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  if (header !== headerOf(metrics)) return undefined;
  const runs = lines.map((line, r): AcceptedRun | undefined => {
    const [replication, events = '', measures = '', ...cells] = line.split(',');
    const values = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
    const numbers = cells.every((cell) => cell === '' || (/^[-+.\deE]+$/.test(cell) && Number.isFinite(Number(cell))));
    const whole = replication === String(r) && events !== '' && measures !== '' && cells.length === metrics.length;
    return whole && numbers ? { events, metrics: measures, values } : undefined;
  });
  return runs.every((run) => run !== undefined) ? runs : undefined;
}

function headerOf(metrics: readonly string[]): string {
  return ['replication', 'fingerprint_events', 'fingerprint_metrics', ...metrics].join(',');
}

/** Refuses a baseline of another seed: its replications are of other worlds. */
export function refuseOtherSeed(folder: string, baseline: Baseline, seed: string): void {
  if (baseline.seed !== seed) throw badBaseline(folder, `is of seed '${baseline.seed}', not of '${seed}'`);
}

function badBaseline(folder: string, why: string): UsageError {
  return new UsageError(`the baseline in ${folder} ${why}`);
}

/** Writes a baseline in place of the one that is there, which holds until all of the new one is on disk. */
export function writeBaseline(folder: string, baseline: Baseline): void {
  const made = makeFolders(folder);
  const set = new WriteSet(folder);
  const paths = [...baseline.runs.keys()].map(fileOf);
  const before = tablesBefore(folder);
  let isSettled = false;
  try {
    sweep(folder);
    refuseOthersFiles(folder);
    settleTables(folder, before);
    isSettled = true;
    const files = [...baseline.runs].map(([strategy, runs]) => {
      const header = headerOf(baseline.metrics);
      const lines = runs.map(({ events, metrics, values }, r) =>
        [r, events, metrics, ...values.map((value) => (Number.isNaN(value) ? '' : String(value)))].join(','),
      );
      const path = fileOf(strategy);
      return { ...set.add(nextName(path), [`${[header, ...lines].join('\n')}\n`]), path };
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
    ignoringErrors(() => settleTables(folder, files)); // they are found under the other name too
  } catch (error) {
    set.discard();
    if (isSettled) ignoringErrors(() => dropNextTables(folder, tablesBefore(folder), paths));
    removeFolders(made);
    throw explained(`write to ${folder}`, error);
  }
}

/** The tables that the index names: none where there is none, or it is damaged, which is said when it is replaced. */
function tablesBefore(folder: string): readonly AcceptedTable[] {
  const path = join(folder, INDEX);
  try {
    const value = readJson(path);
    return value === undefined ? [] : checked(path, indexSchema, value).files;
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
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
