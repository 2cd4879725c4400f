import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialQuantile } from '../../../src/kernel/distributions/binomial.js';
import { hypergeometricQuantile } from '../../../src/kernel/distributions/hypergeometric.js';
import { negativeBinomialQuantile } from '../../../src/kernel/distributions/negative-binomial.js';
import { poissonQuantile } from '../../../src/kernel/distributions/poisson.js';

/** Probabilities of 0, 1, ... by logarithms of factorials, with Math.*, independently of the sources. */
const logFactorials: number[] = [0];
let lost = 0; // Kahan's compensation
for (let n = 1; n <= 40000; n++) {
  const term = Math.log(n) - lost;
  const before = logFactorials[n - 1]!;
  logFactorials.push(before + term);
  lost = logFactorials[n]! - before - term;
}
const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? Number.NEGATIVE_INFINITY : logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!;

/** A quantile function must change from k to k + 1 where the probabilities add up to u. */
function expectInverts(
  quantile: (u: number) => number,
  probability: (k: number) => number,
  last: number,
  stride = 1,
): void {
  let below = 0;
  for (let k = 0; k <= last; k++) {
    const p = probability(k);
    const above = below + p;
    const hair = 2e-10; // the oracle's own error, mostly
    if (p > 1e-9 && k % stride === 0) {
      const [from, to] = [below + hair, Math.min(above - hair, 1 - 1e-15)];
      if (to > from) {
        const got = [quantile(from), quantile((from + to) / 2), quantile(to)];
        if (got.some((count) => count !== k)) throw new Error(`${got} where all should be ${k}`);
      }
    }
    below = above;
  }
  expect(below).toBeCloseTo(1, 9);
}

describe('counts by inversion', () => {
  it.each([0.001, 0.7, 3, 20, 80.9, 81.1, 300, 9000])('Poisson with mean %d', (mean) => {
    const probability = (k: number): number => Math.exp(k * Math.log(mean) - mean - logFactorials[k]!);
    expectInverts((u) => poissonQuantile(u, mean), probability, Math.ceil(mean + 12 * Math.sqrt(mean) + 20));
  });

  it.each([
    [1, 0.3],
    [5, 0.5],
    [32, 0.2],
    [33, 0.2],
    [40, 0.97],
    [200, 0.01],
    [500, 0.5],
    [500, 0.51],
    [30000, 0.2],
  ])('binomial of %d at %d', (n, p) => {
    const probability = (k: number): number => Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    expectInverts((u) => binomialQuantile(u, n, p), probability, n);
  });

  it.each([
    [10, 3, 4],
    [10, 8, 4],
    [10, 3, 9],
    [10, 8, 9],
    [200, 90, 60],
    [2000, 50, 900],
    [30000, 9000, 700],
    [30000, 29000, 700],
    [30000, 100, 29900],
    [30000, 60, 900],
    [30000, 45, 14000],
  ])('hypergeometric of %d with %d, drawing %d', (population, successes, draws) => {
    const all = logChoose(population, draws);
    const probability = (k: number): number =>
      Math.exp(logChoose(successes, k) + logChoose(population - successes, draws - k) - all);
    expectInverts(
      (u) => hypergeometricQuantile(u, population, successes, draws),
      probability,
      Math.min(successes, draws),
    );
  });

  it.each([
    [1, 4],
    [0.2, 3],
    [5, 0.1],
    [50, 900],
    [2000, 5000],
    [85, 40000],
    [80, 350000], // the chance of 0 is too small for a double
  ])('negative binomial with k = %d and mean %d', (k, mean) => {
    // by the recurrence, in logarithms, from 0
    const logs = [-k * Math.log1p(mean / k)];
    const probability = (j: number): number => {
      while (logs.length <= j) {
        const i = logs.length;
        logs.push(logs[i - 1]! + Math.log(((k + i - 1) / i) * (mean / (k + mean))));
      }
      return Math.exp(logs[j]!);
    };
    const sd = Math.sqrt(mean + (mean * mean) / k);
    expectInverts(
      (u) => negativeBinomialQuantile(u, k, mean),
      probability,
      Math.ceil(mean + 40 * sd),
      Math.ceil(sd / 50),
    );
  });

  it('ends at the last count for the largest u, and at the first for the smallest', () => {
    const [least, most] = [2 ** -54, 1 - 2 ** -53];
    expect([
      poissonQuantile(least, 3),
      binomialQuantile(least, 9, 0.5),
      hypergeometricQuantile(least, 20, 4, 5),
    ]).toEqual([0, 0, 0]);
    expect([binomialQuantile(most, 9, 0.5), hypergeometricQuantile(most, 20, 4, 5)]).toEqual([9, 4]);
    expect(hypergeometricQuantile(most, 30000, 9000, 700)).toBeLessThan(320);
    expect(poissonQuantile(most, 3)).toBeGreaterThan(25);
    expect(poissonQuantile(most, 3)).toBeLessThan(45);
    expect(poissonQuantile(most, 1e5)).toBeLessThan(1e5 + 12 * Math.sqrt(1e5));
    expect(negativeBinomialQuantile(most, 2, 5)).toBeLessThan(200);
  });

  it('has its degenerate cases', () => {
    expect(poissonQuantile(0.9, 0)).toBe(0);
    expect([binomialQuantile(0.9, 7, 0), binomialQuantile(0.1, 7, 1), binomialQuantile(0.9, 0, 0.4)]).toEqual([
      0, 7, 0,
    ]);
    expect(negativeBinomialQuantile(0.9, 3, 0)).toBe(0);
    expect(hypergeometricQuantile(0.5, 10, 0, 5)).toBe(0);
    expect(hypergeometricQuantile(0.5, 10, 5, 0)).toBe(0);
    expect(hypergeometricQuantile(0.5, 10, 10, 5)).toBe(5);
    expect(hypergeometricQuantile(0.5, 10, 5, 10)).toBe(5);
    expect(hypergeometricQuantile(0.5, 0, 0, 0)).toBe(0);
  });

  it('never falls when u, the mean, n or p grows', () => {
    const u = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    const n = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(u, u, n, n, p, p, (u1, u2, n1, n2, p1, p2) => {
        const [ua, ub] = [Math.min(u1, u2), Math.max(u1, u2)];
        const [na, nb] = [Math.min(n1, n2), Math.max(n1, n2)];
        const [pa, pb] = [Math.min(p1, p2), Math.max(p1, p2)];
        expect(binomialQuantile(ua, na, pa)).toBeLessThanOrEqual(binomialQuantile(ub, na, pa));
        expect(binomialQuantile(ua, na, pa)).toBeLessThanOrEqual(binomialQuantile(ua, nb, pa));
        expect(binomialQuantile(ua, na, pa)).toBeLessThanOrEqual(binomialQuantile(ua, na, pb));
        expect(poissonQuantile(ua, na * pa)).toBeLessThanOrEqual(poissonQuantile(ub, na * pa));
        expect(poissonQuantile(ua, na * pa)).toBeLessThanOrEqual(poissonQuantile(ua, nb * pb));
        expect(negativeBinomialQuantile(ua, 1 + n1 * p1, n2 * p2)).toBeLessThanOrEqual(
          negativeBinomialQuantile(ub, 1 + n1 * p1, n2 * p2),
        );
        const [successes, draws] = [Math.floor(nb * p1), Math.floor(nb * p2)];
        expect(hypergeometricQuantile(ua, nb, successes, draws)).toBeLessThanOrEqual(
          hypergeometricQuantile(ub, nb, successes, draws),
        );
      }),
      { seed: 8, numRuns: 1000 },
    );
  });
});
