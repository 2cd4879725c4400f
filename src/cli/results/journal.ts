/**
 * Chunks: what a run has simulated so far, in files that survive it. A chunk holds a fixed stretch of replications,
 * whatever the workers and shards; it is written to a file of its own, put in place under its name in one step, and ends
 * with its number of rows and a hash, so that half a chunk or a damaged one is known and simulated again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import type { Executor } from '../../experiment/executor.js';
import type { Outcome } from '../../model/outcome.js';
import { removeFolders } from '../files/folders.js';
import { kindOf, sweep, writeWhole } from '../files/write-set.js';
import { explained, isSystemError, MachineError } from '../machine-error.js';
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

/** A replication that should be in a chunk is not, or is none. */
export class LostReplication extends MachineError {}

export class Journal {
  readonly #folder: string;
  readonly #key: string;
  readonly #shape: Shape;
  readonly #strategies: readonly string[];
  /** Rows of chunks that are not to be written yet; undefined: everything is written as it comes. */
  #held: Map<number, readonly string[]> | undefined;

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
    const held = this.#held ?? new Map<number, readonly string[]>();
    this.#held = undefined;
    for (const [chunk, rows] of held) this.write(chunk, rows);
  }

  /** The chunks there are, by number, each with how many rows it has; 0 for one that is damaged or not of this run. */
  survey(): Map<number, number> {
    const found = new Map<number, number>();
    if (!existsSync(this.#folder)) return found;
    for (const name of this.#attempt(() => readdirSync(this.#folder)).sort()) {
      const chunk = NAME.exec(name)?.[1];
      if (chunk !== undefined) found.set(Number(chunk), this.rowsOf(Number(chunk))?.length ?? 0);
    }
    return found;
  }

  /** Whether so many replications from the first are all there. */
  holds(replications: number): boolean {
    const rows = this.survey();
    const chunks = Array.from({ length: chunksOf(replications) }, (_, chunk) => chunk);
    return chunks.every((chunk) => (rows.get(chunk) ?? 0) >= replicationsOf(chunk, replications).length);
  }

  /** A row of a chunk. */
  row(outcomes: readonly Outcome[]): string {
    return encode(outcomes, this.#shape);
  }

  /** Writes a chunk, whole in one step; it may have fewer rows than it will have in the end. */
  write(chunk: number, rows: readonly string[]): void {
    if (this.#held !== undefined) {
      this.#held.set(chunk, rows);
      return;
    }
    const footer = JSON.stringify({ chunk, key: this.#key, rows: rows.length, sha256: hashOf(rows) });
    writeWhole(
      this.pathOf(chunk),
      [...rows, footer].map((line) => `${line}\n`),
    );
  }

  /** Takes a chunk that is damaged out of the way. */
  drop(chunk: number): void {
    this.#attempt(() => rmSync(this.pathOf(chunk), { force: true }));
  }

  /** The rows of a chunk that is whole and of this run: footer, number, key and hash agree; undefined otherwise. */
  rowsOf(chunk: number): string[] | undefined {
    const held = this.#held?.get(chunk);
    if (held !== undefined) return [...held];
    let text: string;
    try {
      text = readFileSync(this.pathOf(chunk), 'utf8');
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return undefined;
      throw explained(`read ${this.#folder}`, error);
    }
    const rows = text.split('\n');
    if (rows.pop() !== '') return undefined;
    const footer = footerOf(rows.pop() ?? '');
    const ours = footer['chunk'] === chunk && footer['key'] === this.#key && footer['rows'] === rows.length;
    return ours && footer['sha256'] === hashOf(rows) ? rows : undefined;
  }

  /** Where a chunk is. */
  pathOf(chunk: number): string {
    return join(this.#folder, nameOf(chunk));
  }

  /** Gives the outcomes of replications back, in order, as if they were simulated now. */
  readonly replay: Executor = (design, replications = design.replications) => this.#replay(replications);

  async *#replay(replications: readonly number[]): AsyncGenerator<readonly Outcome[]> {
    let open = -1;
    let rows: string[] = [];
    for (const replication of replications) {
      const chunk = Math.floor(replication / CHUNK);
      if (chunk !== open) {
        await setImmediate(); // a moment in which Ctrl-C is answered
        rows = this.rowsOf(chunk) ?? [];
        open = chunk;
      }
      const row = rows[replication - chunk * CHUNK];
      if (row === undefined) {
        throw new LostReplication(
          `replication ${replication} is not in ${this.pathOf(chunk)}: the folder changed meanwhile`,
        );
      }
      const outcomes = decode(row, this.#shape);
      const ours = (id: string, s: number): boolean =>
        outcomes?.[s]?.strategy === id && outcomes[s].replication === replication;
      if (outcomes?.length !== this.#strategies.length || !this.#strategies.every(ours)) {
        throw new UsageError(
          `${this.pathOf(chunk)} is damaged or not one of golive: delete it, and it is simulated again`,
        );
      }
      yield outcomes;
    }
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

function hashOf(rows: readonly string[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row}\n`);
  return hash.digest('hex');
}

function footerOf(line: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
