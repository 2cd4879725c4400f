import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, interval, percent, scaleFor, wordScaleFor } from '../../src/report/numbers.js';

describe('numbers for people', () => {
  it.each([
    [0, 0, '0'],
    [-0.2, 0, '0'],
    [999.5, 0, '1,000'],
    [-1234567.891, 1, '-1,234,567.9'],
    [12, 2, '12.00'],
  ])('groups %d with %d decimals as %s', (x, decimals, text) => expect(grouped(x, decimals)).toBe(text));

  it.each([
    ['GBP', 3_100_000, 'GBP 3.1m'],
    ['GBP', -47_400, 'GBP -47k'],
    ['GBP', 950, 'GBP 950'],
    ['GBP', 1_234_000_000, 'GBP 1.23bn'],
    ['GBP', 0, 'GBP 0'],
    ['patient-days', 1_240_000, '1.24m'],
    ['patient-days', 133_857, '134k'],
    ['patient-days', 20_564, '20.6k'],
    ['weeks', 86.6, '86.6'],
    ['go-lives', 0.12, '0.12'],
    ['share', 0.876, '88%'],
    ['trusts', 0, '0'],
  ])('writes %s %d as %s', (unit, x, text) => expect(scaleFor(unit, [x]).full(x)).toBe(text));

  it('writes numbers that stand together alike', () => {
    const scale = scaleFor('GBP', [-3_100_000, -5_000_000, -90_000]);
    expect(scale.full(-3_100_000)).toBe('GBP -3.1m');
    expect(interval(-5_000_000, -90_000, scale)).toBe('-5.0m to -0.1m');
  });

  it('writes counts of a sentence out, to three digits', () => {
    expect(wordScaleFor('patient-days', [20_564]).full(20_564)).toBe('20,600');
    expect(wordScaleFor('patient-days', [1_234_567]).full(1_234_567)).toBe('1,230,000');
    expect(wordScaleFor('weeks', [87.4]).full(87.4)).toBe('87.4');
  });

  it('never rounds an uncertain share to certainty', () => {
    expect([1, 0.999, 0.97, 0.004, 0].map(percent)).toEqual(['100%', 'more than 99%', '97%', 'less than 1%', '0%']);
  });

  it('stays within a tenth of the number, whatever the number', () => {
    const factors: Record<string, number> = { k: 1e3, m: 1e6, bn: 1e9 };
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e11, noNaN: true }), (x) => {
        const [, digits = '', unit = ''] = /^GBP ([\d,.]+)(k|m|bn)?$/.exec(scaleFor('GBP', [x]).full(x)) ?? [];
        const read = Number(digits.replaceAll(',', '')) * (factors[unit] ?? 1);
        expect(Math.abs(read - x)).toBeLessThanOrEqual(0.5 + 0.1 * x);
      }),
    );
  });
});
