/** The interval for skewed paired differences, its p-value, and which strategies may be the best. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeBest } from '../../src/stats/comparison/may-be-best.js';
import { drawResamples, placesFor, type Resamples, resamplesBySize } from '../../src/stats/comparison/resamples.js';
import { lowerBound, skewedInterval, skewedMean } from '../../src/stats/comparison/skewed-mean.js';
import { exp } from '../../src/stats/dmath.js';
import { meanInterval } from '../../src/stats/interval.js';
import { tCdf, tQuantile } from '../../src/stats/student-t.js';
import { listOf, normals, skewed, uniforms } from './uniforms.js';

const resamples = resamplesBySize((size) => uniforms(`resamples ${size}`));

describe('resamples', () => {
  it('take every place equally often, from a stream of their own for each size', () => {
    const drawn = drawResamples(4, uniforms('places'), 10000);
    const counts = [0, 0, 0, 0];
    for (const place of drawn.places) counts[place]!++;
    // 40,000 places: 10,000 each, standard deviation 87
    for (const count of counts) expect(Math.abs(count - 10000)).toBeLessThan(5 * 87);
    const [one, other] = [1, 2].map(() => resamplesBySize((size) => uniforms(`${size}`), 9));
    one!(5);
    expect(one!(7).places).toEqual(other!(7).places);
    expect(one!(7)).toBe(one!(7));
    expect([1, 50, 1000, 1001, 1500, 10000, 10001].map(placesFor)).toEqual([1, 50, 1000, 501, 750, 1000, 910]);
  });
});

describe('skewed mean', () => {
  it('has the studentised means of resamples written out by hand', () => {
    // values 0, 2, 4: mean 2, variance 4, error 2/sqrt(3); the floor is 4/3 under the variance of a resample
    const drawn: Resamples = { size: 3, count: 3, places: Uint32Array.from([0, 0, 1, 2, 2, 2, 0, 1, 2]) };
    const m = skewedMean([0, 2, 4], () => drawn);
    expect([m.n, m.mean, m.sd]).toEqual([3, 2, 2]);
    // (0, 0, 2): mean 2/3, variance 4/3: t* = (-4/3) / (2/3) = -2; (4, 4, 4): 2 / sqrt(4/9) = 3; (0, 2, 4): 0
    [-2, 0, 3].forEach((t, i) => void expect(m.studentised[i]).toBeCloseTo(t, 13));
    // tails of 1/4: the last of three resamples each, against t(.75, 2) = .8165: low 2 - 3 se, high 2 + 2 se
    const half = skewedInterval(m, 0.5);
    expect(half.low).toBeCloseTo(2 - (3 * 2) / Math.sqrt(3), 12);
    expect(half.high).toBeCloseTo(2 + (2 * 2) / Math.sqrt(3), 12);
    // T = 2 / (2/sqrt(3)) = 1.732: one of three resamples is beyond it: 2 * (1 + 1)/4 = 1
    expect(half.pValue).toBe(1);
  });

  it('is never narrower than Student t at either end', () => {
    const values = [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09];
    const t = meanInterval(values, 0.95);
    const own = skewedInterval(skewedMean(values, resamples), 0.95);
    expect(own.value).toBeCloseTo(1.343, 12);
    expect(own.low).toBeLessThanOrEqual(t.low!);
    expect(own.high).toBeGreaterThanOrEqual(t.high!);
    // the long tail is below: so is the wider side
    expect(own.value - own.low).toBeGreaterThan(t.mean! - t.low! + 0.01);
    expect(own.high).toBeCloseTo(t.high!, 12);
  });

  it('says what it cannot know, and gives equal values no width', () => {
    const none = skewedInterval(skewedMean([], resamples), 0.95);
    expect(none).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN, pValue: Number.NaN });
    expect(skewedInterval(skewedMean([3], resamples), 0.95)).toEqual({ ...none, value: 3 });
    expect(skewedInterval(skewedMean([0, 0, 0], resamples), 0.95)).toEqual({ value: 0, low: 0, high: 0, pValue: 1 });
    expect(skewedInterval(skewedMean([0.1, 0.1, 0.1], resamples), 0.95)).toMatchObject({
      low: 0.1,
      high: 0.1,
      pValue: 0,
    });
    expect(lowerBound(skewedMean([], resamples), 0.05)).toBeNaN();
  });

  it('stays finite with few values and with a value in one replication only', () => {
    for (const values of [
      [1, 2],
      [1, 2, 2],
      [0, 0, 0, 5],
      [...Array<number>(49).fill(0), 1],
    ]) {
      const { low, high, value, pValue } = skewedInterval(skewedMean(values, resamples), 0.95);
      expect(Number.isFinite(low) && Number.isFinite(high) && low < value && value < high).toBe(true);
      expect(pValue).toBeGreaterThan(0.03); // that of Student t for 1, 2, 2: t = 5 with 2 degrees
    }
    // 1 in 50: the mean may be as high as 0.02 + 0.02 * sqrt(50) by the floor, near what the exact binomial allows (0.107)
    expect(skewedInterval(skewedMean([...Array<number>(49).fill(0), 1], resamples), 0.95).high).toBeCloseTo(0.16, 1);
  });

  it('gives the same in any unit, and mirrored', () => {
    const values = listOf(30, skewed(normals(uniforms('unit')), 1));
    const own = skewedInterval(skewedMean(values, resamples), 0.95);
    const pounds = skewedInterval(
      skewedMean(
        values.map((x) => 8 * x),
        resamples,
      ),
      0.95,
    );
    expect([pounds.low / 8, pounds.high / 8, pounds.pValue]).toEqual([own.low, own.high, own.pValue]);
    const mirrored = skewedInterval(
      skewedMean(
        values.map((x) => -x),
        resamples,
      ),
      0.95,
    );
    expect([-mirrored.high, -mirrored.low, mirrored.pValue]).toEqual([own.low, own.high, own.pValue]);
  });

  it('has a p-value at most alpha exactly when 0 is outside the interval or bound of that level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -4, max: 7, noNaN: true }), { minLength: 2, maxLength: 40 }),
        fc.constantFrom(0.5, 0.2, 0.1, 0.05, 0.01),
        (values, alpha) => {
          const m = skewedMean(values, resamples);
          const { low, high, pValue } = skewedInterval(m, 1 - alpha);
          fc.pre(Math.abs(low) > 1e-9 && Math.abs(high) > 1e-9);
          expect(pValue <= alpha).toBe(low > 0 || high < 0);
          expect(lowerBound(m, alpha / 2)).toBeCloseTo(low, 9);
        },
      ),
      { seed: 6, numRuns: 150 },
    );
  });

  it('takes block means past 1,000 values, and then agrees with what all values give', () => {
    const values = listOf(4000, skewed(normals(uniforms('many')), 1));
    const blocks = skewedMean(values, resamples);
    expect(blocks.mean).toBe(meanInterval(values, 0.95).mean);
    const whole = skewedMean(values, () => drawResamples(4000, uniforms('whole')));
    const [a, b] = [blocks, whole].map((m) => skewedInterval(m, 0.95));
    // two sets of 4,999 resamples: a 2.5% tail is known to 0.06 of an error
    expect(Math.abs(a!.low - b!.low)).toBeLessThan(0.25 * whole.error);
    expect(Math.abs(a!.high - b!.high)).toBeLessThan(0.25 * whole.error);
  });

  it('covers skewed differences at n = 50 and 20 where Student t does not (false alarm 1e-5 each)', () => {
    // lognormal, skewness 6.2, more than any headline difference has. With 20,000 samples: 94.5% (t 89.8%) at 50, 92.9%
    // (t 86.6%) at 20; the limits below are 4.3 standard errors of 3,000 samples away
    const few = resamplesBySize((size) => uniforms(`coverage ${size}`), 999);
    for (const [n, atLeast, tAtMost] of [
      [50, 0.927, 0.922],
      [20, 0.909, 0.893],
    ] as const) {
      const draw = skewed(normals(uniforms(`lognormal ${n}`)), 1);
      const samples = 3000;
      let [covered, byT] = [0, 0];
      for (let s = 0; s < samples; s++) {
        const values = listOf(n, draw);
        const m = skewedMean(values, few);
        const { low, high } = skewedInterval(m, 0.95);
        if (low <= 0 && 0 <= high) covered++;
        if (Math.abs(m.mean) <= tQuantile(0.975, n - 1) * m.error) byT++;
      }
      expect(covered / samples).toBeGreaterThan(atLeast);
      expect(byT / samples).toBeLessThan(tAtMost);
    }
  });

  it('is about as sharp as Student t where that is right', () => {
    const normal = normals(uniforms('sharp'));
    let widths = 0;
    for (let s = 0; s < 200; s++) {
      const m = skewedMean(listOf(50, normal), resamples);
      const { low, high } = skewedInterval(m, 0.95);
      widths += (high - low) / (2 * tQuantile(0.975, 49) * m.error) / 200;
    }
    expect(widths).toBeLessThan(1.06);
  });
});

describe('which may be the best', () => {
  const tBound = (d: Float64Array, alpha: number): number => {
    const { mean, sd, n } = meanInterval(d, 0.5);
    return n < 2 ? Number.NaN : mean! - (tQuantile(1 - alpha, n - 1) * sd!) / Math.sqrt(n);
  };

  it('excludes by the pair, at alpha over the number of rivals', () => {
    // c - a is 1, 2, 3: t = 2 / (1/sqrt(3)) = 3.46, one-sided p = .037; b - a is 0, 0, 6: t = 1; c - b is 1, 2, -3
    const arms = [
      [10, 20, 30],
      [10, 20, 36],
      [11, 22, 33],
    ];
    expect(tCdf(-2 * Math.sqrt(3), 2)).toBeCloseTo(0.0371, 4);
    const standings = (alpha: number) =>
      mayBeBest(arms, 'lower', alpha, tBound).map((s) => [s.best, s.mayBeBest, s.excludedBy]);
    expect(standings(0.08)).toEqual([
      [true, true, undefined],
      [false, true, undefined],
      [false, false, 0],
    ]);
    expect(standings(0.07)[2]).toEqual([false, true, undefined]);
    expect(mayBeBest(arms, 'higher', 0.08, tBound).map((s) => [s.best, s.mayBeBest])).toEqual([
      [false, false],
      [true, true],
      [false, true],
    ]);
  });

  it('keeps identical strategies together and leaves unknown pairs out', () => {
    const same = mayBeBest(
      [
        [1, 2, 3],
        [1, 2, 3],
        [5, 6, 7],
      ],
      'lower',
      0.05,
      tBound,
    );
    expect(same.map((s) => s.mayBeBest)).toEqual([true, true, false]);
    expect(same.map((s) => s.best)).toEqual([true, false, false]);
    const unknown = mayBeBest(
      [
        [1, 2, Number.NaN],
        [Number.NaN, Number.NaN, Number.NaN],
      ],
      'lower',
      0.05,
      tBound,
    );
    expect(unknown.map((s) => [s.best, s.mayBeBest])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(mayBeBest([[1, 2]], 'lower', 0.05, tBound)).toEqual([
      { best: true, mayBeBest: true, excludedBy: undefined },
    ]);
  });

  it('excludes the best in at most 5% of samples, and finds what is clearly worse (false alarm 1e-5)', () => {
    const normal = normals(uniforms('best'));
    const few = resamplesBySize((size) => uniforms(`best ${size}`), 499);
    const bound = (d: Float64Array, alpha: number): number => lowerBound(skewedMean(d, few), alpha);
    let [lost, kept] = [0, 0];
    const samples = 300;
    for (let s = 0; s < samples; s++) {
      const common = listOf(20, normal);
      // four equally good, skewed on their own; the last clearly worse
      const arms = [0, 0, 0, 0, 5].map((worse) => common.map((x) => 10 * x + worse + exp(normal())));
      const standings = mayBeBest(arms, 'lower', 0.05, bound);
      if (!standings[0]!.mayBeBest) lost++;
      if (standings[4]!.mayBeBest) kept++;
    }
    // binomial of 300 at 5%: 4.3 standard errors are 5.4%
    expect(lost / samples).toBeLessThan(0.104);
    expect(kept / samples).toBeLessThan(0.05);
  });
});
