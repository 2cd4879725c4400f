/**
 * Little's law with edge terms, exact: the area under the list is the sum, over everybody who was ever on it, of the
 * days she was on it within the stretch: until she was seen, or until its end.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dailyWords, Stream } from '../../src/kernel/streams.js';
import { noisy } from '../../src/model/care/chance.js';
import { DayEffects } from '../../src/model/care/day-effects.js';
import { Clinic } from '../../src/model/care/planned/clinic.js';
import { FIRST } from '../../src/model/care/planned/list-kinds.js';
import { Ledger } from '../../src/model/ledger.js';

const DAYS = 210;
const HISTORY = 40;

const anyClinic = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 6 }),
  referrals: fc.integer({ min: 0, max: 30 }),
  slots: fc.integer({ min: 0, max: 60 }),
  initial: fc.integer({ min: 0, max: 9 }),
  notices: fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })),
  missed: fc.double({ min: 0, max: 0.5, noNaN: true }),
  rebookDays: fc.integer({ min: 1, max: 30 }),
  outOfOrder: fc.double({ min: 0, max: 1, noNaN: true }),
  alike: fc.boolean(),
  firstShare: fc.double({ min: 0, max: 1, noNaN: true }),
  dip: fc.double({ min: 0, max: 1, noNaN: true }),
  extra: fc.double({ min: 0, max: 0.5, noNaN: true }),
  untracked: fc.double({ min: 0, max: 0.3, noNaN: true }),
  cutover: fc.double({ min: 0, max: 1, noNaN: true }),
  found: fc.double({ min: 0, max: 0.2, noNaN: true }),
});

it("Little's law holds exactly, whatever happens to the list", () => {
  fc.assert(
    fc.property(anyClinic, (any) => {
      const key = (c: number) => ({ hi: 17 * c + any.seed.length, lo: 99 + c });
      const initial = Array.from({ length: HISTORY }, (_, back) => ({ clockDay: -1 - back, count: any.initial }));
      const onList = new Map<string, number>();
      const put = (c: number, clockDay: number, count: number) => {
        const left = (onList.get(`${c} ${clockDay}`) ?? 0) + count;
        expect(left).toBeGreaterThanOrEqual(0);
        onList.set(`${c} ${clockDay}`, left);
      };
      for (const c of [0, 1]) for (const { clockDay, count } of initial) put(c, clockDay, count);
      let waited = 0;
      let leavers = 0;
      const ledger = new Ledger(1, DAYS);
      const clinic = new Clinic({
        index: 0,
        rules: {
          classes: any.notices.map((noticeDays, c) => ({
            noticeDays,
            initial,
            missKey: key(c),
            toGpShare: 0,
            removalHazard: 0,
            clocked: true,
          })),
          between: any.alike ? 'alike' : 'in_order',
          firstClassShare: any.firstShare,
          missedShare: any.missed,
          rebookDays: any.rebookDays,
          outOfOrderShare: any.outOfOrder,
          capacity: {
            base: 5 * any.slots,
            growthPerDay: 0,
            sessionsPerWeek: 5,
            floor: 0.5,
            ceiling: 1.5,
            slotsPerPatient: 1,
            catchUpWeeks: 10,
            usualPatients: 5 * any.slots,
          },
          targetWeeks: () => 3,
        },
        history: HISTORY,
        days: DAYS,
        words: dailyWords([any.seed, 'little'], DAYS),
        chance: noisy,
        ledger,
        onSeen: (c, clockDays, count, day) => {
          leavers += count;
          for (const clockDay of clockDays.subarray(0, count)) {
            put(c, clockDay, -1);
            waited += day - Math.max(0, clockDay);
          }
        },
      });
      const referred = new Stream([any.seed, 'referrals']);
      const fx = new DayEffects(FIRST);
      for (let day = 0; day < DAYS; day++) {
        fx.reset();
        if (day >= 70) {
          fx.dip = 1 - any.dip * Math.exp(-(day - 70) / 30);
          fx.extra = any.extra;
          fx.untracked = any.untracked;
          fx.found = any.found;
          fx.hidden = day === 70 ? any.cutover : 0;
        }
        clinic.open(day, fx);
        for (const c of [0, 1]) {
          const count = Math.floor(referred.next() * (any.referrals + 1));
          clinic.join(c, day, count, day, fx);
          put(c, day, count);
        }
        clinic.close(day, day % 7 < 5, day % 7 === 6, fx);
      }
      let stillWaiting = 0;
      let waitedSoFar = 0;
      for (const [who, count] of onList) {
        stillWaiting += count;
        waitedSoFar += count * (DAYS - Math.max(0, Number(who.split(' ')[1])));
      }
      expect(clinic.waiting).toBe(stillWaiting);
      expect(ledger.sum(0, 'done', 0, DAYS)).toBe(leavers);
      expect(ledger.sum(0, 'waiting', 0, DAYS)).toBe(waited + waitedSoFar);
      expect(clinic.ofClass(0) + clinic.ofClass(1)).toBe(stillWaiting);
    }),
    { numRuns: 120, seed: 7 },
  );
});
