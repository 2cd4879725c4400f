import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../src/kernel/distributions/beta.js';
import { gammaQuantile } from '../../../src/kernel/distributions/gamma.js';
import { invert } from '../../../src/kernel/distributions/invert.js';
import { incompleteGamma } from '../../../src/stats/incomplete-gamma.js';

/** Values from mpmath 1.3 at 40 digits. */
describe('numerical inversion', () => {
  it('converges from a start where the density is 0', () => {
    // uniform on [100, 110]: flat, so without a slope to follow, on both sides
    const share = (x: number): number => Math.min(1, Math.max(0, (x - 100) / 10));
    const density = (x: number): number => (x > 100 && x < 110 ? 0.1 : 0);
    for (const start of [1, 99, 105, 111, 1e6]) {
      expect(invert((x) => share(x) - 0.3, density, start, 0, Number.POSITIVE_INFINITY)).toBeCloseTo(103, 12);
    }
  });

  it('of the gamma distribution has the published quantiles', () => {
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

  it('of the beta distribution has the published quantiles', () => {
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
