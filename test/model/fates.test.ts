import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mixBits } from '../../src/kernel/streams.js';
import { Fates, type Places } from '../../src/model/care/planned/fates.js';

const KEY = { hi: 123, lo: 456 };
const LATER = { hi: 7, lo: 8 };

const anyShares = fc.record({
  noClock: fc.double({ min: 0, max: 1, noNaN: true }),
  pathway: fc.double({ min: 0, max: 1, noNaN: true }),
  later: fc.double({ min: 0, max: 1, noNaN: true }),
  listed: fc.double({ min: 0, max: 1, noNaN: true }),
});

const read = ({ at, length }: Places) => [...at.subarray(0, length)];

it('divides patients as their variates say, one by one, whatever the shares', () => {
  fc.assert(
    fc.property(anyShares, fc.nat(1000), fc.nat(300), ({ noClock, pathway, later, listed }, first, count) => {
      // Shares of what is left each time, so that they come to 1 at most.
      const left = 1 - noClock;
      const after = {
        noClock,
        pathway: left * pathway * 0.5,
        listedLater: [left * later * 0.15, left * later * 0.05],
        listed: [left * listed * 0.1, left * listed * 0.1],
      };
      const fates = new Fates(after, KEY, LATER);
      fates.divide(first, count);
      const bounds = [noClock, noClock + after.pathway, noClock + after.pathway + left * later * 0.2];
      const groups: [number[], number[], number[], number[]] = [[], [], [], []];
      for (let i = 0; i < count; i++) {
        const bits = mixBits(KEY.hi, KEY.lo, first + i);
        const u = (bits >>> 8) / 2 ** 23;
        const group = bounds.filter((bound) => u >= bound).length as 0 | 1 | 2 | 3;
        groups[group].push(i);
        expect(fates.slice(i)).toBe(bits & 255);
        if (group < 3) continue;
        const over = u - bounds[2]!;
        const by = over < after.listed[0]! ? 0 : over < after.listed[0]! + after.listed[1]! ? 1 : -1;
        expect(fates.listedBy(i)).toBe(by);
      }
      expect(read(fates.toStop)).toEqual(groups[1]);
      expect(read(fates.toList)).toEqual(groups[2]);
      expect(read(fates.atOnce)).toEqual(groups[3]);
    }),
  );
});

it('those listed later are divided in proportion, and a single service takes all', () => {
  const shares = { noClock: 0, pathway: 0, listed: [0, 0], listedLater: [0.06, 0.02] };
  const two = new Fates(shares, KEY, LATER);
  let second = 0;
  for (let n = 0; n < 40_000; n++) second += two.listedLaterBy(n);
  // A quarter of them; six standard errors (false-alarm rate below 1e-8).
  expect(Math.abs(second - 10_000)).toBeLessThan(6 * Math.sqrt(40_000 * 0.25 * 0.75));
  const one = new Fates({ ...shares, listed: [0], listedLater: [0.06] }, KEY, LATER);
  for (let n = 0; n < 100; n++) expect(one.listedLaterBy(n)).toBe(0);
});
