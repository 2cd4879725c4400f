/**
 * Hypergeometric counts by inversion: how many of a group are among those drawn without replacement. Splits a total
 * over cohorts exactly. Probabilities are added up from the lowest count that matters; groups and draws of more than
 * half are replaced by their complements first. Exact to about 1e-13 in probability, non-decreasing in u, no allocation.
 */

import { betaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';
import { NEGLIGIBLE_SDS } from './poisson.js';

/**
 * The u-quantile of the hypergeometric distribution.
 * @param u           in (0, 1)
 * @param population  a whole number >= 0
 * @param successes   members of the group, a whole number in [0, population]
 * @param draws       how many are drawn, a whole number in [0, population]
 * @returns           how many of the group are drawn
 */
export function hypergeometricQuantile(u: number, population: number, successes: number, draws: number): number {
  const turnGroup = 2 * successes > population;
  const turnDraws = 2 * draws > population;
  const group = turnGroup ? population - successes : successes;
  const drawn = turnDraws ? population - draws : draws;
  // each complement reverses the count once
  const count = fromBelow(
    turnGroup === turnDraws ? u : 1 - u,
    population,
    Math.min(group, drawn),
    Math.max(group, drawn),
  );
  if (turnGroup) return turnDraws ? draws - (group - count) : draws - count;
  return turnDraws ? successes - count : count;
}

/** As above for few <= many <= population/2; the two are interchangeable. */
function fromBelow(u: number, population: number, few: number, many: number): number {
  if (few === 0) return 0;
  const rest = population - few - many;
  const mean = (few * many) / population;
  const variance = (mean * (population - few) * (population - many)) / (population * Math.max(1, population - 1));
  let k = Math.floor(mean - NEGLIGIBLE_SDS * Math.sqrt(variance));
  let p = 1;
  if (k <= 0) {
    k = 0;
    // C(population - many, few) / C(population, few)
    if (few <= 40) for (let i = 0; i < few; i++) p *= (population - many - i) / (population - i);
    else p = noneProbability(population, few, many);
  } else p = probability(k, population, few, many);
  let sum = p;
  while (sum < u && k < few) {
    p *= ((few - k) * (many - k)) / ((k + 1) * (rest + k + 1));
    k += 1;
    const next = sum + p;
    if (next === sum && k > mean) break;
    sum = next;
  }
  return k;
}

/** C(n, k) x^k (1-x)^(n-k) for 0 < k < n. */
function term(k: number, n: number, x: number): number {
  return (betaFactor(k, n - k, x, 1 - x) * n) / (k * (n - k));
}

/** Probability of k: three binomial terms with a common chance, so that nothing over- or underflows (Loader 2000). */
function probability(k: number, population: number, few: number, many: number): number {
  const x = many / population;
  return (term(k, few, x) * term(many - k, population - few, x)) / term(many, population, x);
}

/** Probability of 0, from that of 1. */
function noneProbability(population: number, few: number, many: number): number {
  return (probability(1, population, few, many) * (population - few - many + 1)) / (few * many);
}

const isWhole = (n: number): boolean => n >= 0 && n <= 1e9 && Math.floor(n) === n;

export const hypergeometric: Family<'hypergeometric'> = {
  kind: 'hypergeometric',
  argumentNames: ['population', 'successes', 'draws'],
  help: 'how many of a group of successes are among the draws from a population, without replacement',
  discrete: true,
  problem: ([population, successes, draws]) =>
    isWhole(population!) && isWhole(successes!) && isWhole(draws!) && successes! <= population! && draws! <= population!
      ? undefined
      : 'hypergeometric needs whole numbers with successes <= population and draws <= population',
  make: ([population, successes, draws]) => {
    const n = population!;
    const share = n > 0 ? successes! / n : 0;
    return {
      mean: draws! * share,
      variance: n > 1 ? (draws! * share * (1 - share) * (n - draws!)) / (n - 1) : 0,
      support: [Math.max(0, draws! + successes! - n), Math.min(draws!, successes!)],
      quantile: (u) => hypergeometricQuantile(u, n, successes!, draws!),
    };
  },
};
