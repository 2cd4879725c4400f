/** Designs and precision on few points of which the answer is known: quick, and exact where it can be. */
import { describe, expect, it } from 'vitest';
import { latinHypercube, shuffled } from '../../src/stats/designs/latin-hypercube.js';
import { sobolPoints } from '../../src/stats/designs/sobol-points.js';
import { enough, lookAhead } from '../../src/stats/precision/enough.js';
import { atLook, lookSizes } from '../../src/stats/precision/looks.js';
import { tQuantile } from '../../src/stats/student-t.js';
import { uniforms } from './uniforms.js';

describe('designs', () => {
  it('have one point of a Latin hypercube in each interval of every coordinate, and no two orders alike', () => {
    const points = latinHypercube(50, 4, uniforms('lhs'));
    expect(points).toHaveLength(50);
    const orders = [0, 1, 2, 3].map((k) => points.map((point) => Math.floor(50 * point[k]!)));
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
    expect(new Set(orders.map(String)).size).toBe(4);
    expect(points[0]).toHaveLength(4);
    const within = points.map((point) => (50 * point[0]!) % 1);
    expect(Math.max(...within) - Math.min(...within)).toBeGreaterThan(0.8);
  });

  it('are shuffled so that every order is as likely', () => {
    const uniform = uniforms('orders');
    const often = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = String(shuffled(3, uniform));
      often.set(order, (often.get(order) ?? 0) + 1);
    }
    expect(often.size).toBe(6);
    // Six standard errors: false-alarm rate below 1e-7.
    for (const count of often.values()) expect(Math.abs(count - 1000)).toBeLessThan(6 * Math.sqrt(6000 * (5 / 36)));
  });

  it('have Sobol points of which scrambling turns each digit in half of the cases', () => {
    const uniform = uniforms('digits');
    const keys = 400;
    const turned = new Array<number>(24).fill(0);
    for (let i = 0; i < keys; i++) {
      const [first] = sobolPoints(1, 1, uniform);
      const bits = Math.floor(first![0]! * 2 ** 24);
      for (let digit = 0; digit < 24; digit++) turned[digit]! += (bits >>> (23 - digit)) & 1;
    }
    for (const count of turned) expect(Math.abs(count - keys / 2)).toBeLessThan(6 * Math.sqrt(keys / 4));
    // each digit by those above it: the halves of the interval are not turned alike
    let alike = 0;
    for (let i = 0; i < keys; i++) {
      const [a, b] = sobolPoints(2, 1, uniform).map((point) => Math.floor(point[0]! * 2 ** 10) & 511);
      if (a === b) alike++;
    }
    expect(alike).toBeLessThan(20);
  });

  it('have the same Sobol points for the same uniforms, in every version', () => {
    expect(sobolPoints(3, 2, uniforms('golden')).map((point) => [...point])).toEqual([
      [0.7113970484351739, 0.0027759388322010636],
      [0.3034122522221878, 0.5405254374491051],
      [0.014452726696617901, 0.4003413926111534],
    ]);
  });

  it('have no coordinate of 0 or 1, and refuse numbers of coordinates that cannot be', () => {
    for (const point of sobolPoints(256, 21, uniforms('ends')))
      for (const x of point) expect(x > 0 && x < 1).toBe(true);
    for (const coordinates of [0, -1, 22, 1.5, Number.NaN])
      expect(() => sobolPoints(4, coordinates, uniforms('none'))).toThrow(RangeError);
    expect(sobolPoints(4, 1, uniforms('one'))[0]).toHaveLength(1);
  });
});

describe('precision', () => {
  it('tells how many are needed, by the half-width as it is', () => {
    const values = [9, 11, 9, 11];
    const half = (tQuantile(0.975, 3) * Math.sqrt(4 / 3)) / 2;
    for (const precision of [{ relative: 0.05 }, { absolute: 0.5 }]) {
      const { enough: found, halfWidth, needed } = enough(values, precision, 0.95);
      expect(found).toBeUndefined();
      expect(halfWidth).toBeCloseTo(half, 12);
      const n = Math.ceil(4 * (half / 0.5) ** 2);
      expect(needed).toBe(n + lookAhead(n));
    }
    expect(enough([9], { absolute: 1 }, 0.95)).toEqual({
      enough: undefined,
      halfWidth: Number.NaN,
      needed: Number.NaN,
    });
    expect(enough([], { absolute: 1 }, 0.95).needed).toBeNaN();
    const two = (tQuantile(0.975, 1) * Math.SQRT2) / Math.SQRT2;
    expect(enough([9, 11], { absolute: 1 }, 0.95).halfWidth).toBeCloseTo(two, 12);
    // within from the third on: the look-ahead of five passes at eight
    const close = [10, 11, 10, 11, 10, 11, 10, 11];
    expect(enough(close, { absolute: 2 }, 0.95)).toMatchObject({ enough: 3, needed: 8 });
    expect(enough(close.slice(0, 7), { absolute: 2 }, 0.95)).toMatchObject({ enough: undefined, needed: 8 });
    expect([100, 101, 139, 140].map(lookAhead)).toEqual([5, 5, 6, 7]);
    // two alike are not enough, however near to one another
    const nearer = [10, 10.1, 10, 10.1, 10, 10.1, 10, 10.1];
    expect(enough(nearer.slice(0, 2), { absolute: 2 }, 0.95)).toMatchObject({ enough: undefined, needed: 8 });
    expect(enough(nearer.slice(0, 7), { absolute: 2 }, 0.95).enough).toBeUndefined();
    expect(enough(nearer, { absolute: 2 }, 0.95).enough).toBe(3);
  });

  it('is asked at each look at its own level', () => {
    expect(lookSizes(50, 400, 4)).toEqual([50, 100, 200, 400]);
    expect(lookSizes(50, 51, 4)).toEqual([50, 51]);
    const levels: number[] = [];
    const ask = (differences: number[][], pValues: number[], look = 0) =>
      atLook(
        differences,
        (list, level) => {
          levels.push(level);
          return { value: list[0]!, low: 0, high: 0, pValue: pValues[list.length - 2]! };
        },
        0.04,
        look,
        4,
      );
    const { signs, stop, level } = ask(
      [
        [5, 1],
        [-3, 0, 1],
        [0, 0, 0, 0],
      ],
      [0.001, 0.005, 1],
    );
    expect(levels).toEqual([0.99, 0.99, 0.99]);
    expect([level, stop]).toEqual([0.99, 'clear']);
    expect(signs.map(({ sign }) => sign)).toEqual(['above', 'below', 'same']);
    for (const { needed } of signs) expect(needed).toBeNaN();
    const open = ask([[5, 1]], [0.02]);
    expect([open.signs[0]!.sign, open.stop]).toEqual(['open', undefined]);
    const t = 3 / Math.sqrt(8 / 2);
    expect(open.signs[0]!.needed).toBe(Math.ceil(2 * (tQuantile(1 - 0.01 / 2, 1) / t) ** 2));
    expect(ask([[5, 1]], [0.02], 3).stop).toBe('budget');
    expect(ask([[2, -2]], [0.9]).signs[0]!.needed).toBeNaN();
    expect(ask([[0, 0, 1]], [0, 0.9]).signs[0]!.sign).toBe('open');
    expect(ask([[5, 5.001]], [0.9]).signs[0]!.needed).toBe(3); // one more at least
    const one = atLook([[0]], () => ({ value: 0, low: 0, high: 0, pValue: 1 }), 0.05, 0, 1);
    expect([one.signs[0]!.sign, one.stop]).toEqual(['open', 'budget']);
  });
});
