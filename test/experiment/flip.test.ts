import { describe, expect, it } from 'vitest';
import { findFlips } from '../../src/experiment/studies/flip.js';
import { listOf, normals, uniforms } from '../stats/uniforms.js';

/** Paired differences about a curve; the noise is common to all values, as with common random numbers. */
function planted(curve: (x: number) => number, sd: number, key: string, n = 50) {
  const noise = listOf(n, normals(uniforms(key)));
  const asked: number[] = [];
  const differences = (values: readonly number[]) => {
    asked.push(...values);
    return Promise.resolve(values.map((x) => noise.map((e) => curve(x) + sd * e)));
  };
  return { differences, asked, noise };
}

describe('where the better of two strategies changes', () => {
  it('finds a planted crossing, and the values that cannot be told apart from it', async () => {
    const { differences, noise } = planted((x) => x - 0.45, 0.1, 'one');
    const { crossings } = await findFlips(0, 1, differences);
    const mean = noise.reduce((sum, e) => sum + e, 0) / 50;
    expect(crossings).toHaveLength(1);
    const [crossing] = crossings;
    // The mean is 0 at 0.45 less 0.1 times the noise's mean.
    expect(crossing!.value).toBeCloseTo(0.45 - 0.1 * mean, 3);
    expect(crossing).toMatchObject({ below: -1, openLow: false, openHigh: false });
    // Half of the interval is t(.975, 49) sd / sqrt(50) = 2.0096 x 0.1 s / 7.071.
    const s = Math.sqrt(noise.reduce((sum, e) => sum + (e - mean) ** 2, 0) / 49);
    const half = (2.0096 * 0.1 * s) / Math.sqrt(50);
    expect(crossing!.low).toBeCloseTo(crossing!.value - half, 2);
    expect(crossing!.high).toBeCloseTo(crossing!.value + half, 2);
  });

  it('tells every crossing', async () => {
    const { differences } = planted((x) => (x - 0.2) * (x - 0.8), 0.001, 'two');
    const { crossings } = await findFlips(0, 1, differences);
    expect(crossings.map(({ value }) => Math.round(value * 100) / 100)).toEqual([0.2, 0.8]);
    expect(crossings.map(({ below }) => below)).toEqual([1, -1]);
  });

  it('covers: the true crossing is within the interval in at least 181 of 200', async () => {
    // Of 200 intervals of 95% fewer than 181 cover with a chance of 0.3%.
    let covered = 0;
    for (let i = 0; i < 200; i++) {
      const { differences } = planted((x) => 3 * (x - 0.37), 1, `cover ${i}`, 20);
      const { crossings } = await findFlips(0, 1, differences);
      if (crossings.some(({ low, high }) => low <= 0.37 && 0.37 <= high)) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(181);
  });

  it('refuses a difference that is unknown at every value', async () => {
    const unknown = (values: readonly number[]) => Promise.resolve(values.map(() => Float64Array.of(Number.NaN)));
    await expect(findFlips(0, 1, unknown)).rejects.toThrow('the difference is unknown at each of 9 values from 0 to 1');
  });

  it('says when there is none, and simulates no more than the grid', async () => {
    const { differences, asked } = planted((x) => x + 1, 0.01, 'none');
    const { crossings, at } = await findFlips(0, 1, differences);
    expect(crossings).toEqual([]);
    expect(asked).toHaveLength(9);
    expect([at[0]!.value, at.at(-1)!.value]).toEqual([0, 1]);
  });

  it('says where nothing can be told apart up to an end, and where nothing differs', async () => {
    const asked: number[] = [];
    const wide = await findFlips(0, 1, (values) => {
      asked.push(...values);
      return Promise.resolve(values.map((x) => Float64Array.of(-50, 50, -30, 30).map((e) => x - 0.55 + e)));
    });
    expect(wide.crossings.map(({ value }) => value)).toEqual([expect.closeTo(0.55, 6)]);
    for (const { openLow, openHigh, low, high } of wide.crossings) {
      expect([openLow, openHigh, low, high]).toEqual([true, true, 0, 1]);
    }
    expect(asked).toHaveLength(9);
    const none = await findFlips(0, 1, planted(() => 0, 0, 'same').differences);
    expect(none.crossings).toEqual([]);
    expect(none.same).toHaveLength(9);
    await expect(findFlips(1, 1, planted(() => 0, 0, 'x').differences)).rejects.toThrow('does not run upwards');
  });
});
