import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import {
  type DistributionSpec,
  distributionKinds,
  distributionProblem,
  makeDistribution,
} from '../../src/kernel/distribution.js';
import { betaQuantile } from '../../src/kernel/distributions/beta.js';
import { gammaQuantile } from '../../src/kernel/distributions/gamma.js';
import { GuideTable } from '../../src/kernel/distributions/guide-table.js';
import { invert } from '../../src/kernel/distributions/invert.js';
import { incompleteGamma } from '../../src/stats/incomplete-gamma.js';

/** Several of every family: ordinary, skewed, degenerate. */
const specs: DistributionSpec[] = [
  { kind: 'constant', args: [3.5] },
  { kind: 'uniform', args: [-2, 5] },
  { kind: 'uniform', args: [4, 4] },
  { kind: 'triangular', args: [1, 2, 5] },
  { kind: 'triangular', args: [1, 1, 5] },
  { kind: 'triangular', args: [1, 5, 5] },
  { kind: 'triangular', args: [2, 2, 2] },
  { kind: 'exponential', args: [4] },
  { kind: 'normal', args: [10, 3] },
  { kind: 'normal', args: [10, 0] },
  { kind: 'lognormal', args: [2, 0.8] },
  { kind: 'lognormal', args: [2, 0] },
  { kind: 'gamma', args: [0.4, 3] },
  { kind: 'gamma', args: [1, 1] },
  { kind: 'gamma', args: [50, 0.1] },
  { kind: 'beta', args: [2, 3] },
  { kind: 'beta', args: [0.5, 0.5] },
  { kind: 'beta', args: [30, 2] },
  { kind: 'weibull', args: [0.7, 2] },
  { kind: 'weibull', args: [2.5, 2] },
  { kind: 'poisson', args: [0] },
  { kind: 'poisson', args: [0.3] },
  { kind: 'poisson', args: [17] },
  { kind: 'poisson', args: [250] },
  { kind: 'binomial', args: [0, 0.5] },
  { kind: 'binomial', args: [12, 0.3] },
  { kind: 'binomial', args: [12, 0] },
  { kind: 'binomial', args: [12, 1] },
  { kind: 'binomial', args: [400, 0.9] },
  { kind: 'binomial', args: [5000, 0.4] },
  { kind: 'negative_binomial', args: [0.5, 8] },
  { kind: 'negative_binomial', args: [6, 0] },
  { kind: 'negative_binomial', args: [300, 500] },
  { kind: 'hypergeometric', args: [50, 10, 20] },
  { kind: 'hypergeometric', args: [50, 45, 30] },
  { kind: 'hypergeometric', args: [50, 50, 20] },
  { kind: 'hypergeometric', args: [1, 1, 1] },
  { kind: 'hypergeometric', args: [0, 0, 0] },
  { kind: 'hypergeometric', args: [20000, 6000, 900] },
  { kind: 'bernoulli', args: [0.3] },
  { kind: 'bernoulli', args: [0] },
  { kind: 'bernoulli', args: [1] },
  { kind: 'empirical', args: [5, 1, 1, 9] },
];

const named = specs.map((spec) => [`${spec.kind}(${spec.args.join(', ')})`, spec] as const);

describe('every distribution', () => {
  it('is among those tested', () => {
    expect(new Set(specs.map((spec) => spec.kind))).toEqual(new Set(distributionKinds.keys()));
    for (const [kind, family] of distributionKinds) {
      expect(family.kind).toBe(kind);
      expect(family.help.length).toBeGreaterThan(10);
    }
  });

  it.each(named)('%s has its mean, variance and support', (_, spec) => {
    const { mean, variance, support, quantile } = makeDistribution(spec);
    // midpoint rule in u, refined towards both ends: u = v^3 (10 - 15 v + 6 v^2) has slope 0 there
    const n = 10000;
    let [total, sum, squares] = [0, 0, 0];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < n; i++) {
      const v = (i + 0.5) / n;
      const weight = 30 * v * v * (1 - v) * (1 - v);
      const x = quantile(v * v * v * (10 - 15 * v + 6 * v * v));
      least = Math.min(least, x);
      most = Math.max(most, x);
      total += weight;
      sum += weight * x;
      squares += weight * (x - mean) * (x - mean);
    }
    expect(least).toBeGreaterThanOrEqual(support[0]);
    expect(most).toBeLessThanOrEqual(support[1]);
    const sd = Math.sqrt(variance);
    const step = distributionKinds.get(spec.kind)!.discrete || spec.kind === 'empirical' ? 0.003 : 1e-4;
    expect(Math.abs(sum / total - mean)).toBeLessThanOrEqual(step * sd + 1e-12);
    expect(Math.abs(squares / total - variance)).toBeLessThanOrEqual(10 * step * variance + 1e-12);
  });

  it.each(named)('%s has a quantile that never falls and reaches towards its support', (_, spec) => {
    const { mean, variance, support, quantile } = makeDistribution(spec);
    let before = Number.NEGATIVE_INFINITY;
    const us = [2 ** -54, 2 ** -53, 1e-12, 1e-6];
    for (let i = 1; i < 2000; i++) us.push(i / 2000);
    us.push(1 - 1e-6, 1 - 1e-12, 1 - 2 ** -53);
    for (const u of us) {
      const x = quantile(u);
      if (!(x >= before)) throw new Error(`the quantile falls from ${before} to ${x} at ${u}`);
      before = x;
    }
    for (const end of support) {
      if (!(Math.abs(end - mean) <= 3 * Math.sqrt(variance))) continue; // too far for one draw in 2^53
      const nearest = end === support[0] ? quantile(2 ** -54) : quantile(1 - 2 ** -53);
      expect(Math.abs(nearest - end)).toBeLessThan(0.1);
    }
  });

  it.each(named)('%s gives the same values one by one and in bulk', (_, spec) => {
    const distribution = makeDistribution(spec);
    const uniforms = Float64Array.from({ length: 3000 }, (_u, i) => (i * 0.6180339887498949 + 1e-9) % 1);
    uniforms.set([2 ** -54, 1 - 2 ** -53, 0.5]);
    const bulk = uniforms.slice();
    distribution.quantiles?.(bulk);
    if (distribution.quantiles) expect([...bulk]).toEqual([...uniforms].map((u) => distribution.quantile(u)));
  });
});

