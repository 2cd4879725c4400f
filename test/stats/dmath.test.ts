import { describe, expect, it } from 'vitest';
import { Stream } from '../../src/kernel/streams.js';
import { stirlingSeries } from '../../src/stats/dmath/gamma.js';
import { logWide, wideLog } from '../../src/stats/dmath/wide-log.js';
import * as d from '../../src/stats/dmath.js';
import * as exact from '../reference/high-precision.js';

/** The largest error in ulp over many random arguments. */
function worst(
  n: number,
  argument: (u: number, v: number) => number,
  f: (x: number) => number,
  oracle: (x: bigint) => bigint,
) {
  const stream = new Stream(['dmath', f.name, n]);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const x = argument(stream.next(), stream.next());
    largest = Math.max(largest, exact.ulps(f(x), oracle(exact.fixed(x))));
  }
  return largest;
}

describe('dmath against 200-bit arithmetic', () => {
  it('exp is within 0.52 ulp', () => {
    expect(worst(3000, (u) => 90 * u - 45, d.exp, exact.exp)).toBeLessThan(0.52);
    expect(worst(3000, (u) => u - 0.5, d.exp, exact.exp)).toBeLessThan(0.52);
  });

  it('expm1 is within 0.7 ulp, also near 0 and where its two formulas meet', () => {
    const oracle = (x: bigint): bigint => exact.exp(x) - exact.one;
    expect(worst(2000, (u) => 70 * u - 35, d.expm1, oracle)).toBeLessThan(0.7);
    expect(worst(2000, (u) => 1.2 * u - 0.6, d.expm1, oracle)).toBeLessThan(0.7);
    expect(worst(2000, (u, v) => (v < 0.5 ? -1 : 1) * 2 ** (-60 * u), d.expm1, oracle)).toBeLessThan(0.7);
  });

  it('log is within 0.52 ulp, also near 1', () => {
    expect(worst(2000, (u, v) => (1 + v) * 2 ** Math.floor(100 * u - 50), d.log, exact.log)).toBeLessThan(0.52);
    expect(worst(2000, (u) => 0.5 + 1.5 * u, d.log, exact.log)).toBeLessThan(0.52);
    expect(worst(2000, (u) => 1 + (u - 0.5) / 500, d.log, exact.log)).toBeLessThan(0.52);
    expect(worst(2000, (u) => u, d.log, exact.log)).toBeLessThan(0.52);
  });

  it('log1p is within 0.7 ulp, also near 0 and near -1', () => {
    const oracle = (x: bigint): bigint => exact.log(exact.one + x);
    expect(worst(2000, (u) => 3 * u - 0.999, d.log1p, oracle)).toBeLessThan(0.7);
    expect(worst(2000, (u, v) => (v < 0.5 ? -1 : 1) * 2 ** (-70 * u), d.log1p, oracle)).toBeLessThan(0.7);
    expect(worst(1000, (u) => u * 1e12, d.log1p, oracle)).toBeLessThan(0.7);
  });

  it('sin and cos are within 0.8 ulp', () => {
    expect(worst(2000, (u) => 14 * u - 7, d.sin, exact.sin)).toBeLessThan(0.8);
    expect(worst(2000, (u) => 14 * u - 7, d.cos, exact.cos)).toBeLessThan(0.8);
  });

  it('pow is within 0.52 ulp', () => {
    const stream = new Stream(['dmath', 'pow']);
    let largest = 0;
    for (let i = 0; i < 3000; i++) {
      const x = i % 2 === 0 ? 2 ** (20 * stream.next() - 10) : 1 + (stream.next() - 0.5) / 100;
      const y = i % 2 === 0 ? 8 * stream.next() - 4 : 8000 * stream.next() - 4000;
      const oracle = exact.exp(exact.times(exact.fixed(y), exact.log(exact.fixed(x))));
      largest = Math.max(largest, exact.ulps(d.pow(x, y), oracle));
    }
    expect(largest).toBeLessThan(0.52);
  });

  it('the logarithm behind pow has more than a dozen bits to spare', () => {
    const stream = new Stream(['dmath', 'wide log']);
    let largest = 0;
    for (let i = 0; i < 3000; i++) {
      const x = i % 2 === 0 ? 2 ** (20 * stream.next() - 10) : 1 + (stream.next() - 0.5) / 64;
      const oracle = exact.log(exact.fixed(x));
      logWide(x);
      const gap = exact.fixed(wideLog.high) + exact.fixed(wideLog.low) - oracle;
      const size = oracle < 0n ? -oracle : oracle;
      if (size > 0n) largest = Math.max(largest, Number(((gap < 0n ? -gap : gap) * 2n ** 80n) / size) / 2 ** 80);
    }
    expect(largest).toBeLessThan(2 ** -66);
  });
});

