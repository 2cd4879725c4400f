/**
 * Keeps what summaries and comparisons need of each outcome: one number for each strategy, kept column, measure and
 * replication, in typed arrays, placed by replication. Everything else of an outcome is streamed out by the caller, so
 * memory hardly grows with replications.
 */
import type { Outcome } from '../model/outcome.js';
import type { Design } from './design.js';

/** The level of a metric, or its excess over the counterfactual of the same replication. */
export type Measure = 'level' | 'excess';

export class Collection {
  readonly #design: Design;
  /** By strategy, then kept column: the replications' levels and excesses. */
  readonly #level: Float64Array[][];
  readonly #excess: Float64Array[][];
  /** By strategy: for each kept column, in how many replications the horizon cut it short. */
  readonly #censored: Int32Array[];
  #added = 0;

  constructor(design: Design) {
    const empty = () => design.kept.map(() => new Float64Array(design.replications.length).fill(Number.NaN));
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
    const place = outcomes[0]?.replication ?? -1;
    if (outcomes.length !== strategies.length || replications[place] !== place) {
      throw new Error(`replication ${place}: ${outcomes.length} outcomes for ${strategies.length} strategies`);
    }
    for (const [s, outcome] of outcomes.entries()) {
      if (outcome.strategy !== strategies[s]) {
        throw new Error(`replication ${place}: '${outcome.strategy}' where '${strategies[s]}' was expected`);
      }
      for (const [k, { index }] of kept.entries()) {
        this.#level[s]![k]![place] = outcome.values[index]!;
        this.#excess[s]![k]![place] = outcome.excess[index]!;
        this.#censored[s]![k]! += outcome.censored[index]!;
      }
    }
    this.#added += 1;
  }

  /** The values of a strategy by replication; NaN where unknown. Indices are those of the design's lists. */
  values(strategy: number, kept: number, measure: Measure): Float64Array {
    return (measure === 'level' ? this.#level : this.#excess)[strategy]![kept]!;
  }

  /** In how many replications the horizon cut a measure short. */
  censored(strategy: number, kept: number): number {
    return this.#censored[strategy]![kept]!;
  }
}
