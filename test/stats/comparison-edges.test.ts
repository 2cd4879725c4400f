/** Comparisons at their edges, by hand: rounding, one value, one world, blocks, ties of tails. */
import { describe, expect, it } from 'vitest';
import { betterTiedWorse, signOf } from '../../src/stats/comparison/better-tied-worse.js';
import { mayBeBest } from '../../src/stats/comparison/may-be-best.js';
import { isRare, rareDifference } from '../../src/stats/comparison/rare-difference.js';
import { ratioDifference, ratioOfMeans } from '../../src/stats/comparison/ratio.js';
import { placesFor, type Resamples, resamplesBySize } from '../../src/stats/comparison/resamples.js';
import { lowerBound, skewedInterval, skewedMean } from '../../src/stats/comparison/skewed-mean.js';
import { wilson } from '../../src/stats/proportion.js';
import { tCdf, tQuantile } from '../../src/stats/student-t.js';

describe('better, tied and worse', () => {
  it('ties by the larger level: a difference of exactly its thousand millionth is a tie, from 0 none is', () => {
    expect([signOf(2 ** 30, 2 ** 30 + 2), signOf(2 ** 30, 2 ** 30 + 1)]).toEqual([-1, 0]);
    expect([signOf(1e9, 1e9 - 1), signOf(1, 1e-12), signOf(-1e9, -1e9 - 1)]).toEqual([0, 1, 0]);
  });

  it('has the direction that is better', () => {
    const of = (better: 'lower' | 'higher') => {
      const shares = betterTiedWorse([3, 3, 3], [1, 1, 5], better, 0.95);
      return [shares.better.value, shares.worse.value];
    };
    expect([of('higher'), of('lower')]).toEqual([
      [2 / 3, 1 / 3],
      [1 / 3, 2 / 3],
    ]);
  });

  it('leaves unknown pairs out of their worlds', () => {
    // Worlds of two: better and worse; unknown; better, and unknown.
    const a = [0, 2, Number.NaN, 1, 0, Number.NaN];
    const shares = betterTiedWorse(a, [1, 1, 1, Number.NaN, 1, 1], 'lower', 0.9, 2);
    expect(shares.pairs).toBe(3);
    // shares of two worlds 1/2 and 1: p = 2/3, variance of their mean (1/8) / 2, so n = (2/9) / (1/16) = 3.56, at most 3
    expect(shares.better).toEqual(wilson(2 / 3, 3, 0.9));
  });

  it('takes worlds that all agree as their number', () => {
    const sure = betterTiedWorse([0, 0, 0, 0], [1, 1, 1, 1], 'lower', 0.9, 2).better;
    expect(sure).toEqual(wilson(1, 2, 0.9));
    // Each world one of each: no variance between them, and as good as all pairs.
    const even = betterTiedWorse([0, 2, 0, 2, 0, 2], [1, 1, 1, 1, 1, 1], 'lower', 0.9, 2).better;
    expect(even).toEqual(wilson(0.5, 6, 0.9));
  });
});

describe('which may be the best', () => {
  it('gives a bound the known differences only, of others and not of itself', () => {
    const seen: number[][] = [];
    const arms = [
      [1, 2, Number.NaN],
      [5, Number.NaN, 7],
    ];
    const bound = (differences: Float64Array, alpha: number) => {
      expect(alpha).toBe(0.05);
      seen.push([...differences]);
      return differences[0]!;
    };
    expect(mayBeBest(arms, 'lower', 0.05, bound)).toEqual([
      { best: true, mayBeBest: true, excludedBy: undefined },
      { best: false, mayBeBest: false, excludedBy: 0 },
    ]);
    expect(seen).toEqual([[-4], [4]]);
    // A bound of any differences, had it been asked about a strategy and itself, would exclude it.
    expect(mayBeBest([[1], [1]], 'lower', 0.05, (d) => (d[0] === 0 ? -1 : 1)).map((s) => s.mayBeBest)).toEqual([
      true,
      true,
    ]);
    expect(mayBeBest([[1]], 'lower', 0.05, () => 1)[0]!.mayBeBest).toBe(true);
  });
});

