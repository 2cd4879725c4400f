import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LONGEST_WEEKS, WaitTally } from '../../src/model/care/wait-tally.js';

const month = Int16Array.from({ length: 90 }, (_, day) => Math.floor(day / 30));
const anyWaits = fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 120, max: 132 })));

it('clocks that stop are counted by month and week waited, those within 126 days to the day', () => {
  fc.assert(
    fc.property(anyWaits, fc.integer({ min: 0, max: 89 }), fc.integer({ min: 1, max: 5 }), (waits, day, alike) => {
      const tally = new WaitTally(month);
      const clockDays = Int32Array.from([...waits, 500].map((wait) => day - wait)); // the last is not to be counted
      const expected = new Float64Array(LONGEST_WEEKS);
      for (const wait of waits) expected[Math.min(LONGEST_WEEKS - 1, Math.floor(wait / 7))]!++;
      const within = waits.filter((wait) => wait <= 126).length;
      expect(tally.addEach('admitted', day, clockDays, waits.length)).toBe(within);
      let together = 0;
      for (const wait of waits) together += tally.add('non_admitted', day, day - wait, alike);
      expect(together).toBe(alike * within);
      const [begins, ends] = [30 * month[day]!, 30 * month[day]! + 30];
      const collected = (kind: 'admitted' | 'non_admitted', from: number, to: number) => {
        const into = new Float64Array(LONGEST_WEEKS);
        tally.collect(kind, from, to, into);
        return into;
      };
      expect(collected('admitted', begins, ends)).toEqual(expected);
      expect(collected('non_admitted', begins, ends)).toEqual(expected.map((count) => alike * count));
      const total = collected('admitted', 0, 90).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(waits.length);
    }),
  );
});
