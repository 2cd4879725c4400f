/**
 * The numbers drawn in each world, as inputs of which one may ask what they matter: of each path one value a world, the
 * mean over the trusts that have it. Separate from `Collection`, which holds what comes out. What a strategy decides is its
 * own input; what describes the world is one for all.
 */
import { valueAt } from '../model/memoize.js';
import type { Outcome } from '../model/outcome.js';
import type { Design } from './design.js';

/** Worlds past this are left out: a thousand tell what matters. */
export const MOST_WORLDS = 1000;

/** One number by world. */
export interface DrawnInput {
  /** Id of the strategy that decides it; empty: it describes the world. */
  readonly strategy: string;
  /** As in draws.csv, without the strategy or trust. */
  readonly path: string;
  /** NaN where it was not drawn. */
  readonly values: Float64Array;
}

interface Sum extends Omit<DrawnInput, 'values'> {
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
}

export class DrawnInputs {
  readonly worlds: number;
  readonly #repeats: number;
  readonly #sums = new Map<string, Sum>();

  constructor({ settings, replications }: Design) {
    this.#repeats = settings.repeats;
    this.worlds = Math.min(MOST_WORLDS, replications.length / settings.repeats);
  }

  /** Adds what was drawn in one replication. */
  add(outcomes: readonly Outcome[]): void {
    for (const { strategy, replication, draws } of outcomes) {
      const world = Math.floor(replication / this.#repeats);
      if (world >= this.worlds) return;
      for (const { about, path, value } of draws) {
        const whose = about === 'world' ? '' : strategy;
        const sum = valueAt(this.#sums, `${whose} ${path}`, () => ({
          strategy: whose,
          path,
          sums: new Float64Array(this.worlds),
          counts: new Uint32Array(this.worlds),
        }));
        sum.sums[world]! += value;
        sum.counts[world]! += 1;
      }
    }
  }

  /** Those of the world and of these strategies, in the order in which they were met. */
  of(strategies: readonly string[]): DrawnInput[] {
    return [...this.#sums.values()]
      .filter(({ strategy }) => strategy === '' || strategies.includes(strategy))
      .map(({ strategy, path, sums, counts }) => ({ strategy, path, values: sums.map((sum, w) => sum / counts[w]!) }));
  }
}
