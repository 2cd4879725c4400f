/** When there are enough replications: for a width, and for the sign of every difference. */
import { describe, expect, it } from 'vitest';
import { resamplesBySize } from '../../src/stats/comparison/resamples.js';
import { skewedInterval, skewedMean } from '../../src/stats/comparison/skewed-mean.js';
import { exp } from '../../src/stats/dmath.js';
import type { Tested } from '../../src/stats/estimate.js';
import { meanInterval } from '../../src/stats/interval.js';
import { pairedDifference } from '../../src/stats/paired.js';
import { enough, lookAhead } from '../../src/stats/precision/enough.js';
import { atLook, lookSizes } from '../../src/stats/precision/looks.js';
import { tQuantile } from '../../src/stats/student-t.js';
import { listOf, normals, skewed, uniforms } from './uniforms.js';

/** Student t as a test, to work numbers out by hand. */
function tTest(values: Float64Array, level: number): Tested {
  const { mean, low, high, pValue } = pairedDifference(
    values,
    values.map(() => 0),
    level,
  );
  return { value: mean ?? Number.NaN, low: low ?? Number.NaN, high: high ?? Number.NaN, pValue: pValue ?? Number.NaN };
}

describe('enough replications for a width', () => {
  it('is the first n from which the half-width stays within it, look-ahead included', () => {
    // alternating 9 and 11: at n = 2m the variance is 2m/(2m - 1), the half-width t(2m - 1)/sqrt(2m - 1)
    const values = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 9 : 11));
    const halves = values.map((_, i) =>
      i < 1
        ? 99
        : (meanInterval(values.slice(0, i + 1), 0.95).high! - meanInterval(values.slice(0, i + 1), 0.95).low!) / 2,
    );
    expect(halves[9]).toBeCloseTo(tQuantile(0.975, 9) / 3, 12);
    const first = halves.findIndex((half) => half <= 0.75) + 1;
    const found = enough(values, { absolute: 0.75 }, 0.95);
    expect([found.enough, found.needed]).toEqual([first, first + 5]);
    expect(found.halfWidth).toBeCloseTo(halves[39]!, 12);
    // one replication short of the look-ahead it goes on, and says by how much
    expect(enough(values.slice(0, first + 4), { absolute: 0.75 }, 0.95)).toMatchObject({
      enough: undefined,
      needed: first + 5,
    });
    // an outlier within the look-ahead starts it anew
    const later = enough([...values.slice(0, first + 2), 40, ...values], { absolute: 0.75 }, 0.95);
    expect(later.enough === undefined || later.enough > first + 3).toBe(true);
    expect([3, 100, 101, 120, 1000].map(lookAhead)).toEqual([5, 5, 5, 6, 50]);
  });

  it('neither stops on values without spread nor on a relative width of nothing', () => {
    expect(enough([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], { absolute: 1 }, 0.95)).toEqual({
      enough: undefined,
      halfWidth: 0,
      needed: Number.NaN,
    });
    expect(enough([-1, 1, -1, 1, -1, 1], { relative: 0.05 }, 0.95)).toMatchObject({
      enough: undefined,
      needed: Number.NaN,
    });
    expect(enough([], { relative: 0.05 }, 0.95)).toEqual({
      enough: undefined,
      halfWidth: Number.NaN,
      needed: Number.NaN,
    });
    expect(enough([4], { absolute: 1 }, 0.95).enough).toBeUndefined();
    // negative means have a precision like positive ones
    const down = Array.from({ length: 60 }, (_, i) => -10 - (i % 3));
    expect(enough(down, { relative: 0.05 }, 0.95).enough).toBe(
      enough(
        down.map((x) => -x),
        { relative: 0.05 },
        0.95,
      ).enough,
    );
  });

  it('says how many it needs: about as many as it then takes', () => {
    const normal = normals(uniforms('needed'));
    const values = listOf(2000, () => 10 + 4 * normal());
    const { enough: n } = enough(values, { relative: 0.03 }, 0.95);
    // (1.96 * 4 / .3)^2 = 683
    expect(Math.abs(n! - 683)).toBeLessThan(100);
    const { needed } = enough(values.subarray(0, 200), { relative: 0.03 }, 0.95);
    expect(needed / n!).toBeGreaterThan(0.7);
    expect(needed / n!).toBeLessThan(1.4);
  });

  it('covers about 95% when it stops (false alarm 1e-5)', () => {
    for (const [name, mean, draw] of [
      ['normal', 10, (z: number) => 10 + 3 * z],
      ['lognormal', exp(0.125), (z: number) => exp(0.5 * z)],
    ] as const) {
      const normal = normals(uniforms(`hoad ${name}`));
      let covered = 0;
      const samples = 800;
      for (let s = 0; s < samples; s++) {
        const values = listOf(700, () => draw(normal()));
        const n = enough(values, { relative: 0.1 }, 0.95).enough!;
        const { low, high } = meanInterval(values.subarray(0, n), 0.95);
        if (low! <= mean && mean <= high!) covered++;
      }
      // METHODS: .955 and .941 in the limit of narrow intervals; wider ones stop early: 4.3 standard errors of 800 are 3.3%
      expect(covered / samples, name).toBeGreaterThan(0.895);
      expect(covered / samples, name).toBeLessThan(0.985);
    }
  });
});

