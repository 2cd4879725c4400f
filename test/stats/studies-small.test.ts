/** Designs, screening, selection and discovery on few points of which the answer is known: quick, and exact where it can be. */
import { describe, expect, it } from 'vitest';
import { latinHypercube, shuffled } from '../../src/stats/designs/latin-hypercube.js';
import { sobolPoints } from '../../src/stats/designs/sobol-points.js';
import { enough, lookAhead } from '../../src/stats/precision/enough.js';
import { atLook, lookSizes } from '../../src/stats/precision/looks.js';
import { eta, select } from '../../src/stats/search/kim-nelson.js';
import { unbeaten } from '../../src/stats/search/pareto.js';
import { findBox, foundAgain } from '../../src/stats/search/prim.js';
import { sobolIndices } from '../../src/stats/sensitivity/sobol-indices.js';
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

describe('a box on a grid', () => {
  /** A point in every cell of a grid of 15 x 15 x 4, no two alike in anything; the third factor says nothing. */
  const points = Array.from({ length: 900 }, (_, i) =>
    [i % 15, Math.floor(i / 15) % 15, Math.floor(i / 225)].map(
      (cell, k) => cell + (((i + 300 * k) * 0.618034) % 1) / 2,
    ),
  );
  const inside = points.map(([x, y]) => x! >= 9 && y! < 6);
  /** Sides with the cells that their limits lie between. */
  const told = (box: ReturnType<typeof findBox>) =>
    box!.sides.map(({ factor, side, limit }) => [factor, side, Math.floor(limit), Math.ceil(limit)]);

  it('is found with its limits between the points', () => {
    const box = findBox(points, inside, 10)!;
    expect(told(box)).toEqual([
      [0, 'above', 8, 9],
      [1, 'below', 5, 6],
    ]);
    expect([box.coverage, box.density, box.points]).toEqual([1, 1, 144]);
    for (const { pValue } of box.sides) expect(pValue).toBeLessThan(1e-9);
  });

  it('is found from both sides, and with cases outside it', () => {
    const middle = points.map(([x, y], i) => (x! >= 4 && x! < 9 && y! >= 3) || i % 97 === 0);
    const box = findBox(points, middle, 10)!;
    expect(told(box)).toEqual([
      [0, 'above', 3, 4],
      [0, 'below', 8, 9],
      [1, 'above', 2, 3],
    ]);
    const cases = middle.filter(Boolean).length;
    expect(box.points).toBe(240);
    expect(box.density).toBe(1);
    expect(box.coverage).toBeCloseTo(240 / cases, 12);
  });

  it('is none where none or all are of interest, or nothing helps; it holds the least points', () => {
    expect(
      findBox(
        points,
        points.map(() => false),
        10,
      ),
    ).toBeUndefined();
    expect(
      findBox(
        points,
        points.map(() => true),
        10,
      ),
    ).toBeUndefined();
    const checks = points.map((point) => point.reduce((sum, x) => sum + Math.floor(x), 0) % 2 === 0);
    expect(findBox(points, checks, 10)).toBeUndefined();
    expect(
      findBox(
        points,
        points.map(([x, y]) => x! >= 14 && y! < 1),
        100,
      )!.points,
    ).toBeGreaterThanOrEqual(100);
  });

  it('is found again in halves of the points', () => {
    expect(foundAgain(points, inside, 20, { times: 4, uniform: uniforms('halves') })).toEqual([1, 1, 0]);
    expect(foundAgain([], [], 20, { times: 2, uniform: uniforms('none') })).toEqual([]);
  });
});

