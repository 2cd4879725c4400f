/** Shares of spread, importance and the range of structures on samples small enough to be worked out, or large enough to be sure. */
import { describe, expect, it } from 'vitest';
import { importance } from '../../src/stats/spread/importance.js';
import { spreadShares } from '../../src/stats/spread/spread-shares.js';
import { structureRange } from '../../src/stats/spread/structure-range.js';
import { listOf, normals, uniforms } from './uniforms.js';

describe('limits of shares', () => {
  const normal = normals(uniforms('many worlds'));
  const numbers = listOf(300, normal);
  /** Chance 2, not knowing 1, structures at so much above and below: their variance is its square. */
  const structures = (gaps: readonly number[]) =>
    gaps.map((gap) => Array.from(numbers).flatMap((x) => [...listOf(4, () => x + gap + Math.SQRT2 * normal())]));

  it.each([
    [
      [-1, 1],
      [0.5, 0.25, 0.25],
    ],
    [
      [-3, 3],
      [1 / 6, 1 / 12, 3 / 4],
    ],
    [[0], [2 / 3, 1 / 3, 0]],
  ])('of %j are narrow, about the value, and hold the truth', (gaps, truth) => {
    const found = spreadShares(structures(gaps), 4, 0.95)!;
    const parts = [found.chance, found.notKnowing, found.structure];
    expect(found.worlds).toBe(300);
    parts.forEach(({ value, low, high }, i) => {
      expect(Math.abs(value - truth[i]!), `part ${i}`).toBeLessThan(0.05);
      expect(low).toBeLessThanOrEqual(truth[i]!);
      expect(high).toBeGreaterThanOrEqual(truth[i]!);
      expect(Math.abs((low + high) / 2 - value)).toBeLessThan(0.02);
      if (truth[i] === 0) expect([low, high]).toEqual([0, 0]);
      else expect(high - low).toBeGreaterThan(0.02);
      expect(high - low).toBeLessThan(0.2);
    });
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  it('stay within 0 and 1 where nothing lies between worlds, and leave out worlds of which a value is unknown', () => {
    const alike = spreadShares([listOf(400, normal)], 4, 0.95)!;
    expect(alike.notKnowing.low).toBe(0);
    expect(alike.notKnowing.high).toBeLessThan(0.2);
    expect(alike.chance.high).toBe(1);
    const [a, b] = structures([0, 1]);
    const without = spreadShares([a!.with(5, Number.NaN), b!.with(1199, Number.NaN)], 4, 0.95)!;
    expect(without.worlds).toBe(298);
    const cut = (values: readonly number[]) => [...values.slice(0, 4), ...values.slice(8, 1196)];
    expect(without).toEqual(spreadShares([cut(a!), cut(b!)], 4, 0.95));
  });
});

describe('importance', () => {
  const settings = (alpha: number, seed = 'few') => ({ alpha, level: 0.95, uniform: uniforms(seed) });
  const normal = normals(uniforms('importance'));
  const outcome = listOf(40, normal);
  const noise = listOf(40, normal);
  const rough = outcome.map((x) => x + 0.8 * normal());

  it('has a p-value of one in as many permutations as there are and one for what nothing by chance reaches', () => {
    const found = importance([noise, rough, outcome, outcome.map((x) => -x)], outcome, settings(0.005), 199);
    expect(found.map(({ input }) => input)).toEqual([2, 3, 1, 0]);
    expect(found.map(({ share }) => share)).toEqual(
      found.map(({ correlation }) => expect.closeTo(correlation.value ** 2, 12)),
    );
    expect(found.slice(0, 3).map(({ pValue, standsOut }) => [pValue, standsOut])).toEqual(
      Array.from({ length: 3 }, () => [1 / 200, true]),
    );
    expect(found[3]!.pValue).toBeGreaterThan(0.2);
    expect(found[3]!.standsOut).toBe(false);
    for (const { standsOut } of importance([outcome], outcome, settings(0.0049), 199)) expect(standsOut).toBe(false);
  });

  it('is that of all orders of four: two of 24 are as far', () => {
    const four = [1, 2, 3, 4];
    const [one] = importance([four], four, settings(0.05, 'orders'));
    // Six standard errors of 1,999 permutations.
    expect(Math.abs(one!.pValue - 2 / 24)).toBeLessThan(6 * Math.sqrt(((2 / 24) * (22 / 24)) / 1999));
    // Of two inputs the larger counts: four orders are as far from one or from the other.
    const both = importance([four, [2, 1, 4, 3]], four, settings(0.05, 'both'));
    expect(Math.abs(both[0]!.pValue - 4 / 24)).toBeLessThan(6 * Math.sqrt(((4 / 24) * (20 / 24)) / 1999));
  });
});

it('a structure turns a sign where its limits lie wholly beyond 0, and leaves it open where they hold 0', () => {
  const limits = (value: number, half: number) => ({ value, low: value - half, high: value + half });
  const variants = [limits(-2, 1), limits(2, 1), limits(0.5, 1), limits(1, 1), limits(-1, 1), limits(2, 1.5)];
  expect(structureRange(limits(2, 1), variants)).toEqual({
    low: -2,
    high: 2,
    lowest: 0,
    highest: undefined,
    turns: [0],
    open: [2, 3, 4],
  });
  expect(structureRange(limits(-2, 1), variants)).toMatchObject({ lowest: undefined, highest: 1, turns: [1, 5] });
  expect(structureRange(limits(0, 1), variants).turns).toEqual([]);
  expect(structureRange(limits(-1, 1), [limits(1, 1)]).turns).toEqual([]);
});