describe('problems', () => {
  const refused: [DistributionSpec, RegExp][] = [
    [{ kind: 'triangular', args: [3, 2, 5] }, /triangular needs min <= mode <= max/],
    [{ kind: 'triangular', args: [1, 6, 5] }, /triangular needs/],
    [{ kind: 'triangular', args: [1, 2] }, /triangular takes 3 numbers \(min, mode, max\), not 2/],
    [{ kind: 'constant', args: [] }, /constant takes 1 number \(value\), not 0/],
    [{ kind: 'uniform', args: [2, 1] }, /uniform needs min <= max/],
    [{ kind: 'uniform', args: [1, Number.NaN] }, /uniform needs finite numbers, not NaN/],
    [{ kind: 'exponential', args: [0] }, /exponential needs mean > 0/],
    [{ kind: 'exponential', args: [Number.POSITIVE_INFINITY] }, /finite/],
    [{ kind: 'normal', args: [0, -1] }, /normal needs sd >= 0/],
    [{ kind: 'lognormal', args: [0, 1] }, /lognormal needs median > 0/],
    [{ kind: 'lognormal', args: [1, -1] }, /0 <= sigma <= 10/],
    [{ kind: 'lognormal', args: [1, 11] }, /0 <= sigma <= 10/],
    [{ kind: 'gamma', args: [0, 1] }, /gamma needs/],
    [{ kind: 'gamma', args: [1, 0] }, /gamma needs/],
    [{ kind: 'gamma', args: [1e7, 1] }, /gamma needs/],
    [{ kind: 'beta', args: [0, 1] }, /beta needs/],
    [{ kind: 'beta', args: [1, 0] }, /beta needs/],
    [{ kind: 'beta', args: [1e7, 1] }, /beta needs/],
    [{ kind: 'beta', args: [1, 1e7] }, /beta needs/],
    [{ kind: 'weibull', args: [0.01, 1] }, /weibull needs/],
    [{ kind: 'weibull', args: [1, 0] }, /weibull needs/],
    [{ kind: 'poisson', args: [-1] }, /poisson needs/],
    [{ kind: 'poisson', args: [2e9] }, /poisson needs/],
    [{ kind: 'binomial', args: [1.5, 0.5] }, /binomial needs a whole n/],
    [{ kind: 'binomial', args: [-1, 0.5] }, /binomial needs/],
    [{ kind: 'binomial', args: [2e9, 0.5] }, /binomial needs/],
    [{ kind: 'binomial', args: [3, 1.5] }, /binomial needs/],
    [{ kind: 'binomial', args: [3, -0.5] }, /binomial needs/],
    [{ kind: 'negative_binomial', args: [0, 3] }, /negative_binomial needs/],
    [{ kind: 'negative_binomial', args: [2e9, 3] }, /negative_binomial needs/],
    [{ kind: 'negative_binomial', args: [1, -3] }, /negative_binomial needs/],
    [{ kind: 'negative_binomial', args: [1, 2e6] }, /negative_binomial needs/],
    [{ kind: 'hypergeometric', args: [10, 11, 3] }, /hypergeometric needs/],
    [{ kind: 'hypergeometric', args: [10, 3, 11] }, /hypergeometric needs/],
    [{ kind: 'hypergeometric', args: [10.5, 3, 2] }, /hypergeometric needs/],
    [{ kind: 'bernoulli', args: [1.1] }, /bernoulli needs/],
    [{ kind: 'bernoulli', args: [-0.1] }, /bernoulli needs/],
    [{ kind: 'empirical', args: [] }, /empirical takes one or more numbers/],
    [{ kind: 'cauchy' as 'normal', args: [] }, /cauchy is not a distribution; there are constant, uniform/],
  ];

  it.each(refused)('%o', (spec, words) => {
    expect(distributionProblem(spec)).toMatch(words);
    expect(() => makeDistribution(spec)).toThrow(UsageError);
    expect(() => makeDistribution(spec)).toThrow(words);
  });

  it('has none with any specification that it accepts', () => {
    const kinds = [...distributionKinds.keys()];
    const number = fc.oneof(fc.integer({ min: -1, max: 60 }), fc.double({ min: -0.5, max: 20, noNaN: true }));
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(number, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        (kind, args, u) => {
          fc.pre(distributionProblem({ kind, args }) === undefined);
          const { mean, variance, support, quantile } = makeDistribution({ kind, args });
          const x = quantile(u);
          expect(x).toBeGreaterThanOrEqual(support[0]);
          expect(x).toBeLessThanOrEqual(support[1]);
          expect(Number.isFinite(mean) && variance >= 0).toBe(true);
          if (distributionKinds.get(kind)!.discrete) expect(Math.floor(x)).toBe(x);
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
  });
});

describe('guide table', () => {
  it('steps back where rounding has the guide begin too late', () => {
    const u = 0.8333333333333333; // below the double nearest 5/6, and yet 6 u rounds to 5
    const table = new GuideTable(10, [0.1, 0.2, 0.3, u, 0.9, 1]);
    const uniforms = Float64Array.of(u, 0.1, 0.10000000000000002, 0.95, 1e-9, 1 - 2 ** -53);
    table.quantiles(uniforms);
    expect([...uniforms]).toEqual([13, 10, 11, 15, 10, 15]);
  });

  it('answers its last count for what no sum reaches', () => {
    const uniforms = Float64Array.of(0.99, 0.2);
    new GuideTable(3, [0.5, 0.98]).quantiles(uniforms);
    expect([...uniforms]).toEqual([4, 3]);
  });
});

/** Values from mpmath 1.3 at 40 digits. */
describe('numerical inversion', () => {
  it('finds its way from a hopeless start', () => {
    // uniform on [100, 110]: flat, so without a slope to follow, on both sides
    const share = (x: number): number => Math.min(1, Math.max(0, (x - 100) / 10));
    const density = (x: number): number => (x > 100 && x < 110 ? 0.1 : 0);
    for (const start of [1, 99, 105, 111, 1e6]) {
      expect(invert((x) => share(x) - 0.3, density, start, 0, Number.POSITIVE_INFINITY)).toBeCloseTo(103, 12);
    }
  });

  it('of gamma', () => {
    for (const [u, shape, want] of [
      [0.01, 0.5, 7.854392895485099e-5],
      [0.5, 0.5, 0.2274682115597864],
      [0.999, 0.5, 5.4137830853313655],
      [0.3, 1, 0.35667494393873234],
      [0.025, 2.5, 0.4156058067433312],
      [0.95, 5, 9.153519026637571],
      [1e-6, 10, 1.276818787864408],
      [0.5, 100, 99.66686491931549],
      [0.9999, 100, 141.53012691212112],
      [0.2, 5000, 4940.393249812012],
      [0.7, 0.05, 0.00046656368489525837],
    ] as const) {
      expect(Math.abs(gammaQuantile(u, shape) / want - 1), `gamma(${u}, ${shape})`).toBeLessThan(2e-13);
    }
    expect(
      incompleteGamma(0.3495300186356174, gammaQuantile(0.027234564524304044, 0.3495300186356174)).lower,
    ).toBeCloseTo(0.027234564524304044, 16);
    expect(gammaQuantile(1e-9, 0.01)).toBe(0); // far below the smallest double
  });

  it('of beta', () => {
    for (const [u, a, b, want] of [
      [0.1, 2, 3, 0.14255931671003072],
      [0.5, 0.5, 0.5, 0.5],
      [0.999, 2, 3, 0.9359618608971666],
      [0.9, 30, 2, 0.9827119777086992],
      [1e-6, 2, 8, 0.00016673152021745607],
      [0.5, 500, 1000, 0.33325924097679654],
      [0.25, 0.1, 0.2, 4.194965886319885e-5],
      [0.975, 1, 1, 0.975],
    ] as const) {
      expect(Math.abs(betaQuantile(u, a, b) / want - 1), `beta(${u}, ${a}, ${b})`).toBeLessThan(2e-13);
    }
  });
});
