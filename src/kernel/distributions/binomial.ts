/**
 * Binomial counts by inversion, and the Bernoulli variate. Probabilities are added up from the lowest count that matters
 * until they reach u; a probability above one half is replaced by its complement first. Exact to about 1e-14 in probability,
 * non-decreasing in u, n and p, no allocation.
 */

import { exp, log1p } from '../../stats/dmath.js';
import { betaFactor } from '../../stats/saddle-point.js';
import type { Family } from './family.js';
import { cumulate, lazyTable } from './guide-table.js';
import { NEGLIGIBLE_SDS } from './poisson.js';

/**
 * The u-quantile of the binomial distribution.
 * @param u  in (0, 1)
 * @param n  trials, a whole number >= 0
 * @param p  chance of success, in [0, 1]
 * @returns  a whole number in [0, n]
 */
export function binomialQuantile(u: number, n: number, p: number): number {
  // (1 - p)^n >= 1 - n p (Bernoulli): none, and nothing to be worked out; with room for what is rounded.
  if (u + n * p < 1 - 1e-9) return 0;
  if (p > 0.5) return p >= 1 ? n : n - fromBelow(1 - u, n, 1 - p);
  return p > 0 ? fromBelow(u, n, p) : 0;
}

/** As above for p in (0, 1/2]: the lower tail is then no heavier than a normal one. */
function fromBelow(u: number, n: number, p: number): number {
  let k = firstCount(n, p);
  let chance = firstProbability(k, n, p);
  const odds = p / (1 - p);
  let sum = chance;
  while (sum < u && k < n) {
    chance *= ((n - k) / (k + 1)) * odds;
    k += 1;
    const next = sum + chance;
    if (next === sum) break;
    sum = next;
  }
  return k;
}

/** The lowest count that matters, and its probability. */
function firstCount(n: number, p: number): number {
  return Math.max(0, Math.floor(n * p - NEGLIGIBLE_SDS * Math.sqrt(n * p * (1 - p))));
}

function firstProbability(k: number, n: number, p: number): number {
  if (k === 0) return n <= 32 ? wholePower(1 - p, n) : exp(n * log1p(-p));
  // C(n, k) p^k q^(n-k) = p^k q^(n-k) / B(k, n-k) * n / (k (n-k))
  return (betaFactor(k, n - k, p, 1 - p) * n) / (k * (n - k));
}

/** x^n by squaring, for a whole n >= 0. */
function wholePower(x: number, n: number): number {
  let power = 1;
  let square = x;
  for (let left = n; left > 0; left >>= 1) {
    if ((left & 1) === 1) power *= square;
    square *= square;
  }
  return power;
}

const isWhole = (n: number): boolean => n >= 0 && n <= 1e9 && Math.floor(n) === n;

export const binomial: Family<'binomial'> = {
  kind: 'binomial',
  argumentNames: ['n', 'p'],
  help: 'how many of n succeed, each with chance p',
  discrete: true,
  problem: ([n, p]) =>
    isWhole(n!) && p! >= 0 && p! <= 1 ? undefined : 'binomial needs a whole n from 0 to 1e9 and 0 <= p <= 1',
  make: ([trials, chance]) => {
    const n = trials!;
    const p = chance!;
    const turned = p > 0.5;
    const rarer = turned ? 1 - p : p;
    const table = lazyTable(() => {
      const first = firstCount(n, rarer);
      const odds = rarer / (1 - rarer);
      return cumulate(first, firstProbability(first, n, rarer), (k) => ((n - k) / (k + 1)) * odds, n);
    });
    return {
      mean: n * p,
      variance: n * p * (1 - p),
      support: [p < 1 ? 0 : n, p > 0 ? n : 0],
      quantile: (u) => binomialQuantile(u, n, p),
      quantiles: (uniforms) => {
        if (turned) for (let i = 0; i < uniforms.length; i++) uniforms[i] = 1 - uniforms[i]!;
        table().quantiles(uniforms);
        if (turned) for (let i = 0; i < uniforms.length; i++) uniforms[i] = n - uniforms[i]!;
      },
    };
  },
};

export const bernoulli: Family<'bernoulli'> = {
  kind: 'bernoulli',
  argumentNames: ['p'],
  help: '1 with chance p, otherwise 0',
  discrete: true,
  problem: ([p]) => (p! >= 0 && p! <= 1 ? undefined : 'bernoulli needs 0 <= p <= 1'),
  make: ([p]) => ({
    mean: p!,
    variance: p! * (1 - p!),
    support: [p! < 1 ? 0 : 1, p! > 0 ? 1 : 0],
    quantile: (u) => (u > 1 - p! ? 1 : 0),
  }),
};
