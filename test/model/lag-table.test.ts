import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LagTable, LONGEST_LAG, SLICES } from '../../src/model/care/planned/lag-table.js';

it('many lags at once: nobody is lost, and each slice has its share to one patient, few or many', () => {
  const table = new LagTable(84, 0.5);
  const share = new Map<number, number>();
  for (let slice = 0; slice < SLICES; slice++) {
    const lag = table.ofSlice(slice);
    share.set(lag, (share.get(lag) ?? 0) + 1 / SLICES);
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (count, u) => {
      const into = new Int32Array(10 + LONGEST_LAG + 1);
      table.spread(count, u, into, 10);
      expect(into.reduce((sum, patients) => sum + patients, 0)).toBe(count);
      for (let lag = 0; lag <= LONGEST_LAG; lag++) {
        const slices = share.get(lag) ?? 0;
        const here = into[10 + lag]!;
        // A lag's slices are neighbours: a systematic sample has their share of it, to one patient.
        if (slices === 0) expect(here).toBe(0);
        else expect(Math.abs(here - count * slices)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('a systematic sample gives patient i of n the slice floor(256 (i + u) / n)', () => {
  const table = new LagTable(84, 0.5);
  for (const count of [1, 2, 3, 97, 255, 256, 257, 1000]) {
    for (const u of [0.002, 0.3, 0.999]) {
      const into = new Int32Array(10 + LONGEST_LAG + 1);
      table.spread(count, u, into, 10);
      const expected = new Int32Array(into.length);
      const shift = Math.floor(SLICES * u); // u counts in slices
      for (let i = 0; i < count; i++) expected[10 + table.ofSlice(Math.floor((SLICES * i + shift) / count))]! += 1;
      expect(into, `${count} patients, ${u}`).toEqual(expected);
    }
  }
  const nobody = new Int32Array(20);
  table.spread(0, 0.5, nobody, 10);
  expect(nobody).toEqual(new Int32Array(20));
});

it('a table knows its median and spread', () => {
  const table = new LagTable(84, 0.5);
  expect([table.is(84, 0.5), table.is(84, 0.6), table.is(83, 0.5), table.is(83, 0.6)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
