/**
 * Keeps what summaries and comparisons need of each outcome: one number for each strategy, kept column, measure and
 * replication, in typed arrays, indexed by replication; of a ratio also its two parts. What is unknown or cut short
 * nowhere takes no memory, nor does an excess that is the level throughout. Everything else of an outcome is streamed out
 * by the caller, so memory hardly grows with replications.
 */
import type { Outcome } from '../model/outcome.js';
import type { RatioSample } from '../stats/comparison/ratio.js';
import type { Design } from './design.js';

/** The level of a metric, or its excess over the counterfactual of the same replication. */
export type Measure = 'level' | 'excess';

interface RatioParts {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

export class Collection {
  readonly #design: Design;
  /** By strategy, then kept column: the replications' levels; null while none is known. */
  readonly #level: (Float64Array | null)[][];
  /** The same of the excesses; null while they are the levels. */
  readonly #excess: (Float64Array | null)[][];
  /** By strategy, then kept column: 1 for a replication in which the horizon cut it short; null while there is none. */
  readonly #censored: (Uint8Array | null)[][];
  /** The same of the parts of ratios; null while none is known. */
  readonly #ratios: (RatioParts | null)[][];
  #added = 0;

  constructor(design: Design) {
    const empty = () => design.kept.map(() => null);
    this.#design = design;
    this.#level = design.strategies.map(empty);
    this.#excess = design.strategies.map(empty);
    this.#censored = design.strategies.map(empty);
    this.#ratios = design.strategies.map(empty);
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
      for (const [k, { index, ratio }] of kept.entries()) {
        this.#put(s, k, replication, outcome.values[index]!, outcome.excess[index]!);
        if (outcome.censored[index] === 1) this.#cut(s, k)[replication] = 1;
        if (ratio !== undefined) this.#putRatio(s, k, replication, outcome.ratios.subarray(2 * ratio, 2 * ratio + 2));
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

  #putRatio(strategy: number, kept: number, replication: number, [numerator, denominator]: Float64Array): void {
    const ratios = this.#ratios[strategy]!;
    if (!Number.isNaN(numerator! + denominator!)) {
      ratios[kept] ??= { numerators: this.#unknown(), denominators: this.#unknown() };
    }
    const parts = ratios[kept];
    if (!parts) return;
    parts.numerators[replication] = numerator!;
    parts.denominators[replication] = denominator!;
  }

  #cut(strategy: number, kept: number): Uint8Array {
    const flags = this.#censored[strategy]!;
    flags[kept] ??= new Uint8Array(this.#design.replications.length);
    return flags[kept];
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

  /** Numerators and denominators of a ratio by replication; NaN where unknown. */
  ratio(strategy: number, kept: number): RatioSample {
    return this.#ratios[strategy]![kept] ?? { numerators: this.#unknown(), denominators: this.#unknown() };
  }

  /** By replication: whether the horizon cut a measure short. */
  isCut(strategy: number, kept: number, replication: number): boolean {
    return this.#censored[strategy]![kept]?.[replication] === 1;
  }

  /** In how many replications the horizon cut a measure short. */
  censored(strategy: number, kept: number): number {
    return this.#censored[strategy]![kept]?.reduce((sum, flag) => sum + flag, 0) ?? 0;
  }
}
