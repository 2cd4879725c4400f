/**
 * The journal of a run: its replications in chunks, fixed stretches of them whatever the workers and shards, kept as files
 * of rows; and the way back, from rows to outcomes as if they were simulated now.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import type { Executor } from '../../experiment/executor.js';
import type { Outcome } from '../../model/outcome.js';
import { eventsOf } from '../../report/trace.js';
import { MachineError } from '../machine-error.js';
import { decode, encode, type Heard, type Shape, shapeOf, toldOf } from './outcome-record.js';
import { type Row, RowFiles } from './row-files.js';

/** Replications in a chunk; part of the run key. */
export const CHUNK = 5;
export const CHUNKS = 'chunks';

/** The replications of a chunk in a run of so many. */
export function replicationsOf(chunk: number, replications: number): number[] {
  const first = chunk * CHUNK;
  return Array.from({ length: Math.min(CHUNK, replications - first) }, (_, i) => first + i);
}

/** How many chunks a run of so many replications has. */
export function chunksOf(replications: number): number {
  return Math.ceil(replications / CHUNK);
}

/** A replication that should be in a chunk is not, or is none. */
export class LostReplication extends MachineError {}

export class Journal extends RowFiles {
  readonly #shape: Shape;
  readonly #strategies: readonly string[];
  readonly #trusts: Design['settings']['trusts'];

  /**
   * @param folder of the run
   * @param key    of the run: chunks of another are not ours
   */
  constructor(folder: string, key: string, design: Design) {
    super(join(folder, CHUNKS), () => key, design.strategies.length);
    this.#shape = shapeOf(design);
    this.#strategies = design.strategies;
    this.#trusts = design.settings.trusts;
  }

  /** Whether so many replications from the first are all there. */
  holds(replications: number): boolean {
    const rows = this.survey();
    const chunks = Array.from({ length: chunksOf(replications) }, (_, chunk) => chunk);
    return chunks.every((chunk) => (rows.get(chunk) ?? 0) >= replicationsOf(chunk, replications).length);
  }

  /** A row of a chunk. */
  row(outcomes: readonly Outcome[]): Row {
    return outcomes.map((outcome) => {
      const told = eventsOf(this.#trusts, outcome.facts).map(({ day, text }): Heard => [day, text]);
      return encode(outcome, this.#shape, told);
    });
  }

  /** What a board would have heard of in one replication of one strategy, in order. */
  told(strategy: string, replication: number): readonly Heard[] {
    const chunk = Math.floor(replication / CHUNK);
    const row = [...this.rows(chunk, (replication % CHUNK) + 1)].at(-1);
    const told = toldOf(row?.[this.#strategies.indexOf(strategy)] ?? '');
    if (told === undefined) throw this.#damaged(chunk);
    return told;
  }

  /** Gives the outcomes of replications back, in order, as if they were simulated now, but for facts, which are `told`. */
  readonly replay: Executor = (design, replications = design.replications) => this.#replay(replications);

  async *#replay(replications: readonly number[]): AsyncGenerator<readonly Outcome[]> {
    let open = -1;
    let rows: Iterator<Row> = [].values();
    let next = 0;
    for (const replication of replications) {
      const chunk = Math.floor(replication / CHUNK);
      if (chunk !== open || replication < next) {
        await setImmediate(); // a moment in which Ctrl-C is answered
        rows = this.rows(chunk, this.count(chunk));
        open = chunk;
        next = chunk * CHUNK;
      }
      let row: IteratorResult<Row> = rows.next();
      for (next += 1; next <= replication; next++) row = rows.next();
      if (row.done) {
        throw new LostReplication(
          `replication ${replication} is not in ${this.pathOf(chunk)}: the folder changed meanwhile`,
        );
      }
      const outcomes = row.value.map((line) => decode(line, this.#shape));
      const ours = (id: string, s: number): boolean =>
        outcomes[s]?.strategy === id && outcomes[s].replication === replication;
      if (!this.#strategies.every(ours)) {
        throw this.#damaged(chunk);
      }
      yield outcomes as Outcome[];
    }
  }

  #damaged(chunk: number): UsageError {
    return new UsageError(
      `${this.pathOf(chunk)} is damaged or not one of golive: delete it, and it is simulated again`,
    );
  }
}
