/**
 * What outcomes hold by time, over the replications: for each strategy, scope, row and time the mean and the band that
 * holds nine in ten. They are made of the first replications only, so that memory does not grow with their number; how
 * many those are follows from the design alone.
 */
import { type Outcome, outcomeScopes } from '../model/outcome.js';
import { mean } from '../stats/interval.js';
import { quantile } from '../stats/quantile.js';
import type { Design } from './design.js';
import { knownOf } from './known-values.js';

/** Most replications that means and bands are made of. */
export const MOST_REPLICATIONS = 200;
/** Most numbers that are held: 256 MiB of them. Only the trusts of very large scenarios come near. */
const MOST_NUMBERS = 32 * 1024 * 1024;

/** Numbers of an outcome: [scope][row][time]. */
export interface Timed {
  readonly name: string;
  readonly rows: number;
  readonly times: number;
  readonly of: (outcome: Outcome) => Float64Array;
}

/** Mean and quantiles of one number over the replications; undefined stands for unknown. */
export interface Band {
  readonly strategy: string;
  /** Id of the trust; empty for the programme. */
  readonly scopeId: string;
  readonly row: number;
  readonly time: number;
  readonly mean: number | undefined;
  /** Quantiles over the replications, each time by itself: no single replication need follow them. */
  readonly q05: number | undefined;
  readonly q50: number | undefined;
  readonly q95: number | undefined;
}

/** Of how many replications, from the first, the means and bands of a design are made. */
export function replicationsOfBands(design: Design, { rows, times }: Timed): number {
  const { strategies, replications } = design;
  const numbers = strategies.length * scopesOf(design).length * rows * times;
  const fitting = Math.max(1, Math.floor(MOST_NUMBERS / Math.max(1, numbers)));
  return Math.min(replications.length, MOST_REPLICATIONS, fitting);
}

export class BandCollection {
  readonly #design: Design;
  readonly #timed: Timed;
  readonly #replications: number;
  /** By strategy, then scope: [row][time][replication]. */
  readonly #values: Float64Array[][];

  constructor(design: Design, timed: Timed) {
    this.#design = design;
    this.#timed = timed;
    this.#replications = replicationsOfBands(design, timed);
    const size = timed.rows * timed.times * this.#replications;
    this.#values = design.strategies.map(() => scopesOf(design).map(() => new Float64Array(size).fill(Number.NaN)));
  }

  /** Adds the outcomes of one replication, in the design's order of strategies; those beyond the first are passed over. */
  add(outcomes: readonly Outcome[]): void {
    const { rows, times, name, of } = this.#timed;
    const points = rows * times;
    for (const [s, outcome] of outcomes.entries()) {
      const { replication } = outcome;
      if (replication >= this.#replications) return;
      const given = of(outcome);
      if (given.length !== points * outcomeScopes(this.#design.settings).length) {
        throw new Error(`replication ${replication}: ${name} of ${given.length} numbers`);
      }
      for (const [scope, values] of this.#values[s]!.entries()) {
        for (let point = 0; point < points; point++) {
          values[point * this.#replications + replication] = given[scope * points + point]!;
        }
      }
    }
  }

  /**
   * By strategy, scope, time and row, in the design's order. Made as they are read.
   * @param of  all scopes that are kept, or the programme alone
   */
  *bands(of: 'all' | 'programme' = 'all'): Generator<Band> {
    const { rows, times } = this.#timed;
    const scopes = scopesOf(this.#design).slice(0, of === 'all' ? undefined : 1);
    for (const [s, strategy] of this.#design.strategies.entries()) {
      for (const [scope, { scopeId }] of scopes.entries()) {
        for (let time = 0; time < times; time++) {
          for (let row = 0; row < rows; row++) {
            const from = (row * times + time) * this.#replications;
            const values = this.#values[s]![scope]!.subarray(from, from + this.#replications);
            yield { strategy, scopeId, row, time, ...band(values) };
          }
        }
      }
    }
  }
}

/** The programme, and the trusts where they are kept too: the first scopes of every outcome. */
function scopesOf({ settings, perTrust }: Design) {
  return outcomeScopes(settings).slice(0, perTrust ? undefined : 1);
}

function band(values: Float64Array) {
  const known = knownOf(values);
  const centre = known.length === 0 ? undefined : mean(known);
  known.sort();
  return { mean: centre, q05: quantile(known, 0.05), q50: quantile(known, 0.5), q95: quantile(known, 0.95) };
}
