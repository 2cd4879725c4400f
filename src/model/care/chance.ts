/**
 * How counts come about from rates and shares: by chance, or, in tests of the mean behaviour, each as its mean rounded
 * with carry so that nothing is lost over time. A service asks for counts and never knows which of the two it has.
 * Every method takes the uniform it may use; which uniform that is, is the service's affair.
 */
import { binomialQuantile } from '../../kernel/distributions/binomial.js';
import { poissonQuantile } from '../../kernel/distributions/poisson.js';
import { expectedMisses, type Misses, type MissKey, randomMisses } from './misses.js';

export interface Chance {
  /** Events of a Poisson process. `who` names the carry when there is no noise. */
  poisson(u: number, mean: number, who: number): number;
  /** How many of n, each with probability p. */
  binomial(u: number, n: number, p: number, who: number): number;
  /** A whole number whose mean is x. */
  whole(u: number, x: number, who: number): number;
  /** Who, of the patients booked one after the other, misses the slot. */
  misses(key: MissKey): Misses;
}

/** Counts by chance, by inversion: one uniform a count. */
export const noisy: Chance = {
  poisson: (u, mean) => poissonQuantile(u, mean),
  binomial: (u, n, p) => (n === 0 || p <= 0 ? 0 : binomialQuantile(u, n, p)),
  whole: (u, x) => Math.floor(x + u),
  misses: randomMisses,
};

/** Counts as their means, the fractions carried over to the next of the same name. */
export function noiseless(): Chance {
  const carried = new Map<number, number>();
  const next = (x: number, who: number): number => {
    const sum = (carried.get(who) ?? 0.5) + x;
    const whole = Math.floor(sum + 1e-9);
    carried.set(who, sum - whole);
    return whole;
  };
  return {
    poisson: (_u, mean, who) => next(mean, who),
    binomial: (_u, n, p, who) => Math.min(n, next(n * p, who)),
    whole: (_u, x, who) => next(x, who),
    misses: expectedMisses,
  };
}
