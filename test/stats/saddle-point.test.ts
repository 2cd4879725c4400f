import { describe, expect, it } from 'vitest';
import { betaFactor, deviance, gammaFactor, stirlingError } from '../../src/stats/saddle-point.js';
import * as exact from '../reference/high-precision.js';
import { uniforms } from './uniforms.js';

const relative = (got: number, want: number) => Math.abs(got / want - 1);

describe('the saddle-point form', () => {
  it('has deviances that are right to the last digits, also where the two numbers are nearly the same', () => {
    const uniform = uniforms('deviance');
    for (let i = 0; i < 400; i++) {
      const x = 0.1 + 1000 * uniform();
      const m = i % 2 === 0 ? x * (1 + (uniform() - 0.5) / 10 ** (10 * uniform())) : 0.1 + 1000 * uniform();
      const [fx, fm] = [exact.fixed(x), exact.fixed(m)];
      const want = exact.times(fx, exact.log(fx) - exact.log(fm)) + fm - fx;
      expect(relative(deviance(x, m), Number(want) / 2 ** 200), `${x}, ${m}`).toBeLessThan(2e-14);
    }
    expect([deviance(0, 3), deviance(5, 5)]).toEqual([3, 0]);
  });

  it('has the error of Stirling’s formula', () => {
    // 1 - log sqrt(2 pi), and mpmath at 30 digits
    expect(relative(stirlingError(1), 0.08106146679532726)).toBeLessThan(4e-15);
    expect(relative(stirlingError(10), 0.00833056343336287)).toBeLessThan(1e-15);
    expect(relative(stirlingError(9.999999), stirlingError(10.000001))).toBeLessThan(1e-6);
  });

  it('has the factors of closed forms', () => {
    for (const x of [0.001, 0.3, 0.7, 0.999]) {
      expect(relative(gammaFactor(1, 9 * x), 9 * x * Math.exp(-9 * x))).toBeLessThan(1e-14);
      expect(relative(betaFactor(1, 1, x, 1 - x), x * (1 - x))).toBeLessThan(1e-14);
      expect(relative(betaFactor(2, 3, x, 1 - x), 12 * x ** 2 * (1 - x) ** 3)).toBeLessThan(1e-14);
    }
  });
});
