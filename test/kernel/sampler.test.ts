import { describe, expect, it } from 'vitest';
import { makeDistribution } from '../../src/kernel/distribution.js';
import { Sampler } from '../../src/kernel/sampler.js';
import { Stream } from '../../src/kernel/streams.js';

describe('sampler', () => {
  it('gives the quantiles of the stream with the same key, in order', () => {
    for (const spec of [
      { kind: 'exponential', args: [3] },
      { kind: 'lognormal', args: [2, 0.5] },
      { kind: 'poisson', args: [7] },
      { kind: 'binomial', args: [20, 0.3] },
      { kind: 'binomial', args: [20, 0.8] },
      { kind: 'triangular', args: [1, 2, 4] },
    ] as const) {
      const distribution = makeDistribution(spec);
      const sampler = new Sampler(['seed', spec.kind], distribution);
      const stream = new Stream(['seed', spec.kind]);
      for (let i = 0; i < 1000; i++) expect(sampler.next()).toBe(distribution.quantile(stream.next()));
    }
  });
});