describe('looks', () => {
  it('grow by one factor up to the budget', () => {
    expect(lookSizes(50, 400, 4)).toEqual([50, 100, 200, 400]);
    expect(lookSizes(50, 50, 4)).toEqual([50]);
    expect(lookSizes(50, 30, 4)).toEqual([30]);
    expect(lookSizes(50, 52, 4)).toEqual([50, 51, 52]);
    expect(lookSizes(50, 10000, 4)).toEqual([50, 292, 1710, 10000]);
  });

  it('tell above, below, the same and open, by Holm at alpha over looks', () => {
    const clear = Float64Array.from({ length: 20 }, (_, i) => 5 + (i % 2));
    const noise = Float64Array.from({ length: 20 }, (_, i) => (i % 2) - 0.4);
    const nothing = new Float64Array(20);
    const first = atLook([clear, clear.map((x) => -x), nothing, noise], tTest, 0.05, 0, 4);
    expect(first.signs.map(({ sign }) => sign)).toEqual(['above', 'below', 'same', 'open']);
    expect([first.stop, first.level]).toEqual([undefined, 1 - 0.0125]);
    // mean .1, variance 5/19: t = .1 / sqrt(5/380); the Bonferroni share of each is .0125/4
    const t = 0.1 / Math.sqrt(5 / 380);
    expect(first.signs[3]!.needed).toBe(Math.ceil(20 * (tQuantile(1 - 0.0125 / 8, 19) / t) ** 2));
    expect(first.signs[0]!.needed).toBeNaN();
    expect(atLook([clear, noise], tTest, 0.05, 3, 4).stop).toBe('budget');
    expect(atLook([clear, nothing], tTest, 0.05, 0, 4).stop).toBe('clear');
    // p between alpha/4 and alpha: clear with one look, open with four
    const weak = Float64Array.from({ length: 20 }, (_, i) => (i % 2) - 0.24);
    const { pValue } = tTest(weak, 0.95);
    expect(pValue > 0.0125 && pValue < 0.05).toBe(true);
    expect([1, 4].map((looks) => atLook([weak], tTest, 0.05, 0, looks).signs[0]!.sign)).toEqual(['above', 'open']);
    // unknown is open, for ever
    expect(atLook([[Number.NaN, Number.NaN]], tTest, 0.05, 0, 4).signs[0]).toEqual({
      sign: 'open',
      pAdjusted: 1,
      needed: Number.NaN,
    });
  });

  it('give a wrong sign in at most 5% of runs of three looks at six skewed differences, and the final limits hold together (false alarm 1e-5)', () => {
    const resamples = resamplesBySize((size) => uniforms(`looks ${size}`), 999);
    const test = (values: Float64Array, level: number) => skewedInterval(skewedMean(values, resamples), level);
    const sizes = lookSizes(25, 100, 3);
    let [wrong, outside] = [0, 0];
    const samples = 120;
    for (let s = 0; s < samples; s++) {
      const normal = normals(uniforms(`run ${s}`));
      const common = listOf(100, skewed(normal, 0.7));
      // every true mean is 0: any sign is wrong
      const family = Array.from({ length: 6 }, () => common.map((x) => x + 0.7 * normal()));
      for (const [look, n] of sizes.entries()) {
        const far = family.map((list) => list.subarray(0, n));
        const { signs, stop, level } = atLook(far, test, 0.05, look, sizes.length);
        if (signs.some(({ sign }) => sign !== 'open')) {
          wrong++;
          break;
        }
        if (stop !== undefined) {
          const { low, high } = test(far[0]!, level);
          if (low > 0 || high < 0) outside++;
        }
      }
    }
    // binomial of 120 at 5%: 4.3 standard errors are 8.6%
    expect(wrong / samples).toBeLessThan(0.136);
    expect(outside / samples).toBeLessThan(0.136);
  });
});
