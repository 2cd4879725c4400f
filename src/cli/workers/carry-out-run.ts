/**
 * A run from its first chunk to its tables: what is missing is simulated and journalled, and when everything is there it
 * is read back in order. So a run that was interrupted, extended or done in shards ends in the same bytes.
 */
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../errors.js';
import { pairCount } from '../../experiment/compare.js';
import { type Design, withReplications } from '../../experiment/design.js';
import { resamplesFor } from '../../experiment/differences.js';
import type { Executor } from '../../experiment/executor.js';
import { collect, type Results, runDesign } from '../../experiment/run-design.js';
import { stoppingOf } from '../../experiment/stopping.js';
import type { Outcome } from '../../model/outcome.js';
import { piecesOf } from '../../report/csv.js';
import { lookInWords } from '../../report/stopping-in-words.js';
import { comparisons } from '../../report/tables/comparisons.js';
import type { Scenario } from '../../scenario/scenario.js';
import { CHUNK, chunksOf, Journal, replicationsOf } from '../results/journal.js';
import { ResultsFolder } from '../results/results-folder.js';
import { identityText, type RunIdentity, readIdentity } from '../results/run-identity.js';
import { owns, type Shard } from '../results/shard.js';
import { ResultsWriter } from '../results/write-results.js';
import { onStop } from '../stop.js';
import { withStudyProgress } from './study-progress.js';
import { withProgress } from './with-progress.js';

export interface RunToDo {
  readonly scenario: Scenario;
  /** The scenario file, as it was named. */
  readonly file: string;
  readonly design: Design;
  readonly identity: RunIdentity;
  readonly scenarioSha256: string;
  readonly folder: string;
  /** Whether what is there is gone on with, or cleared away. */
  readonly goOn: boolean;
  readonly shard: Shard | undefined;
  /** The command that goes on with it. */
  readonly resume: string;
}

/**
 * Carries a run out; undefined for a shard, which leaves the tables to a merge. A run that goes on until something is
 * known looks at what there is and is extended; what was asked for is refused before anything is written.
 */
export async function carryOutRun(todo: RunToDo, executor: Executor): Promise<Results | undefined> {
  const { design, identity, shard } = todo;
  const folder = new ResultsFolder(todo.folder);
  const unlock = folder.lock(shard === undefined ? '' : `${shard.index}-of-${shard.of}`);
  const journal = new Journal(todo.folder, identity.key, design);
  if (design.until !== undefined && design.until.wanted.length > 0) journal.hold();
  let look = todo;
  let writing = new Writing(look, folder, journal);
  const forget = onStop(() => {
    const said = writing.stop();
    unlock();
    folder.leave();
    return said;
  });
  try {
    for (;;) {
      await simulate(look, executor, writing);
      if (shard !== undefined) return undefined;
      const next = await nextLook(look, journal);
      writing.release();
      if (next === undefined) return await finish(look, folder, journal);
      look = {
        ...look,
        goOn: true,
        design: withReplications(design, next),
        identity: { ...identity, replications: next },
      };
      writing = new Writing(look, folder, journal);
    }
  } catch (error) {
    const said = error instanceof UsageError ? writing.abandon() : writing.stop();
    if (said !== undefined) process.stderr.write(`golive: ${said}\n`);
    throw error;
  } finally {
    forget();
    unlock();
    folder.leave();
  }
}

/** Replications at the next look; undefined where there are enough. */
async function nextLook({ design }: RunToDo, journal: Journal): Promise<number | undefined> {
  const { until } = design;
  if (until === undefined) return undefined;
  const { collection } = await collect(design, journal.replay);
  const stopping = stoppingOf(design, until, collection, resamplesFor(design));
  process.stderr.write(`golive: ${lookInWords(stopping)}\n`);
  return stopping.next;
}

/**
 * The chunks of a run as they fill. A folder that is not gone on with is cleared only when there is something to put in
 * its place; a run that is stopped keeps every replication that is done.
 */
class Writing {
  readonly journal: Journal;
  readonly #todo: RunToDo;
  readonly #folder: ResultsFolder;
  /** Those still to be simulated, in order. */
  readonly replications: readonly number[];
  /** Rows in place, by chunk. */
  readonly #kept = new Map<number, number>();
  /** The chunk that is being filled, and the rows it has so far. */
  #filling: { readonly chunk: number; readonly rows: number } | undefined;
  #begun = false;

  constructor(todo: RunToDo, folder: ResultsFolder, journal: Journal) {
    const { design, shard, goOn } = todo;
    this.journal = journal;
    this.#todo = todo;
    this.#folder = folder;
    const total = design.replications.length;
    const there = goOn || shard !== undefined ? journal.survey() : new Map<number, number>();
    const missing: number[] = [];
    for (let chunk = 0; chunk < chunksOf(total); chunk++) {
      const replications = replicationsOf(chunk, total);
      const rows = there.get(chunk);
      if (rows === 0) process.stderr.write(`golive: chunk ${chunk} in ${todo.folder} is damaged: simulated again\n`);
      this.#kept.set(chunk, Math.min(rows ?? 0, replications.length));
      if (shard !== undefined && !owns(shard, chunk)) continue;
      missing.push(...replications.slice(rows ?? 0));
    }
    this.replications = missing;
    if ((goOn || shard !== undefined) && !journal.isHolding) this.#begin();
  }

