/** Shares, exact limits, ties and rare events, against numbers worked out by hand. */
import { describe, expect, it } from 'vitest';
import { badCase } from '../../src/stats/bad-case.js';
import { binomialCdf, signTest } from '../../src/stats/binomial.js';
import { betterTiedWorse, signOf } from '../../src/stats/comparison/better-tied-worse.js';
import { concentration, isRare, rareDifference } from '../../src/stats/comparison/rare-difference.js';
import { clopperPearson, wilson } from '../../src/stats/proportion.js';
import { quantileInterval, quantileRanks } from '../../src/stats/quantile-interval.js';
import { listOf, normals, uniforms } from './uniforms.js';

describe('limits of a probability', () => {
  it('are Wilson’s roots of the score equation', () => {
    // z = 1.959964: (p - .5)^2 = z^2 p (1 - p) / 10 has the roots .5 -+ .5 z / sqrt(10 + z^2)
    const half = (0.5 * 1.959963984540054) / Math.sqrt(10 + 1.959963984540054 ** 2);
    const five = wilson(0.5, 10, 0.95);
    expect(five.low).toBeCloseTo(0.5 - half, 14);
    expect(five.high).toBeCloseTo(0.5 + half, 14);
    // nothing in n: 0 to z^2 / (n + z^2)
    expect(wilson(0, 20, 0.95)).toEqual({ value: 0, low: 0, high: expect.closeTo(3.8414588 / 23.8414588, 7) });
    expect(wilson(1, 20, 0.95)).toEqual({ value: 1, low: expect.closeTo(20 / 23.8414588, 7), high: 1 });
    const unknown = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
    for (const [share, n] of [
      [0.5, 0],
      [0, 0],
      [1, -1],
      [-0.1, 10],
      [1.1, 10],
      [Number.NaN, 10],
      [0, Number.NaN],
    ] as const)
      expect(wilson(share, n, 0.95), `${share} of ${n}`).toEqual(unknown);
    for (let n = 1; n <= 60; n++) expect([wilson(0, n, 0.95).low, wilson(1, n, 0.95).high]).toEqual([0, 1]);
  });

  it('are exact by Clopper and Pearson', () => {
    const none = clopperPearson(0, 50, 0.95);
    expect([none.value, none.low]).toEqual([0, 0]);
    expect(none.high).toBeCloseTo(1 - 0.025 ** (1 / 50), 13);
    expect(clopperPearson(50, 50, 0.95).low).toBeCloseTo(0.025 ** (1 / 50), 13);
    // 1 of 50: low solves 1 - (1 - p)^50 = .025; at high P(X <= 1) = .025
    const one = clopperPearson(1, 50, 0.95);
    expect(one.low).toBeCloseTo(1 - 0.975 ** (1 / 50), 13);
    const q = 1 - one.high;
    expect(q ** 50 + 50 * one.high * q ** 49).toBeCloseTo(0.025, 12);
    expect(one.high).toBeCloseTo(0.1065, 4); // METHODS-2: 0.1% to 11%
    expect(one.value).toBe(0.02);
    for (const [count, n] of [
      [1, 0],
      [0, 0],
      [-1, 10],
      [11, 10],
      [0, -1],
      [Number.NaN, 10],
      [0, Number.NaN],
    ] as const)
      expect(clopperPearson(count, n, 0.95), `${count} of ${n}`).toEqual({
        value: Number.NaN,
        low: Number.NaN,
        high: Number.NaN,
      });
  });

  it('cover: Clopper and Pearson’s never less than 95%, by summing the binomial probabilities', () => {
    for (const p of [0.01, 0.05, 0.2, 0.5]) {
      let covered = 0;
      for (let k = 0; k <= 40; k++) {
        const { low, high } = clopperPearson(k, 40, 0.95);
        if (low <= p && p <= high) covered += binomialCdf(k, 40, p) - binomialCdf(k - 1, 40, p);
      }
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('rest on the binomial distribution', () => {
    expect([-1, 0, 1, 2, 3].map((k) => binomialCdf(k, 3, 0.5))).toEqual(
      [0, 0.125, 0.5, 0.875, 1].map((x) => expect.closeTo(x, 14)),
    );
    expect(signTest(3, 0)).toBeCloseTo(0.25, 14);
    expect(signTest(9, 1)).toBeCloseTo(22 / 1024, 14);
    expect([signTest(0, 0), signTest(2, 2)]).toEqual([1, 1]);
  });
});

describe('better, tied and worse', () => {
  it('are three shares; ties are within 1e-9 of the larger level', () => {
    const shares = betterTiedWorse([1, 5, 1e6, 4, Number.NaN], [2, 4, 1e6 + 1e-4, 7, 1], 'lower', 0.95);
    expect(shares.pairs).toBe(4);
    expect([shares.better.value, shares.tied.value, shares.worse.value]).toEqual([0.5, 0.25, 0.25]);
    expect(shares.better).toEqual(wilson(0.5, 4, 0.95));
    expect(betterTiedWorse([1, 5], [2, 4], 'higher', 0.95).better.value).toBe(0.5);
    expect([signOf(1e6, 1e6 + 2e-3), signOf(0, 1e-30), signOf(0, 0)]).toEqual([-1, -1, 0]);
    expect(betterTiedWorse([], [], 'lower', 0.95).better.value).toBeNaN();
  });

  it('count worlds, not replications, where replications share one', () => {
    // four worlds of three that agree within: as good as four; the shares of the worlds are 1, 1, 0, 0
    const a = [0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2];
    const b = a.map(() => 1);
    const agreeing = betterTiedWorse(a, b, 'lower', 0.95, 3).better;
    expect(agreeing).toEqual(wilson(0.5, 4, 0.95));
    // shares 1, 2/3, 1/3, 0: variance of their mean .5556/3/4... = (5/27)/4, so n = .25 / (5/108) = 5.4
    const mixed = betterTiedWorse([0, 0, 0, 0, 0, 2, 0, 2, 2, 2, 2, 2], b, 'lower', 0.95, 3).better;
    expect(mixed.low).toBeCloseTo(wilson(0.5, 5.4, 0.95).low, 12);
  });
});

describe('rare differences', () => {
  it('are told by how often, how likely and how large', () => {
    const a = Array.from({ length: 50 }, (_, i) => (i === 7 ? 9 : 5));
    const b = a.map(() => 5);
    expect(isRare(a, b)).toBe(true);
    const rare = rareDifference(a, b, 0.95);
    expect(rare).toEqual({
      pairs: 50,
      count: 1,
      chance: clopperPearson(1, 50, 0.95),
      whenItHappens: 4,
      up: 1,
      down: 0,
      pValue: expect.closeTo(1, 14),
    });
    expect(isRare([1, 2, 3], [1, 2, 4])).toBe(false);
    expect(isRare([], [])).toBe(false);
    expect(rareDifference(b, b, 0.95).whenItHappens).toBeNaN();
    expect(rareDifference([1, 9, 9, 9, Number.NaN], [1, 1, 1, 1, 1], 0.95)).toMatchObject({
      pairs: 4,
      up: 3,
      down: 0,
      pValue: expect.closeTo(0.25, 12),
    });
  });

  it('are also those that few replications carry', () => {
    expect(concentration(Array.from({ length: 40 }, (_, i) => (i < 2 ? 40 : 1)))).toEqual({
      fewest: 2,
      drivenByFew: true,
    });
    expect(concentration([1, -1, 1, -1])).toEqual({ fewest: 2, drivenByFew: false });
    expect(concentration([0, 0, 0])).toEqual({ fewest: 0, drivenByFew: false });
    const normal = normals(uniforms('few'));
    for (let k = 0; k < 200; k++) expect(concentration(listOf(50, normal)).drivenByFew).toBe(false);
  });
});

describe('quantiles with order statistics', () => {
  it('have the golden ranks', () => {
    expect(quantileRanks(100, 0.9, 0.95)).toEqual({ lower: 84, upper: 96, coverage: expect.closeTo(0.95569, 5) });
    expect(quantileRanks(50, 0.5, 0.95)).toEqual({ lower: 18, upper: 32, coverage: expect.closeTo(0.95113, 5) });
  });

  it('are refused below 29, 59 and 299 values', () => {
    for (const [p, least] of [
      [0.9, 29],
      [0.95, 59],
      [0.99, 299],
    ] as const) {
      expect(quantileRanks(least - 1, p, 0.95)).toBeUndefined();
      expect(quantileRanks(least, p, 0.95)!.upper).toBe(least);
    }
    expect(quantileInterval([1, 2, 3], 0.9, 0.95)).toEqual({ value: 2.8, low: Number.NaN, high: Number.NaN });
    expect(quantileInterval([], 0.9, 0.95).value).toBeNaN();
  });

  it('are found as the best of all pairs of ranks', () => {
    for (const [n, p] of [
      [37, 0.9],
      [80, 0.75],
      [64, 0.05],
      [31, 0.5],
      [40, 0.9],
    ] as const) {
      const found = quantileRanks(n, p, 0.9)!;
      for (let l = 1; l < n; l++) {
        for (let u = l + 1; u <= n; u++) {
          const coverage = binomialCdf(u - 1, n, p) - binomialCdf(l - 1, n, p);
          if (coverage < 0.9) continue;
          expect(u - l).toBeGreaterThanOrEqual(found.upper - found.lower);
          if (u - l === found.upper - found.lower) expect(coverage).toBeLessThanOrEqual(found.coverage + 1e-12);
        }
      }
    }
  });

  it('tell the bad case as far out as the replications allow', () => {
    const values = Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) + 1); // 1 to 100 in some order
    const far = badCase(values, 'lower', 0.95);
    expect([far.worseShare, far.value]).toEqual([0.05, expect.closeTo(95.05, 12)]);
    const ranks = quantileRanks(100, 0.95, 0.95)!;
    expect([far.low, far.high]).toEqual([ranks.lower, ranks.upper]);
    expect(values[far.replication!]).toBe(95);
    const low = badCase(values, 'higher', 0.95);
    expect([low.value, low.low, low.high]).toEqual([expect.closeTo(5.95, 12), 101 - ranks.upper, 101 - ranks.lower]);
    expect(badCase(values.slice(0, 58), 'lower', 0.95).worseShare).toBe(0.1);
    const few = badCase([3, Number.NaN, 8, 5], 'lower', 0.95);
    expect([few.worseShare, few.value, few.replication]).toEqual([0, 8, 2]);
    expect(few.low).toBeNaN();
    expect(badCase([3, 8, 5, 8], 'lower', 0.95).replication).toBe(1); // the first of equals
    expect(badCase([], 'lower', 0.95)).toMatchObject({ value: Number.NaN, replication: undefined });
  });
});