describe('a rare difference', () => {
  it('is one with nine of ten tied, no fewer, and counts both ways', () => {
    const tied = (of: number, n: number) => Array.from({ length: n }, (_, i) => (i < of ? 1 : 2));
    const ones = (n: number) => tied(n, n);
    expect([isRare(tied(9, 10), ones(10)), isRare(tied(8, 10), ones(10)), isRare(tied(17, 20), ones(20))]).toEqual([
      true,
      false,
      false,
    ]);
    const both = rareDifference([1, 3, 0, 0, 1], [1, 1, 1, 1, 1], 0.95);
    expect(both).toMatchObject({ pairs: 5, count: 3, up: 1, down: 2, whenItHappens: 0 });
    expect(rareDifference([Number.NaN], [1], 0.95).pValue).toBeNaN();
  });
});

describe('a ratio', () => {
  it('over what is left of rounding is unknown, over little is not', () => {
    const without = (numerators: number[], denominators: number[]) => ratioOfMeans({ numerators, denominators }, 0.9);
    expect(without([1, 2], [1, 0]).value).toBe(3);
    expect(without([1, 2], [1, 0]).low).toBeNaN();
    // 1e-6 is small beside 1e3, and no rounding.
    expect(without([1, 2, 3], [1e3, 1e-6, 2e-6]).low).not.toBeNaN();
    expect(without([1, 2], [1e3, 1e-10]).low).toBeNaN();
  });

  it('of parts that add up to nothing is known; a difference with an unknown one is unknown', () => {
    // a + b is what may be unknown, a - b would be 0 as well: a pair of infinities is no number either way.
    const inf = { numerators: [Number.POSITIVE_INFINITY, 1, 2], denominators: [Number.NEGATIVE_INFINITY, 1, 1] };
    expect(ratioOfMeans(inf, 0.9).value).toBe(1.5);
    const good = { numerators: [1, 2], denominators: [1, 1] };
    const none = { numerators: [1, 2], denominators: [0, 0] };
    const unknown = ratioDifference(good, none, 0.9);
    expect(Object.values(unknown).every(Number.isNaN)).toBe(true);
    expect(Object.keys(unknown)).toEqual(expect.arrayContaining(['value', 'low', 'high', 'pValue']));
  });
});