describe('dmath at the edges', () => {
  const odd = [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    5e-324,
    -5e-324,
    1e-320,
    1.7976931348623157e308,
  ];
  it('has the special values of Math.*', () => {
    for (const x of odd) {
      for (const [name, f, g] of [
        ['exp', d.exp, Math.exp],
        ['expm1', d.expm1, Math.expm1],
        ['log', d.log, Math.log],
        ['log1p', d.log1p, Math.log1p],
      ] as const) {
        const [got, want] = [f(x), g(x)];
        if (Number.isFinite(want) && want !== 0) expect(Math.abs(got / want - 1), `${name}(${x})`).toBeLessThan(3e-16);
        else expect(Math.abs(got), `${name}(${x})`).toBe(Math.abs(want));
      }
    }
    expect(d.expm1(-0)).toBe(-0);
    expect(d.log1p(-0)).toBe(-0);
    for (const x of [
      709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, -745.2, -708.5, -740, 1e5, -1e5,
    ]) {
      expect(d.exp(x), `exp(${x})`).toBe(Math.exp(x));
    }
    for (const x of [40, 39.9, -40, -39.9, -50, 700, 710]) {
      if (x < 0 || x > 709) expect(d.expm1(x)).toBe(Math.expm1(x));
      else expect(Math.abs(d.expm1(x) / Math.expm1(x) - 1)).toBeLessThan(3e-16);
    }
    expect(d.log(5e-324)).toBe(-744.4400719213812);
    expect(d.log(2.2250738585072014e-308)).toBe(-708.3964185322641);
    expect(d.log(1.7976931348623157e308)).toBe(709.782712893384);
    expect(d.log1p(1.7976931348623157e308)).toBe(709.782712893384);
  });

  it('has the powers of Math.pow where the result is exact or special', () => {
    const bases = [...odd, 2, -2, 10, 3, -3, 0.25, 1 + 2 ** -52, 1 - 2 ** -53];
    const powers = [...odd, 2, 3, -2, -3, 10, 1024, -1074, -1075, 1023, 1e300, -1e300, 9007199254740992, 1e18];
    for (const x of bases) {
      for (const y of powers) {
        const got = d.pow(x, y);
        const want = x ** y;
        if (Number.isFinite(want) && want !== 0 && Math.abs(want) > 1e-300) {
          expect(Math.abs(got / want - 1), `pow(${x}, ${y})`).toBeLessThan(3e-16);
        } else if (Number.isFinite(want) && want !== 0) expect(got / want, `pow(${x}, ${y})`).toBeCloseTo(1, 6);
        else expect(got, `pow(${x}, ${y})`).toBe(want);
      }
    }
    expect(d.pow(1 + 2 ** -52, 5e290)).toBe(Number.POSITIVE_INFINITY);
    expect(d.pow(1, 5e295)).toBe(1);
    expect(d.pow(1e-320, 0.5)).toBeCloseTo(9.99994433575849e-161, 174);
  });

  it('reduces angles in all four quarters, up to its limit', () => {
    for (let x = -30; x <= 30; x += 0.37) {
      expect(d.sin(x)).toBeCloseTo(Math.sin(x), 15);
      expect(d.cos(x)).toBeCloseTo(Math.cos(x), 15);
    }
    expect(d.sin(999999)).toBeCloseTo(Math.sin(999999), 15);
    expect(d.cos(-999999)).toBeCloseTo(Math.cos(999999), 15);
    expect(d.sin(-0)).toBe(-0);
    expect(d.sin(1e6)).toBeCloseTo(Math.sin(1e6), 15);
    expect(d.cos(-1e6)).toBeCloseTo(Math.cos(1e6), 15);
    for (const x of [1000001, -1000001, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(d.sin(x)).toBeNaN();
      expect(d.cos(x)).toBeNaN();
    }
  });
});

/** Values from mpmath 1.3 at 40 digits or more. */
describe('dmath against published digits', () => {
  const closeTo = (got: number, want: number, relative: number): void => {
    expect(Math.abs(got / want - 1), `${got} and ${want}`).toBeLessThan(relative);
  };

  it('lgamma', () => {
    for (const [x, want] of [
      [1e-10, 23.025850929882736],
      [0.3, 1.0957979948180756],
      [0.5, 0.5723649429247001],
      [1.00001, -5.7720744027504825e-6],
      [1.4616321449683622, -0.12148629053584961],
      [1.9999, -4.227520877215346e-5],
      [2.5, 0.2846828704729192],
      [3, Math.LN2],
      [9.99, 12.77931521435019],
      [10, 12.80182748008147],
      [55.5, 166.32150615984037],
      [1e5, 1051287.7089736569],
      [1e15, 3.3538776394910668e16],
    ] as const) {
      closeTo(d.lgamma(x), want, 2e-15);
    }
    expect([0, 1, 2, Number.POSITIVE_INFINITY].map(d.lgamma)).toEqual([
      Number.POSITIVE_INFINITY,
      0,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect(d.lgamma(-1)).toBeNaN();
    expect(d.lgamma(Number.NaN)).toBeNaN();
  });

  it('stirlingSeries, where it has the fewest digits', () => {
    closeTo(stirlingSeries(10), 0.00833056343336287, 1e-15);
  });

  it('logFactorial', () => {
    expect([0, 1, 2, 3].map(d.logFactorial)).toEqual([0, 0, d.log(2), d.log(6)]);
    for (const n of [5, 20, 100, 170, 171, 1000]) closeTo(d.logFactorial(n), d.lgamma(n + 1), 2e-15);
  });

  it('normalCdf', () => {
    for (const [z, want] of [
      [-37.5, 4.605353009581955e-308],
      [-20, 2.753624118606234e-89],
      [-8, 6.220960574271784e-16],
      [-3, 0.0013498980316300946],
      [-1.5, 0.06680720126885807],
      [-1.4, 0.08075665923377107],
      [-0.3, 0.3820885778110474],
      [0.1, 0.539827837277029],
      [1.2, 0.8849303297782917],
      [1.7, 0.9554345372414569],
      [3.3, 0.9995165758576162],
      [8, 0.9999999999999994],
    ] as const) {
      closeTo(d.normalCdf(z), want, 1e-14);
    }
    expect([0, -50, 50, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY].map(d.normalCdf)).toEqual([
      0.5, 0, 1, 0, 1,
    ]);
    expect(d.normalCdf(Number.NaN)).toBeNaN();
    expect(d.normalDensity(Number.NaN)).toBeNaN();
    closeTo(d.normalDensity(1), 0.24197072451914337, 4e-16);
    expect(d.normalDensity(41)).toBe(0);
  });

  it('normalQuantile', () => {
    for (const [p, want] of [
      [1e-300, -37.0470962993612],
      [1e-20, -9.262340089798407],
      [1e-5, -4.264890793922825],
      [0.025, -1.9599639845400543],
      [0.1, -1.2815515655446004],
      [0.4, -0.2533471031357997],
      [0.5001, 0.0002506628300880075],
      [0.75, 0.6744897501960817],
      [0.975, 1.959963984540054],
      [0.9999999, 5.19933758229066],
    ] as const) {
      closeTo(d.normalQuantile(p), want, 2e-15);
    }
    expect([0, 0.5, 1].map(d.normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(d.normalQuantile(p)).toBeNaN();
    for (let p = 0.0005; p < 1; p += 0.001) expect(d.normalCdf(d.normalQuantile(p))).toBeCloseTo(p, 14);
  });
});
