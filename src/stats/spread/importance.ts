/**
 * Which drawn inputs matter most for an outcome: Spearman's correlation of each with it, and a test that looks at all of
 * them at once. Ranks, because effects are monotone far more often than straight and outcomes are skewed; correlations
 * one by one and not a regression, because there are often more inputs than worlds (inputs are drawn independently, so
 * that other inputs are noise, not confounders).
 *
 * An input stands out when its |correlation| is beyond what the largest of all inputs' reaches by chance: the outcome is
 * permuted, the largest |correlation| of all inputs noted, and the adjusted p-value of an input is the share of
 * permutations whose largest reaches its own. With no input that matters, one or more stand out with a chance of at most
 * alpha, however many and however dependent they are.
 * Source: Westfall & Young (1993), Resampling-Based Multiple Testing (max-T, single step); Phipson & Smyth (2010).
 */
import type { Estimate } from '../estimate.js';
import { product, rankScores, spearmanInterval } from '../ranks.js';

/** One input's part. */
export interface Importance {
  /** Place in the list of inputs. */
  readonly input: number;
  /** Spearman's correlation with the outcome, in [-1, 1], with limits for this input by itself. */
  readonly correlation: Estimate;
  /** Its square: share of the spread of the outcome's ranks that goes with it. */
  readonly share: number;
  /** Adjusted for looking at all inputs. */
  readonly pValue: number;
  readonly standsOut: boolean;
}

/** The smallest p-value is 1/2,000; the share at 0.05 is told to within half a percent. */
export const PERMUTATIONS = 1999;

/**
 * @param inputs        a list an input, one value a world; an input that never differs is left out, an unknown value
 *                      (NaN) counts as the middle
 * @param outcome       one value a world (the mean of its replications); worlds where it is unknown (NaN) are left out
 * @param alpha         chance that any input stands out when none matters, in (0, 1)
 * @param level         confidence level of the intervals
 * @param uniform       uniform numbers in [0, 1)
 * @returns             by |correlation|, largest first, ties in the order given; empty when the outcome never differs.
 *                      None stands out when no `standsOut` is true
 */
export function importance(
  inputs: readonly ArrayLike<number>[],
  outcome: ArrayLike<number>,
  { alpha, level, uniform }: { readonly alpha: number; readonly level: number; readonly uniform: () => number },
  permutations: number = PERMUTATIONS,
): Importance[] {
  const worlds = [...Array(outcome.length).keys()].filter((w) => !Number.isNaN(outcome[w]!));
  const target = rankScores(worlds.map((w) => outcome[w]!));
  if (target === undefined) return [];
  const scored = inputs.flatMap((values, input) => {
    const scores = rankScores(worlds.map((w) => values[w]!));
    return scores === undefined ? [] : [{ input, scores, correlation: product(scores, target) }];
  });
  const largest = largestByChance(
    scored.map(({ scores }) => scores),
    target,
    uniform,
    permutations,
  );
  return scored
    .map(({ input, correlation }) => {
      const reached = largest.filter((chance) => chance >= Math.abs(correlation) - 1e-12).length;
      const pValue = (reached + 1) / (permutations + 1);
      return {
        input,
        correlation: spearmanInterval(Math.max(-1, Math.min(1, correlation)), worlds.length, level),
        share: correlation * correlation,
        pValue,
        standsOut: pValue <= alpha,
      };
    })
    .sort((a, b) => b.share - a.share || a.input - b.input);
}

/** The largest |correlation| of any input with each permutation of the outcome. */
function largestByChance(
  inputs: readonly Float64Array[],
  outcome: Float64Array,
  uniform: () => number,
  permutations: number,
): Float64Array {
  const shuffled = Float64Array.from(outcome);
  return Float64Array.from({ length: permutations }, () => {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(uniform() * (i + 1));
      const swapped = shuffled[i]!;
      shuffled[i] = shuffled[j]!;
      shuffled[j] = swapped;
    }
    let largest = 0;
    for (const scores of inputs) largest = Math.max(largest, Math.abs(product(scores, shuffled)));
    return largest;
  });
}
