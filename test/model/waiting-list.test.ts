import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyWords } from '../../src/kernel/streams.js';
import { noisy } from '../../src/model/care/chance.js';
import { ClockDays } from '../../src/model/care/planned/clock-days.js';
import { HiddenPatients } from '../../src/model/care/planned/hidden-patients.js';
import { WaitingList } from '../../src/model/care/planned/waiting-list.js';
import { SnapshotReader, SnapshotWriter } from '../../src/model/care/snapshot.js';

const HISTORY = 70;
const NOTICE = 9;

const anyCohorts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: HISTORY });

/** A list on day 0: the first of the cohorts joined yesterday, the second the day before, and so on. */
function listOf(cohorts: readonly number[]): WaitingList {
  const list = new WaitingList(HISTORY, 10, NOTICE);
  cohorts.forEach((count, back) => {
    list.join(-1 - back, count);
  });
  list.mature(0);
  return list;
}

/** How many are left of each cohort. */
const cohortsOf = (list: WaitingList) => Array.from({ length: HISTORY }, (_, back) => list.startedOn(-1 - back));

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('taking some of a list', () => {
  it.each(['those who could be seen', 'anybody'] as const)('%s: each is as likely', (who) => {
    fc.assert(
      fc.property(anyCohorts, fc.double({ min: 0, max: 1, noNaN: true }), (cohorts, share) => {
        const young = who === 'anybody' ? 0 : NOTICE - 1;
        const population = sumOf(cohorts.slice(young));
        const count = Math.floor(share * population);
        const starts = 400;
        const taken = cohorts.map(() => 0);
        for (let start = 0; start < starts; start++) {
          const list = listOf(cohorts);
          const u = (start + 0.5) / starts;
          if (who === 'anybody') list.takeAnybody(count, u, null);
          else list.takeAny(count, u, new ClockDays());
          const left = cohortsOf(list);
          expect(sumOf(left)).toBe(sumOf(cohorts) - count);
          cohorts.forEach((had, back) => {
            expect(left[back]).toBeGreaterThanOrEqual(0);
            taken[back]! += had - left[back]!;
          });
        }
        // A cohort's mean over evenly spaced starts is right to two starts.
        cohorts.forEach((had, back) => {
          const expected = back < young || count === 0 ? 0 : (had * count) / population;
          expect(Math.abs(taken[back]! / starts - expected)).toBeLessThanOrEqual(2 / starts);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('who was taken is told, and nobody twice', () => {
    fc.assert(
      fc.property(anyCohorts, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (cohorts, u) => {
        const list = listOf(cohorts);
        const taken = new ClockDays();
        const oldest = Math.floor(list.eligible / 3);
        list.takeOldest(oldest, taken);
        list.takeAny(Math.floor(list.eligible / 2), u, taken);
        const left = cohortsOf(list);
        const told = cohorts.map((_, back) =>
          taken.clockDays.subarray(0, taken.length).filter((day) => day === -1 - back),
        );
        cohorts.forEach((had, back) => {
          expect(left[back]! + told[back]!.length).toBe(had);
        });
        expect([...taken.clockDays.subarray(0, oldest)]).toEqual(
          [...taken.clockDays.subarray(0, oldest)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('those whose clock started before a day are counted, also after a note was put back', () => {
    fc.assert(
      fc.property(anyCohorts, fc.integer({ min: -HISTORY - 5, max: 20 }), (cohorts, day) => {
        const list = listOf(cohorts);
        list.takeAnybody(Math.floor(list.total / 3), 0.5, null);
        const before = sumOf(cohortsOf(list).filter((_, back) => -1 - back < day));
        expect(list.startedBefore(day)).toBe(before);
        const noting = new SnapshotWriter();
        list.visitState(noting);
        const other = new WaitingList(HISTORY, 10, NOTICE);
        other.visitState(new SnapshotReader(noting.end()));
        expect(other.startedBefore(day)).toBe(before);
        other.takeAnybody(other.total, 0.5, null);
        expect(other.startedBefore(20)).toBe(0);
      }),
    );
  });
});

it('those who join one by one are lost track of each by a uniform of her own', () => {
  const days = 400;
  const each = 30;
  const words = dailyWords(['lost', 'one by one'], days);
  const hidden = new HiddenPatients(1, { history: 0, days, words, chance: noisy });
  const lost: number[] = [];
  for (let day = 0; day < days; day++) {
    hidden.begin();
    let today = 0;
    for (let i = 0; i < each; i++) today += hidden.loseNew(0, day, 1, day, 0.2);
    lost.push(today);
  }
  const mean = sumOf(lost) / days;
  const variance = sumOf(lost.map((count) => (count - mean) ** 2)) / (days - 1);
  // Binomial(30, 0.2): mean 6, variance 4.8; six standard errors of each (false-alarm rate below 1e-8).
  expect(Math.abs(mean - 6)).toBeLessThan(6 * Math.sqrt(4.8 / days));
  expect(Math.abs(variance - 4.8)).toBeLessThan(6 * 4.8 * Math.sqrt(2 / days));
});