describe('resamples', () => {
  it('have a place for each value up to 1,000, then blocks of equal size', () => {
    expect([1, 999, 1000, 1001, 2000, 2001, 5000].map(placesFor)).toEqual([1, 999, 1000, 501, 1000, 667, 1000]);
  });

  it('of values past 1,000 are of their block means', () => {
    // Blocks of two of 1,001 values, of which the last stands alone; every resample takes the places in order.
    const values = Array.from({ length: 1001 }, (_, i) => (i % 2 === 0 ? 3 : 1) + (i >= 500 ? 1 : 0));
    const means = Array.from({ length: 501 }, (_, b) => (b === 500 ? 4 : b < 250 ? 2 : 3));
    const pick = (at: number[]) => (): Resamples => ({
      size: 501,
      count: 1,
      places: Uint32Array.from({ length: 501 }, (_, i) => at[i % at.length]!),
    });
    const centre = means.reduce((sum, x) => sum + x, 0) / 501;
    const gap = means[0]! - centre;
    const floor = means.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 500 / 501;
    const { studentised } = skewedMean(values, pick([0]));
    expect(studentised[0]).toBeCloseTo(gap / Math.sqrt(floor / 501), 6);
    const mixed = [means[0]! - centre, means[500]! - centre];
    const sum = mixed[0]! * 251 + mixed[1]! * 250;
    const squares = mixed[0]! ** 2 * 251 + mixed[1]! ** 2 * 250;
    const variance = (squares - (sum * sum) / 501) / 500;
    expect(skewedMean(values, pick([0, 500])).studentised[0]).toBeCloseTo(sum / 501 / Math.sqrt(variance / 501), 6);
  });

  it('are drawn once for each size', () => {
    let streams = 0;
    const by = resamplesBySize(() => {
      streams += 1;
      return () => 0.999;
    }, 3);
    expect([...by(2).places]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(by(2)).toBe(by(2));
    expect(by(1001)).toBe(by(1002));
    expect(streams).toBe(2);
  });
});

describe('a skewed mean', () => {
  const made = (mean: number, studentised: number[], n = 5) => ({
    n,
    mean,
    sd: Math.sqrt(n),
    error: 1,
    studentised: Float64Array.from(studentised),
  });

  it('of equal values has no spread, of rounding neither; of one value only the mean', () => {
    const never = () => {
      throw new Error('nothing to resample');
    };
    expect(skewedMean([0.1, 0.1, 0.1], never)).toMatchObject({ n: 3, sd: 0, error: 0 });
    expect(skewedMean([1, 1 + 2 ** -52], never)).toMatchObject({ n: 2, sd: 0, error: 0 });
    expect(skewedMean([1e20, 1e20 * (1 + 2 ** -52)], never)).toMatchObject({ sd: 0 });
    expect(skewedMean([0, 0], never)).toMatchObject({ sd: 0, error: 0 });
    const one = skewedMean([4], never);
    expect([one.n, one.mean, one.sd, one.error]).toEqual([1, 4, Number.NaN, Number.NaN]);
    expect(skewedInterval(one, 0.9)).toEqual({ value: 4, low: Number.NaN, high: Number.NaN, pValue: Number.NaN });
    const drawn: Resamples = { size: 2, count: 1, places: Uint32Array.of(0, 1) };
    expect(skewedMean([1, 1 + 1e-13], () => drawn).sd).toBeGreaterThan(0);
  });

  it('has limits at the order statistics, where they are wider than those of t', () => {
    // 9 resamples and tails of a tenth: the first and the last.
    const wide = made(0, [-9, -5, -1, 0, 0, 1, 1, 6, 8]);
    const { low, high } = skewedInterval(wide, 0.8);
    expect([low, high]).toEqual([-8, 9]);
    const second = skewedInterval(wide, 0.6); // tails of a fifth: the second from either end
    expect([second.low, second.high]).toEqual([-6, 5]);
    expect([lowerBound(wide, 0.1), lowerBound(wide, 0.2), lowerBound(wide, 1e-9)]).toEqual([
      -8,
      -6,
      expect.closeTo(-tQuantile(1 - 1e-9, 4), 6),
    ]);
    expect(skewedInterval(made(1, [-1e-3, 0, 1e-3]), 0.9).low).toBeCloseTo(1 - tQuantile(0.95, 4), 12);
  });

  it('has the p-value of its tail: resamples at least as far out on that side, and one more', () => {
    const many = [-9, -5, -4, 0, 0, 3, 5, 6, 8];
    // Above 0: three at or above 5; p = 2 (3 + 1) / 10. Below 0: two at or below -5.
    expect(skewedInterval(made(5, many), 0.9).pValue).toBeCloseTo(0.8, 12);
    expect(skewedInterval(made(-5, many), 0.9).pValue).toBeCloseTo(0.6, 12);
    expect(skewedInterval(made(5.5, many), 0.9).pValue).toBeCloseTo(0.6, 12);
    expect(skewedInterval(made(-100, many), 0.9).pValue).toBeCloseTo(0.2, 12);
    expect(skewedInterval(made(0, many), 0.9).pValue).toBe(1);
    // Where t says more, by t.
    const long = Array.from({ length: 999 }, () => 0);
    expect(skewedInterval(made(2, long), 0.9).pValue).toBeCloseTo(2 * tCdf(-2, 4), 12);
    expect(skewedInterval(made(-2, long), 0.9).pValue).toBeCloseTo(2 * tCdf(-2, 4), 12);
  });
});