describe('sensitivity of a sum', () => {
  it('is shared out as the squares of its weights', () => {
    const n = 512;
    const uniform = uniforms('sum');
    const both = sobolPoints(n, 6, uniform);
    const [a, b] = [both.map((point) => [...point.slice(0, 3)]), both.map((point) => [...point.slice(3)])];
    const f = ([x, y, z]: readonly number[]) => 100 + x! + 2 * y! + 0 * z!;
    const ab = [0, 1, 2].map((k) => a.map((point, i) => f(point.with(k, b[i]![k]!))));
    const found = sobolIndices({ a: a.map(f), b: b.map(f), ab }, 0.95, uniform);
    [0.2, 0.8, 0].forEach((share, k) => {
      const { first, total } = found[k]!;
      for (const one of [first, total]) {
        expect(Math.abs(one.value - share)).toBeLessThan(0.03);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(one.high - one.low).toBeLessThan(0.25);
      }
    });
    expect(found[1]!.total.high - found[1]!.total.low).toBeGreaterThan(0.02);
    expect(found[2]!.total).toEqual({ value: 0, low: 0, high: 0 });
  });
});

describe('selection', () => {
  const made = (mean: number, swing: number, length = 200) =>
    Array.from({ length }, (_, r) => mean + (r % 2 === 0 ? swing : -swing));

  it('leaves out by the published margin, at the very replication', () => {
    // pairs differ by 2 +- 6: variance of ten of them 40, delta 1
    const arms = [made(0, 0), made(2, 6)];
    const [first, delta, alpha] = [10, 1, 0.05];
    const variance = 40;
    const h2 = 2 * eta(2, first, alpha) * (first - 1);
    let at = first;
    const mean = (r: number) => (r % 2 === 0 ? 2 : 2 + 6 / r);
    while (mean(at) <= Math.max(0, (delta / (2 * at)) * ((h2 * variance) / delta ** 2 - at))) at++;
    expect(at).toBeGreaterThan(first);
    expect(select(arms, 'lower', { first, delta, alpha })).toEqual({
      left: [0],
      leftOutAt: [undefined, at],
      decided: true,
    });
    expect(select(arms, 'higher', { first, delta, alpha }).left).toEqual([1]);
    expect(
      select(
        arms.map((arm) => arm.slice(0, at - 1)),
        'lower',
        { first, delta, alpha },
      ),
    ).toEqual({
      left: [0, 1],
      leftOutAt: [undefined, undefined],
      decided: false,
    });
  });

  it('tells pairs apart: three arms, each against each; those that are left are by their means', () => {
    const arms = [made(5, 0), made(1, 3), made(1.2, 3)];
    const { left, leftOutAt, decided } = select(arms, 'lower', { first: 10, delta: 0.1, alpha: 0.05 });
    expect([left, leftOutAt[1], leftOutAt[2], decided]).toEqual([[1], undefined, 10, true]);
    expect(leftOutAt[0]).toBeGreaterThan(10);
    const few = { first: 10, delta: 0.01, alpha: 0.05 };
    const wide = [made(3, 9, 40), made(1, 0, 40), made(2, 5, 40)];
    expect(select(wide, 'lower', few).left).toEqual([1, 2, 0]);
    expect(select(wide, 'higher', few).left).toEqual([0, 2, 1]);
    const alike = select([made(1, 2), made(1, 2)], 'lower', few);
    expect(alike).toEqual({ left: [0, 1], leftOutAt: [undefined, undefined], decided: false });
    const unknown = select([made(Number.NaN, 0), made(Number.NaN, 0)], 'lower', few);
    expect(unknown).toEqual({ left: [0], leftOutAt: [undefined, 10], decided: true });
    // as far as the shorter of those that are in goes, and to its last
    expect(select([made(1, 2), made(1.1, 9, 12)], 'lower', few)).toMatchObject({ left: [0, 1], decided: false });
    expect(select([made(1, 0, 10), made(2, 0, 10)], 'lower', few)).toMatchObject({ left: [0], decided: true });
    expect(select([made(1, 2)], 'lower', few)).toEqual({ left: [0], leftOutAt: [undefined], decided: true });
  });

  it('finds the points that none beats: alike ones stay, one better measure is enough', () => {
    expect(
      unbeaten([
        [1, 2],
        [1, 2],
        [1, 3],
        [2, 1],
        [2, 2],
        [Number.NaN, 0],
      ]),
    ).toEqual([true, true, false, true, false, false]);
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
