/** Boxes, shares of a sum and selection on few points of which the answer is known: quick, and exact where it can be. */
import { describe, expect, it } from 'vitest';
import { sobolPoints } from '../../src/stats/designs/sobol-points.js';
import { eta, select } from '../../src/stats/search/kim-nelson.js';
import { unbeaten } from '../../src/stats/search/pareto.js';
import { findBox, foundAgain } from '../../src/stats/search/prim.js';
import { sobolIndices } from '../../src/stats/sensitivity/sobol-indices.js';
import { uniforms } from './uniforms.js';

describe('a box on a grid', () => {
  /** A point in every cell of a grid of 12 x 12 x 2, no two alike in anything; the third factor says nothing. */
  const points = Array.from({ length: 288 }, (_, i) =>
    [i % 12, Math.floor(i / 12) % 12, Math.floor(i / 144)].map((cell, k) => cell + (((i + 96 * k) * 0.618034) % 1) / 2),
  );
  const inside = points.map(([x, y]) => x! >= 7 && y! < 5);
  /** Sides with the cells that their limits lie between. */
  const told = (box: ReturnType<typeof findBox>) =>
    box!.sides.map(({ factor, side, limit }) => [factor, side, Math.floor(limit), Math.ceil(limit)]);

  it('is found with its limits between the points', () => {
    const box = findBox(points, inside, 10)!;
    expect(told(box)).toEqual([
      [0, 'above', 6, 7],
      [1, 'below', 4, 5],
    ]);
    expect([box.coverage, box.density, box.points]).toEqual([1, 1, 50]);
    for (const { pValue } of box.sides) expect(pValue).toBeLessThan(1e-9);
  });

  it('is found from both sides, and with cases outside it', () => {
    const middle = points.map(([x, y], i) => (x! >= 3 && x! < 7 && y! >= 3) || i % 97 === 0);
    const box = findBox(points, middle, 10)!;
    expect(told(box)).toEqual([
      [0, 'above', 2, 3],
      [0, 'below', 6, 7],
      [1, 'above', 2, 3],
    ]);
    const cases = middle.filter(Boolean).length;
    expect(box.points).toBe(72);
    expect(box.density).toBe(1);
    expect(box.coverage).toBeCloseTo(72 / cases, 12);
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
        points.map(([x, y]) => x! >= 9 && y! < 3),
        40,
      )!.points,
    ).toBeGreaterThanOrEqual(40);
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
