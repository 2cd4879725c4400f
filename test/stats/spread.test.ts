/** Shares of spread, structure, ranks and importance of inputs, on planted problems. */
import { describe, expect, it } from 'vitest';
import { exp } from '../../src/stats/dmath.js';
import { product, rankScores, spearmanInterval } from '../../src/stats/ranks.js';
import { importance } from '../../src/stats/spread/importance.js';
import { spreadShares } from '../../src/stats/spread/spread-shares.js';
import { structureRange } from '../../src/stats/spread/structure-range.js';
import { listOf, normals, uniforms } from './uniforms.js';

describe('shares of spread', () => {
  it('are those worked out by hand', () => {
    // ten worlds of two: means 0, 2, 0, 2, ... (variance 10/9), within -1 and +1 (variance 2)
    const values = Array.from({ length: 20 }, (_, i) => (Math.floor(i / 2) % 2) * 2 + (i % 2 === 0 ? -1 : 1));
    const one = spreadShares([values], 2, 0.95)!;
    // C 2, K 10/9 - 2/2 = 1/9, total 19/9
    expect([one.worlds, one.chance.value, one.notKnowing.value]).toEqual([
      10,
      expect.closeTo(18 / 19, 12),
      expect.closeTo(1 / 19, 12),
    ]);
    expect(one.structure).toEqual({ value: 0, low: 0, high: 0 });
    // a second structure adds 4 in every world: means +-2 about the middle, S = 4 and no noise in it
    const two = spreadShares([values, values.map((x) => x + 4)], 2, 0.95)!;
    expect([two.chance, two.notKnowing, two.structure].map((s) => s.value)).toEqual(
      [18, 1, 36].map((x) => expect.closeTo(x / 55, 12)),
    );
    // without effect: S below 0 is 0
    expect(spreadShares([values, values], 2, 0.95)!.structure.value).toBe(0);
  });

  it('are refused with fewer than ten worlds, one replication a world, or no spread', () => {
    const values = Array.from({ length: 20 }, (_, i) => i % 7);
    expect(spreadShares([values], 1, 0.95)).toBeUndefined();
    expect(spreadShares([values.slice(0, 18)], 2, 0.95)).toBeUndefined();
    expect(spreadShares([values.with(3, Number.NaN)], 2, 0.95)).toBeUndefined();
    expect(spreadShares([values.map(() => 4)], 2, 0.95)).toBeUndefined();
    expect(spreadShares([], 2, 0.95)).toBeUndefined();
  });

  it('cover the true shares, in 95% of samples when worlds are normal, less when they are skewed (false alarm 1e-5)', () => {
    for (const [name, world] of [
      ['normal', (z: number) => z],
      ['skewed', (z: number) => (exp(0.6 * z) - exp(0.18)) / Math.sqrt((exp(0.36) - 1) * exp(0.36))],
    ] as const) {
      const normal = normals(uniforms(`shares ${name}`));
      const [samples, hits] = [400, [0, 0, 0]];
      for (let s = 0; s < samples; s++) {
        const numbers = listOf(30, () => world(normal()));
        // chance 2, not knowing 1, structure 1 (means -1 and +1): shares 1/2, 1/4, 1/4
        const [a, b] = [-1, 1].map((shift) =>
          Array.from(numbers).flatMap((x) => [...listOf(8, () => x + shift + Math.SQRT2 * normal())]),
        );
        const found = spreadShares([a!, b!], 8, 0.95)!;
        [found.chance, found.notKnowing, found.structure].forEach(({ low, high }, i) => {
          const truth = i === 0 ? 0.5 : 0.25;
          if (low <= truth && truth <= high) hits[i]!++;
        });
      }
      // measured with 1,500 samples: 95% of normal worlds and 83 to 94% of skewed ones; 4.3 standard errors of 400 samples
      // are 4.7 and 8.1%
      for (const hit of hits) expect(hit / samples, name).toBeGreaterThan(name === 'normal' ? 0.903 : 0.745);
    }
  });
});

describe('structure', () => {
  it('is the range of the difference, with the mechanisms that turn it', () => {
    const limits = (value: number, half: number) => ({ value, low: value - half, high: value + half });
    const range = structureRange(limits(-3, 1), [
      limits(-2, 1),
      limits(-5, 1),
      limits(2, 1),
      limits(-0.5, 1),
      limits(Number.NaN, 1),
    ]);
    expect(range).toEqual({ low: -5, high: 2, lowest: 1, highest: 2, turns: [2], open: [3] });
    expect(structureRange(limits(1, 2), [])).toEqual({
      low: 1,
      high: 1,
      lowest: undefined,
      highest: undefined,
      turns: [],
      open: [],
    });
  });
});

