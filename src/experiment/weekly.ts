/**
 * Weekly series over the replications: for each strategy, week and series the mean and the band that holds nine in ten.
 * They are made of the first replications only, so that memory does not grow with their number; how many those are
 * follows from the design alone.
 */
import { type Outcome, outcomeScopes } from '../model/outcome.js';
import { type Series, series, weeksOf } from '../model/series.js';
import { mean } from '../stats/interval.js';
import { quantile } from '../stats/quantile.js';
import type { Design } from './design.js';
import { knownOf } from './known-values.js';

/** Most replications that means and bands are made of. */
export const MOST_REPLICATIONS = 200;
/** Most numbers that are held: 256 MiB of them. Only the trusts of very large scenarios come near. */
const MOST_NUMBERS = 32 * 1024 * 1024;

/** One row of timeseries.csv; undefined stands for unknown. */
export interface WeeklyBand {
  readonly strategy: string;
  /** Id of the trust; empty for the programme. */
  readonly scopeId: string;
  /** From 0; week w is the days from 7 w to 7 w + 6. */
  readonly week: number;
  readonly series: Series;
  readonly mean: number | undefined;
  /** Quantiles over the replications, week by week: no single replication need follow them. */
  readonly q05: number | undefined;
  readonly q50: number | undefined;
  readonly q95: number | undefined;
}

/** Of how many replications, from the first, the weekly means and bands of a design are made. */
export function weeklyReplications(design: Design): number {
  const { settings, strategies, replications } = design;
  const numbers = strategies.length * scopesOf(design).length * series.length * weeksOf(settings);
  const fitting = Math.max(1, Math.floor(MOST_NUMBERS / Math.max(1, numbers)));
  return Math.min(replications.length, MOST_REPLICATIONS, fitting);
}

export class WeeklyCollection {
  readonly #design: Design;
  readonly #weeks: number;
  readonly #replications: number;
  /** By strategy, then scope: [series][week][replication]. */
  readonly #values: Float64Array[][];

  constructor(design: Design) {
    this.#design = design;
    this.#weeks = weeksOf(design.settings);
    this.#replications = weeklyReplications(design);
    const size = series.length * this.#weeks * this.#replications;
    this.#values = design.strategies.map(() => scopesOf(design).map(() => new Float64Array(size).fill(Number.NaN)));
  }

  /** Adds the outcomes of one replication, in the design's order of strategies; those beyond the first are passed over. */
  add(outcomes: readonly Outcome[]): void {
    const points = series.length * this.#weeks;
    for (const [s, { replication, series: given }] of outcomes.entries()) {
      if (replication >= this.#replications) return;
      if (given.length !== points * outcomeScopes(this.#design.settings).length) {
        throw new Error(`replication ${replication}: weekly series of ${given.length} numbers`);
      }
      for (const [scope, values] of this.#values[s]!.entries()) {
        for (let point = 0; point < points; point++) {
          values[point * this.#replications + replication] = given[scope * points + point]!;
        }
      }
    }
  }

  /** The rows of timeseries.csv: by strategy, trust, week and series, in the design's order. Made as they are read. */
  *bands(): Generator<WeeklyBand> {
    const scopes = scopesOf(this.#design);
    for (const [s, strategy] of this.#design.strategies.entries()) {
      for (const [scope, { scopeId }] of scopes.entries()) {
        for (let week = 0; week < this.#weeks; week++) {
          for (const [k, one] of series.entries()) {
            const from = (k * this.#weeks + week) * this.#replications;
            const values = this.#values[s]![scope]!.subarray(from, from + this.#replications);
            yield { strategy, scopeId, week, series: one, ...band(values) };
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
