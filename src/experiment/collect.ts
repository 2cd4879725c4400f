/**
 * Keeps what summaries and comparisons need of each outcome: one number for each strategy, kept column, measure and
 * replication, in typed arrays, indexed by replication. What is unknown throughout takes no memory, nor does an excess that is
 * the level throughout. Everything else of an outcome is streamed out by the caller, so memory hardly grows with
 * replications.
 */
import type { Outcome } from '../model/outcome.js';
import type { Design } from './design.js';

/** The level of a metric, or its excess over the counterfactual of the same replication. */
export type Measure = 'level' | 'excess';

export class Collection {
  readonly #design: Design;
  /** By strategy, then kept column: the replications' levels; null while none is known. */
  readonly #level: (Float64Array | null)[][];
  /** The same of the excesses; null while they are the levels. */
  readonly #excess: (Float64Array | null)[][];
  /** By strategy: for each kept column, in how many replications the horizon cut it short. */
  readonly #censored: Int32Array[];
  #added = 0;

  constructor(design: Design) {
    const empty = () => design.kept.map(() => null);
    this.#design = design;
    this.#level = design.strategies.map(empty);
    this.#excess = design.strategies.map(empty);
    this.#censored = design.strategies.map(() => new Int32Array(design.kept.length));
  }

  /** Replications added so far. */
  get added(): number {
    return this.#added;
  }

  /** Adds the outcomes of one replication; throws if they are not the design's strategies in the design's order. */
  add(outcomes: readonly Outcome[]): void {
    const { strategies, replications, kept } = this.#design;
    const replication = outcomes[0]?.replication ?? -1;
    if (outcomes.length !== strategies.length || replications[replication] !== replication) {
      throw new Error(`replication ${replication}: ${outcomes.length} outcomes for ${strategies.length} strategies`);
    }
    for (const [s, outcome] of outcomes.entries()) {
      if (outcome.strategy !== strategies[s]) {
        throw new Error(`replication ${replication}: '${outcome.strategy}' where '${strategies[s]}' was expected`);
      }
      for (const [k, { index }] of kept.entries()) {
        this.#put(s, k, replication, outcome.values[index]!, outcome.excess[index]!);
        this.#censored[s]![k]! += outcome.censored[index]!;
      }
    }
    this.#added += 1;
  }

  #put(strategy: number, kept: number, replication: number, value: number, excess: number): void {
    const levels = this.#level[strategy]!;
    const excesses = this.#excess[strategy]!;
    if (!Object.is(value, excess)) excesses[kept] ??= levels[kept]?.slice() ?? this.#unknown();
    if (!Number.isNaN(value)) levels[kept] ??= this.#unknown();
    const level = levels[kept];
    const other = excesses[kept];
    if (level) level[replication] = value;
    if (other) other[replication] = excess;
  }

  #unknown(): Float64Array {
    return new Float64Array(this.#design.replications.length).fill(Number.NaN);
  }

  /** The values of a strategy by replication; NaN where unknown. Indices are those of the design's lists. */
  values(strategy: number, kept: number, measure: Measure): Float64Array {
    const level = this.#level[strategy]![kept] ?? null;
    const values = measure === 'level' ? level : (this.#excess[strategy]![kept] ?? level);
    return values ?? this.#unknown();
  }

  /** In how many replications the horizon cut a measure short. */
  censored(strategy: number, kept: number): number {
    return this.#censored[strategy]![kept]!;
  }
}
