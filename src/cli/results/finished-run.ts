/**
 * A finished run, read back from its folder: what `run` had in hand when it wrote the answer. Separate from the folder
 * that is written to. Nothing in it is trusted: run.json, manifest and chunks are checked as scenario files are, and the
 * summaries made from the chunks must be those that were written, byte for byte, so that a folder of another version is
 * read only where that is sure to be right.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ScenarioError, UsageError } from '../../errors.js';
import { type Design, designOf } from '../../experiment/design.js';
import { type Collected, collect, type Results, resultsOf } from '../../experiment/run-design.js';
import type { Outcome } from '../../model/outcome.js';
import { usualWindows } from '../../model/windows.js';
import { csvPieces } from '../../report/csv.js';
import { summary } from '../../report/tables/summary.js';
import { parseScenario } from '../../scenario/parse.js';
import type { Scenario } from '../../scenario/scenario.js';
import { InvalidScenario, issueLine } from '../invalid-scenario.js';
import { overridesOf } from '../read-scenario.js';
import { version } from '../version.js';
import { chunksOf, Journal, LostReplication, replicationsOf } from './journal.js';
import { damagedFile, isHashed, MANIFEST, readManifest } from './manifest.js';
import { RUN, type RunIdentity, readIdentity } from './run-identity.js';

export interface FinishedRun {
  /** As it was named. */
  readonly folder: string;
  readonly identity: RunIdentity;
  readonly scenario: Scenario;
  readonly collected: Collected;
  readonly results: Results;
  /** What each replication came to. */
  readonly journal: Journal;
}

/** The scenario and the design that a run.json is of. Throws UsageError or InvalidScenario naming the file. */
export function runOf(folder: string, identity: RunIdentity): { scenario: Scenario; design: Design } {
  const { text, set, parts, replications, until } = identity;
  const path = join(folder, RUN);
  try {
    const scenario = parseScenario(text, { set: overridesOf(set) });
    const design = designOf(scenario, {
      replications,
      until,
      seed: parts.seed,
      strategies: parts.strategies.slice(1),
      perTrust: parts.per_trust,
      weekly: parts.weekly,
      windows: usualWindows.filter(({ id }) => parts.windows.includes(id)),
    });
    return { scenario, design };
  } catch (error) {
    if (error instanceof ScenarioError) {
      throw new InvalidScenario([
        `${path} holds a scenario that is none for this version of golive (${parts.version} wrote it, this is ${version}):`,
        ...error.issues.map((issue) => issueLine(path, issue)),
      ]);
    }
    if (error instanceof UsageError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

/** The run.json of a folder that holds a run. */
export function identityIn(folder: string): RunIdentity {
  const identity = readIdentity(folder);
  if (identity === undefined) throw new UsageError(`${folder} holds no run: there is no ${RUN}`);
  return identity;
}

/** Is given the outcomes of each replication of a design, in order; they are not kept. */
export type Watcher = (design: Design) => (outcomes: readonly Outcome[]) => void;

/**
 * Reads a finished run back.
 * @throws UsageError or InvalidScenario for a folder that holds none, or one that is damaged, naming the file
 */
export async function readBack(folder: string, watcher?: Watcher): Promise<FinishedRun> {
  const identity = identityIn(folder);
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) {
    throw new UsageError(
      `${folder} holds a run that was not finished: there is no ${MANIFEST}; golive run --resume ends it`,
    );
  }
  const manifest = readManifest(path);
  if (typeof manifest === 'string') throw new UsageError(`${folder} cannot be read: ${manifest}`);
  const damaged = damagedFile(folder, manifest);
  if (damaged !== undefined) throw new UsageError(`${join(folder, damaged)} is damaged: it is not what was written`);
  const { scenario, design } = runOf(folder, identity);
  const journal = new Journal(folder, identity.key, design);
  const collected = await collectedFrom(journal, design, watcher?.(design));
  const results = await resultsOf(design, collected, setImmediate);
  const written = manifest.files.filter(isHashed).find((file) => file.path === `${summary.name}.csv`)?.sha256;
  if (written !== hashOf(csvPieces(summary, results.summaries))) {
    const why =
      identity.parts.version === version
        ? 'its chunks do not give the summary.csv that was written: another build of golive wrote it, or it is damaged'
        : `golive ${identity.parts.version} wrote it, and ${version} gets other numbers from it`;
    throw new UsageError(`${folder} cannot be read: ${why}; run its scenario again`);
  }
  return { folder, identity, scenario, collected, results, journal };
}

async function collectedFrom(
  journal: Journal,
  design: Design,
  onReplication: ((outcomes: readonly Outcome[]) => void) | undefined,
): Promise<Collected> {
  const total = design.replications.length;
  for (let chunk = 0; chunk < chunksOf(total); chunk++) {
    if (journal.count(chunk) < replicationsOf(chunk, total).length) {
      throw new UsageError(`${journal.pathOf(chunk)} is missing, damaged or of another run`);
    }
  }
  try {
    return await collect(design, journal.replay, onReplication);
  } catch (error) {
    if (error instanceof LostReplication) throw new UsageError(error.message);
    throw error;
  }
}

function hashOf(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
