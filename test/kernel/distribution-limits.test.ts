/** Which arguments each family accepts, to the last that it does, and the support of those that leave one value only. */
import { describe, expect, it } from 'vitest';
import { type DistributionKind, distributionProblem, makeDistribution } from '../../src/kernel/distribution.js';

const limits: Partial<Record<DistributionKind, { readonly taken: number[][]; readonly refused: number[][] }>> = {
  uniform: { taken: [[1, 1]], refused: [[2, 1]] },
  triangular: {
    taken: [[1, 1, 1]],
    refused: [
      [1, 0, 2],
      [1, 3, 2],
    ],
  },
  exponential: { taken: [[1e-9]], refused: [[0], [-1]] },
  normal: { taken: [[0, 0]], refused: [[0, -1]] },
  lognormal: {
    taken: [
      [1e-9, 0],
      [1, 10],
    ],
    refused: [
      [0, 1],
      [-1, 1],
      [1, -0.1],
      [1, 10.1],
    ],
  },
  gamma: {
    taken: [
      [0.01, 1e-9],
      [1e6, 1],
    ],
    refused: [
      [0.009, 1],
      [1e6 + 1, 1],
      [1, 0],
    ],
  },
  beta: {
    taken: [
      [0.05, 0.05],
      [1e6, 1e6],
    ],
    refused: [
      [0.049, 1],
      [1, 0.049],
      [1e6 + 1, 1],
      [1, 1e6 + 1],
    ],
  },
  weibull: {
    taken: [[0.05, 1e-9]],
    refused: [
      [0.049, 1],
      [1, 0],
    ],
  },
  poisson: { taken: [[0], [1e9]], refused: [[-1], [1e9 + 1]] },
  binomial: {
    taken: [
      [0, 0],
      [1e9, 1],
    ],
    refused: [
      [-1, 0.5],
      [1.5, 0.5],
      [1e9 + 1, 0.5],
      [1, -0.1],
      [1, 1.1],
    ],
  },
  negative_binomial: {
    taken: [
      [0.01, 0],
      [1e9, 1e6],
    ],
    refused: [
      [0.009, 1],
      [1e9 + 1, 1],
      [1, -1],
      [1, 1e6 + 1],
    ],
  },
  hypergeometric: {
    taken: [
      [0, 0, 0],
      [1e9, 1e9, 1e9],
    ],
    refused: [
      [10, 11, 1],
      [10, 1, 11],
      [-1, 0, 0],
      [1.5, 1, 1],
      [10, 1.5, 1],
      [10, 1, 1.5],
      [1e9 + 1, 1, 1],
    ],
  },
  bernoulli: { taken: [[0], [1]], refused: [[-0.1], [1.1]] },
};

describe.each(Object.entries(limits))('%s', (kind, { taken, refused }) => {
  it('is accepted to its limits, and says which they are beyond them', () => {
    const of = (args: number[]) => distributionProblem({ kind: kind as DistributionKind, args });
    for (const args of taken) expect(of(args), `${args}`).toBeUndefined();
    for (const args of refused) expect(of(args), `${args}`).toMatch(new RegExp(`^${kind} needs `));
  });
});

it('has one value as its support where there is but one', () => {
  for (const [kind, args, value] of [
    ['normal', [5, 0], 5],
    ['lognormal', [3, 0], 3],
    ['poisson', [0], 0],
    ['binomial', [12, 0], 0],
    ['binomial', [12, 1], 12],
    ['negative_binomial', [6, 0], 0],
    ['hypergeometric', [9, 9, 4], 4],
    ['bernoulli', [0], 0],
    ['bernoulli', [1], 1],
  ] as const) {
    const { support, quantile, mean, variance } = makeDistribution({ kind, args });
    expect([...support, quantile(0.3), mean, variance], `${kind}(${args})`).toEqual([value, value, value, value, 0]);
  }
  expect(makeDistribution({ kind: 'hypergeometric', args: [10, 8, 7] }).support).toEqual([5, 7]);
  expect(makeDistribution({ kind: 'binomial', args: [12, 0.5] }).support).toEqual([0, 12]);
  expect(makeDistribution({ kind: 'poisson', args: [1] }).support).toEqual([0, Number.POSITIVE_INFINITY]);
});