describe('ranks', () => {
  it('give Spearman’s correlation, ties at the mean of their ranks', () => {
    // ranks 1 2 3 4 against 2 1 4 3: 1 - 6 * 4 / (4 * 15) = .6
    expect(product(rankScores([10, 20, 30, 99])!, rankScores([5, 1, 8, 7])!)).toBeCloseTo(0.6, 14);
    // ranks 1 2.5 2.5 4 against 1 2 3 4: 4.5 / sqrt(4.5 * 5)
    expect(product(rankScores([1, 2, 2, 3])!, rankScores([1, 2, 3, 4])!)).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
    expect(rankScores([4, 4, 4])).toBeUndefined();
    expect([...rankScores([1, Number.NaN, 3])!]).toEqual([
      expect.closeTo(-Math.SQRT1_2, 14),
      0,
      expect.closeTo(Math.SQRT1_2, 14),
    ]);
  });

  it('have limits by Fisher’s z with variance (1 + r^2/2)/(n - 3)', () => {
    const { low, high } = spearmanInterval(0.5, 39, 0.95);
    const z = Math.atanh(0.5);
    const half = 1.959963984540054 * Math.sqrt(1.125 / 36);
    expect([low, high]).toEqual([expect.closeTo(Math.tanh(z - half), 13), expect.closeTo(Math.tanh(z + half), 13)]);
    expect(spearmanInterval(0.5, 3, 0.95).low).toBeNaN();
    expect(spearmanInterval(-1, 9, 0.95)).toEqual({ value: -1, low: -1, high: -1 });
  });

  it('cover the true correlation in 95% of samples (false alarm 1e-5)', () => {
    const normal = normals(uniforms('spearman'));
    const truth = (6 / Math.PI) * Math.asin(0.6 / 2); // of a normal pair with correlation .6
    let covered = 0;
    for (let s = 0; s < 2000; s++) {
      const x = listOf(50, normal);
      const y = x.map((v) => 0.6 * v + 0.8 * normal());
      const { low, high } = spearmanInterval(product(rankScores(x)!, rankScores(y)!), 50, 0.95);
      if (low <= truth && truth <= high) covered++;
    }
    // 4.4 standard errors of 2,000 samples: 2.1%
    expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.025);
  });
});

describe('importance of inputs', () => {
  const settings = (seed: string) => ({ alpha: 0.05, level: 0.95, uniform: uniforms(seed) });

  it('finds the three that matter among fifty (Ishigami made monotone)', () => {
    const uniform = uniforms('ishigami');
    let right = 0;
    for (let s = 0; s < 20; s++) {
      const inputs = Array.from({ length: 50 }, () => listOf(300, () => uniform() - 0.5));
      // sin is monotone on (-pi/2, pi/2); x^3 instead of sin^2; an interaction that is monotone in the third
      const outcome = listOf(300, () => 0).map((_, w) => {
        const [a, b, c] = [inputs[7]![w]!, inputs[20]![w]!, inputs[33]![w]!];
        return exp(3 * Math.sin(Math.PI * a) + 24 * b * b * b + 4 * c * (1.2 + a) + 0.4 * (uniform() - 0.5));
      });
      const found = importance(inputs, outcome, settings(`s${s}`), 399);
      const first = found.slice(0, 3).map(({ input }) => input);
      if (first[0] === 7 && first.includes(20) && first.includes(33) && found[2]!.standsOut) right++;
    }
    expect(right).toBeGreaterThanOrEqual(19);
  });

  it('says none in 95% of samples of pure noise, whatever the number of inputs and their ties (false alarm 1e-5)', () => {
    for (const count of [3, 40]) {
      const uniform = uniforms(`noise ${count}`);
      let alarms = 0;
      const samples = 400;
      for (let s = 0; s < samples; s++) {
        const inputs = Array.from({ length: count }, (_, i) =>
          listOf(40, () => (i % 3 === 0 ? Math.floor(3 * uniform()) : uniform())),
        );
        if (importance(inputs, listOf(40, uniform), settings(`${s}`), 99).some(({ standsOut }) => standsOut)) alarms++;
      }
      // (b + 1)/(B + 1) with B = 99 is exact at 5%; 4.4 standard errors of 400 samples: 4.8%
      expect(Math.abs(alarms / samples - 0.05)).toBeLessThan(0.048);
    }
  });

  it('leaves out what never differs and worlds that are unknown', () => {
    const up = Array.from({ length: 12 }, (_, i) => i);
    const outcome = up.map((x) => (x === 5 ? Number.NaN : -x * x));
    const found = importance([up.map(() => 1), up, up.map((x) => -x)], outcome, settings('few'), 199);
    expect(found.map(({ input, correlation }) => [input, correlation.value])).toEqual([
      [1, expect.closeTo(-1, 12)],
      [2, expect.closeTo(1, 12)],
    ]);
    expect(found.every(({ standsOut, pValue }) => standsOut && pValue < 0.02)).toBe(true);
    expect(
      importance(
        [up],
        up.map(() => 3),
        settings('none'),
        19,
      ),
    ).toEqual([]);
  });
});
