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
import { MachineError } from '../machine-error.js';
import { decode, encode, type Shape, shapeOf } from './outcome-record.js';
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

  /**
   * @param folder of the run
   * @param key    of the run: chunks of another are not ours
   */
  constructor(folder: string, key: string, design: Design) {
    super(join(folder, CHUNKS), () => key, design.strategies.length);
    this.#shape = shapeOf(design);
    this.#strategies = design.strategies;
  }

  /** Whether so many replications from the first are all there. */
  holds(replications: number): boolean {
    const rows = this.survey();
    const chunks = Array.from({ length: chunksOf(replications) }, (_, chunk) => chunk);
    return chunks.every((chunk) => (rows.get(chunk) ?? 0) >= replicationsOf(chunk, replications).length);
  }

  /** A row of a chunk. */
  row(outcomes: readonly Outcome[]): Row {
    return outcomes.map((outcome) => encode(outcome, this.#shape));
  }

  /** Gives the outcomes of replications back, in order, as if they were simulated now. */
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
        throw new UsageError(
          `${this.pathOf(chunk)} is damaged or not one of golive: delete it, and it is simulated again`,
        );
      }
      yield outcomes as Outcome[];
    }
  }
}
