import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import {
  type DistributionSpec,
  distributionKinds,
  distributionProblem,
  makeDistribution,
} from '../../src/kernel/distribution.js';

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
