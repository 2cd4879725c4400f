/** What other tests hold by many draws, by a few and by closed forms: quick enough to be among those that judge mutants. */
import { describe, expect, it } from 'vitest';
import { PiecewiseRate } from '../../src/kernel/arrivals.js';
import { negativeBinomialQuantile } from '../../src/kernel/distributions/negative-binomial.js';
import { EventCalendar } from '../../src/kernel/event-calendar.js';
import { MIX_BITS, mix, mixBits, NamedUniforms } from '../../src/kernel/streams.js';
import { unitExponential } from '../../src/kernel/unit-exponential.js';
import { incompleteBeta } from '../../src/stats/incomplete-beta.js';

describe('uniforms by name', () => {
  it('are those of the key, the name and the ordinal, and of nothing else', () => {
    const [one, again, other] = [
      ['seed', 1],
      ['seed', 1],
      ['seed', 2],
    ].map((key) => new NamedUniforms(key));
    expect(again!.of('a', 3)).toBe(one!.of('a', 3));
    expect(one!.of('b', 3)).not.toBe(one!.of('a', 3));
    expect(one!.of('a', 4)).not.toBe(one!.of('a', 3));
    expect(other!.of('a', 3)).not.toBe(one!.of('a', 3));
  });

  it('are uniform over names and over ordinals, and no two are the same', () => {
    const uniforms = new NamedUniforms(['seed']);
    const n = 2000;
    const samples = {
      names: Array.from({ length: n }, (_, i) => uniforms.of(`trust ${i}.preparation.weeks`, 0)),
      ordinals: Array.from({ length: n }, (_, i) => uniforms.of('preparation.weeks', i)),
      letters: Array.from({ length: n }, (_, i) => uniforms.of(String.fromCharCode(97 + (i % 26), 97 + (i % 77)), 5)),
    };
    for (const [what, sample] of Object.entries(samples)) {
      const different = [...new Set(sample)];
      if (what !== 'letters') expect(different).toHaveLength(n);
      const mean = different.reduce((sum, u) => sum + u, 0) / different.length;
      // Six standard errors: false-alarm rate below 1e-8.
      expect(Math.abs(mean - 0.5), what).toBeLessThan(6 / Math.sqrt(12 * different.length));
      const low = different.filter((u) => u < 0.1).length / different.length;
      expect(Math.abs(low - 0.1), what).toBeLessThan(6 * Math.sqrt(0.09 / different.length));
    }
    expect(new Set([...samples.names, ...samples.ordinals]).size).toBe(2 * n);
  });
});

it('bits that are mixed are the first of the uniform of the same place', () => {
  for (let k = 0; k < 300; k++) {
    const [hi, lo] = [(k * 2_654_435_761) >>> 0, (k * 40_503 + 12_345) >>> 0];
    const bits = mixBits(hi, lo, k);
    expect(bits >= 0 && bits < MIX_BITS).toBe(true);
    expect(bits >>> 5).toBe(Math.floor(mix(hi, lo, k) * 2 ** 26));
  }
});

it('an id that was never given cancels nothing', () => {
  const calendar = new EventCalendar();
  const id = calendar.schedule(1, 0, 2, 3);
  for (const other of [id + 0.5, id + 1, id - 1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 40]) {
    expect(calendar.cancel(other)).toBe(false);
    expect(calendar.size).toBe(1);
  }
  expect([calendar.cancel(id), calendar.cancel(id), calendar.size]).toEqual([true, false, 0]);
});

it('the unit exponential is near the exact one and never falls, far into its tail', () => {
  let before = -1;
  for (let i = 0; i < 4000; i++) {
    const upper = i < 2000 ? 1 - i / 2000 : 2 ** (-(i - 1990) / 40);
    const u = 1 - upper;
    const got = unitExponential(u);
    expect(Math.abs(got + Math.log(1 - u)), `${u}`).toBeLessThan(0.002);
    if (i < 2000) expect(got).toBeGreaterThanOrEqual(before);
    before = got;
  }
});

it('a negative binomial of which 0 is too rare for a double has the quantiles of its closed form', () => {
  const [k, mean] = [80, 350_000];
  const cdf = (j: number) => incompleteBeta(k, j + 1, k / (k + mean), mean / (k + mean));
  for (const u of [1e-6, 0.3, 0.99]) {
    const j = negativeBinomialQuantile(u, k, mean);
    expect(cdf(j)).toBeGreaterThanOrEqual(u * (1 - 1e-9));
    expect(cdf(j - 1)).toBeLessThan(u * (1 + 1e-9));
  }
});

it('rates that do not fit are refused in words', () => {
  expect(() => new PiecewiseRate([1], [1])).toThrow('ascending edges from 0, one rate each, within the period');
  expect(() => new PiecewiseRate([0], [-1])).toThrow('must be finite and not negative');
});
