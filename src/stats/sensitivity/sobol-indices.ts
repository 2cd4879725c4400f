/**
 * Variance-based sensitivity indices: which share of an outcome's variance goes with each factor alone (first order), and
 * which with it in any company (total). Separate from the points: it takes outcomes, wherever they come from. Chance is a
 * factor like the others where the outcome is simulated: its share is the noise that more replications would take away.
 * Source: Saltelli et al. (2010), Computer Physics Communications 181, 259 (first order); Jansen (1999), ibid. 117, 35
 * (total); intervals by percentile bootstrap over the rows of the design.
 */
import type { Estimate } from '../estimate.js';
import { mean, sampleVariance } from '../interval.js';
import { quantile } from '../quantile.js';

/** Outcomes at the rows of two designs A and B, and at A with one factor's column taken from B, for each factor. */
export interface SobolOutcomes {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly ab: readonly ArrayLike<number>[];
}

/** Shares of the variance; a first-order index may come out a little below 0 by chance, a total one not. */
export interface SobolIndex {
  readonly first: Estimate;
  readonly total: Estimate;
}

const BOOTSTRAPS = 1000;

/**
 * @param level    confidence level of the limits, in (0, 1)
 * @param uniform  uniform numbers in [0, 1) for the bootstrap
 * @returns        one index a factor; NaN where the outcome never differs
 */
export function sobolIndices(outcomes: SobolOutcomes, level: number, uniform: () => number): SobolIndex[] {
  const n = outcomes.a.length;
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  const whole = shares(outcomes, all);
  const drawn = Array.from({ length: BOOTSTRAPS }, () =>
    shares(
      outcomes,
      Uint32Array.from({ length: n }, () => Math.floor(uniform() * n)),
    ),
  );
  const estimate = (value: number, values: readonly number[]): Estimate => {
    const known = Float64Array.from(values.filter((x) => !Number.isNaN(x))).sort();
    if (Number.isNaN(value) || known.length === 0) return { value, low: Number.NaN, high: Number.NaN };
    return { value, low: quantile(known, (1 - level) / 2)!, high: quantile(known, (1 + level) / 2)! };
  };
  return outcomes.ab.map((_, k) => ({
    first: estimate(
      whole.first[k]!,
      drawn.map(({ first }) => first[k]!),
    ),
    total: estimate(
      whole.total[k]!,
      drawn.map(({ total }) => total[k]!),
    ),
  }));
}

/** The indices over some rows, which may repeat. The variance is that of A and B together. */
function shares(
  { a, b, ab }: SobolOutcomes,
  rows: Uint32Array,
): { readonly first: number[]; readonly total: number[] } {
  const both = new Float64Array(2 * rows.length);
  rows.forEach((row, i) => {
    both[2 * i] = a[row]!;
    both[2 * i + 1] = b[row]!;
  });
  const centre = mean(both);
  const variance = sampleVariance(both, centre);
  const first: number[] = [];
  const total: number[] = [];
  for (const column of ab) {
    let together = 0;
    let squares = 0;
    for (const row of rows) {
      const gap = column[row]! - a[row]!;
      // Centring B changes no expectation and takes away the spread that a large mean would bring.
      together += (b[row]! - centre) * gap;
      squares += gap * gap;
    }
    first.push(variance > 0 ? together / rows.length / variance : Number.NaN);
    total.push(variance > 0 ? squares / (2 * rows.length) / variance : Number.NaN);
  }
  return { first, total };
}