  /** Writes what the journal has held. */
  release(): void {
    if (!this.journal.isHolding) return;
    if (!this.#begun) this.#begin();
    this.journal.release();
  }

  /** Leaves everything as it was, if nothing was written yet. */
  abandon(): string | undefined {
    if (!this.journal.isHolding) return this.stop();
    this.#folder.discard(false);
    return undefined;
  }

  /** One more replication is done. The first is put in place at once: what was there before gave way to it. */
  add(replication: number, outcomes: readonly Outcome[]): void {
    const chunk = Math.floor(replication / CHUNK);
    const kept = this.#kept.get(chunk) ?? 0;
    const rows = (this.#filling?.chunk === chunk ? this.#filling.rows : kept) + 1;
    const first = !this.#begun && !this.journal.isHolding;
    if (first) this.#begin();
    this.journal.add(chunk, this.journal.row(outcomes), kept);
    this.#filling = { chunk, rows };
    if (first || rows === replicationsOf(chunk, this.#todo.design.replications.length).length) this.#close();
  }

  /** Keeps what is done; says how to go on, or nothing where there is nothing to go on with. */
  stop(): string | undefined {
    try {
      this.#close();
      if ([...this.#kept.values()].some((rows) => rows > 0)) this.release();
    } catch {
      // What cannot be kept must not hide why the run is stopped.
    }
    const kept = [...this.#kept.values()].reduce((sum, rows) => sum + rows, 0);
    // What others share, or what was there before, stays begun; what is this run's alone goes with nothing in it.
    const isOwn = this.#todo.shard === undefined && !this.#todo.goOn;
    const nothing = !this.#begun || (kept === 0 && isOwn);
    this.#folder.discard(this.#begun && nothing);
    if (nothing) return undefined;
    const total = this.#todo.design.replications.length;
    return `${kept} of ${total} replications are kept; to go on: ${this.#todo.resume}`;
  }

  #begin(): void {
    const { shard, goOn, identity } = this.#todo;
    this.#begun = true;
    if (shard === undefined && !goOn) this.#folder.clear();
    if (shard === undefined) this.#folder.begin(identityText(identity));
    else beginShared(this.#folder, identity);
    this.journal.open();
  }

  #close(): void {
    const filling = this.#filling;
    this.#filling = undefined;
    this.journal.close();
    if (filling !== undefined) this.#kept.set(filling.chunk, filling.rows);
  }
}

/** Shards may share a folder: whoever comes first begins it, or begins to extend it, and nobody clears it. */
export function beginShared(folder: ResultsFolder, identity: RunIdentity): void {
  const there = readIdentity(folder.path);
  if (there === undefined || there.replications < identity.replications) folder.begin(identityText(identity));
}

async function simulate(todo: RunToDo, executor: Executor, writing: Writing): Promise<void> {
  const { design } = todo;
  const { replications } = writing;
  if (replications.length === 0) return;
  await withProgress({ ...todo, set: todo.identity.set }, design, replications, async (step) => {
    let done = 0;
    for await (const outcomes of executor(design, replications)) {
      writing.add(replications[done++]!, outcomes);
      step();
    }
  });
}

/** Reads every chunk in order and writes the tables; the manifest last. */
export async function finish(
  { scenario, design, identity, scenarioSha256 }: Pick<RunToDo, 'scenario' | 'design' | 'identity' | 'scenarioSha256'>,
  folder: ResultsFolder,
  journal: Journal,
): Promise<Results> {
  const writer = new ResultsWriter(folder, scenario, design);
  const { key: runKey, set, until, parts } = identity;
  const provenance = { version: parts.version, code: parts.code, runKey, set, scenarioSha256, until };
  return withTableProgress(design, async (step) => {
    const afterPair = async () => {
      step();
      await setImmediate(); // a moment in which Ctrl-C is answered
    };
    const results = await runDesign(design, journal.replay, (outcomes) => writer.add(outcomes), afterPair);
    await writer.finish(results, provenance, (table) => {
      if (table === comparisons.name) step();
    });
    return results;
  });
}

/** Rows of comparisons from which tables take so long that one wants to see how far they are: some seconds. */
const MANY_ROWS = 100_000;

/** A step for each pair of strategies that is compared, and for each piece of the table of comparisons. */
function withTableProgress<T>(design: Design, work: (step: () => void) => Promise<T>): Promise<T> {
  const pairs = pairCount(design);
  const rows = pairs * design.kept.length;
  if (rows < MANY_ROWS) return work(() => undefined);
  return withStudyProgress(design.scenario, pairs + piecesOf(rows), work, 'steps of its comparisons');
}
