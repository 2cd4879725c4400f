/**
 * Chunks: what a run has simulated so far, in files that survive it. A chunk holds a fixed stretch of replications,
 * whatever the workers and shards; it is written to a file of its own, put in place under its name in one step, and ends
 * with its number of rows and a hash, so that half a chunk or a damaged one is known and simulated again.
 */
import { existsSync, mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import type { Executor } from '../../experiment/executor.js';
import type { Outcome } from '../../model/outcome.js';
import { removeFolders } from '../files/folders.js';
import { kindOf, sweep } from '../files/write-set.js';
import { explained, isSystemError, MachineError } from '../machine-error.js';
import { type ChunkOf, ChunkWriter, rowsOfChunk, type Surveyed, surveyChunk } from './chunk-file.js';
import { decode, encode, type Shape, shapeOf } from './outcome-record.js';

/** Replications in a chunk; part of the run key. */
export const CHUNK = 5;
export const CHUNKS = 'chunks';

const NAME = /^(\d{6,})\.jsonl$/;

/** The replications of a chunk in a run of so many. */
export function replicationsOf(chunk: number, replications: number): number[] {
  const first = chunk * CHUNK;
  return Array.from({ length: Math.min(CHUNK, replications - first) }, (_, i) => first + i);
}

/** How many chunks a run of so many replications has. */
export function chunksOf(replications: number): number {
  return Math.ceil(replications / CHUNK);
}

/** A replication as it is written: one line for each strategy. */
type Row = readonly string[];

/** A replication that should be in a chunk is not, or is none. */
export class LostReplication extends MachineError {}

export class Journal {
  readonly #folder: string;
  readonly #key: string;
  readonly #shape: Shape;
  readonly #strategies: readonly string[];
  /** The chunk that is being written. */
  #open: { readonly chunk: number; readonly writer: ChunkWriter } | undefined;
  /** Rows of chunks that are not to be written yet; undefined: everything is written as it comes. */
  #held: Map<number, Row[]> | undefined;

  /**
   * @param folder of the run
   * @param key    of the run: chunks of another are not ours
   */
  constructor(folder: string, key: string, design: Design) {
    this.#folder = join(folder, CHUNKS);
    this.#key = key;
    this.#shape = shapeOf(design);
    this.#strategies = design.strategies;
  }

  /** Makes the folder of chunks, and sweeps what a run of this machine left half written. */
  open(): void {
    this.#attempt(() => {
      mkdirSync(this.#folder, { recursive: true });
      sweep(this.#folder);
    });
  }

  /** From now on chunks are kept in memory, until `release`. */
  hold(): void {
    this.#held = new Map();
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  /** Writes what was held. */
  release(): void {
    const held = this.#held ?? new Map<number, Row[]>();
    this.#held = undefined;
    for (const [chunk, rows] of held) {
      for (const row of rows) this.#write(chunk, row);
      this.close();
    }
  }

  /** The chunks there are, by number, each with how many rows it has; 0 for one that is damaged or not of this run. */
  survey(): Map<number, number> {
    const found = new Map<number, number>();
    if (!existsSync(this.#folder)) return found;
    for (const name of this.#attempt(() => readdirSync(this.#folder)).sort()) {
      const chunk = NAME.exec(name)?.[1];
      if (chunk !== undefined) found.set(Number(chunk), this.count(Number(chunk)));
    }
    return found;
  }

  /** Whether so many replications from the first are all there. */
  holds(replications: number): boolean {
    const rows = this.survey();
    const chunks = Array.from({ length: chunksOf(replications) }, (_, chunk) => chunk);
    return chunks.every((chunk) => (rows.get(chunk) ?? 0) >= replicationsOf(chunk, replications).length);
  }

  /** How many rows a chunk has; 0 if there is none, or none that is whole and of this run. */
  count(chunk: number): number {
    return this.#held?.get(chunk)?.length ?? this.#survey(chunk)?.rows ?? 0;
  }

  /** What tells the first so many rows of a chunk from others; undefined where it has fewer. */
  hashOf(chunk: number, rows: number): string | undefined {
    return this.#survey(chunk)?.hashes[rows - 1];
  }

  /** Adds a replication to its chunk, which is opened for it, with so many rows of what is there, unless it is open. */
  add(chunk: number, outcomes: readonly Outcome[], there: number): void {
    const row = outcomes.map((outcome) => encode(outcome, this.#shape));
    if (this.#held === undefined) {
      if (this.#open?.chunk !== chunk) this.copy(chunk, this, there);
      this.#write(chunk, row);
    } else {
      const rows = this.#held.get(chunk) ?? [...this.#rows(chunk, there)];
      rows.push(row);
      this.#held.set(chunk, rows);
    }
  }

  /** Begins a chunk with so many rows of another journal's. */
  copy(chunk: number, from: Journal, rows: number): void {
    for (const row of from.#rows(chunk, rows)) this.#write(chunk, row);
  }

  /** Puts the chunk that is being written in place, whole in one step; it may have fewer rows than it will in the end. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    try {
      open?.writer.finish();
    } catch (error) {
      open?.writer.discard();
      throw explained(`write ${this.pathOf(open!.chunk)}`, error);
    }
  }

  /** Where a chunk is. */
  pathOf(chunk: number): string {
    return join(this.#folder, nameOf(chunk));
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
        rows = this.#rows(chunk, this.count(chunk));
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

  /** The first rows of a chunk that was surveyed. */
  *#rows(chunk: number, rows: number): Generator<Row> {
    let given = 0;
    if (rows === 0) return;
    for (const row of this.#held?.get(chunk) ?? rowsOfChunk(this.pathOf(chunk), this.#strategies.length)) {
      yield row;
      given += 1;
      if (given === rows) return;
    }
  }

  #survey(chunk: number): Surveyed | undefined {
    try {
      return surveyChunk(this.pathOf(chunk), this.#of(chunk));
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return undefined;
      throw explained(`read ${this.#folder}`, error);
    }
  }

  #write(chunk: number, row: Row): void {
    this.#open ??= { chunk, writer: this.#attempt(() => new ChunkWriter(this.pathOf(chunk), this.#of(chunk))) };
    const { writer } = this.#open;
    try {
      for (const line of row) writer.add(line);
    } catch (error) {
      this.#open = undefined; // what is not on disk as it should be never takes the place of what is
      writer.discard();
      throw error;
    }
  }

  #of(chunk: number): ChunkOf {
    return { chunk, key: this.#key, width: this.#strategies.length };
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw explained(`write to ${this.#folder}`, error);
    }
  }
}

/** Takes away every chunk in the folder of a run, and the folder of chunks if nothing else is in it. */
export function removeChunks(folder: string): void {
  const chunks = join(folder, CHUNKS);
  if (kindOf(chunks) !== 'folder') return;
  sweep(chunks);
  for (const name of readdirSync(chunks)) if (NAME.test(name)) unlinkSync(join(chunks, name));
  removeFolders([chunks]);
}

function nameOf(chunk: number): string {
  return `${String(chunk).padStart(6, '0')}.jsonl`;
}
