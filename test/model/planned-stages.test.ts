/** Waits between two steps of planned care: lags, those who come later, and the pathway stage. */
import { expect, it } from 'vitest';
import { LagTable, LONGEST_LAG, SLICES } from '../../src/model/care/planned/lag-table.js';
import { Later } from '../../src/model/care/planned/later.js';
import { Pathway } from '../../src/model/care/planned/pathway.js';
import { SnapshotReader, SnapshotWriter } from '../../src/model/care/snapshot.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

it('many lags at once are those of the patients one by one', () => {
  const table = new LagTable(84, 0.5);
  for (const count of [1, 100, 255, 256, 257, 5000]) {
    for (const u of [0.001, 0.5, 0.999]) {
      const into = new Int32Array(10 + LONGEST_LAG + 1);
      table.spread(count, u, into, 10);
      const each = new Int32Array(into.length);
      const shift = Math.floor(u * SLICES);
      for (let i = 0; i < count; i++) each[10 + table.ofSlice(Math.floor((i * SLICES + shift) / count))]!++;
      expect([...into]).toEqual([...each]);
    }
  }
  expect([table.is(84, 0.5), table.is(83, 0.5), table.is(84, 0.6)]).toEqual([true, false, false]);
  expect(new LagTable(700, 1).mean).toBeLessThan(LONGEST_LAG);
});

it('those who come later are told by their clock, however many, also after a note was put back', () => {
  const later = new Later(5);
  const count = (day: number) => later.startedBefore(day);
  for (let clock = -40; clock < 0; clock++) later.add(0, clock, 2);
  later.add(0, -1, 1);
  later.add(1, -50, 3);
  expect([later.total, count(-45), count(-39), count(0), count(-60)]).toEqual([84, 3, 5, 84, 0]);
  const noting = new SnapshotWriter();
  later.visitState(noting);
  const other = new Later(5);
  other.add(0, -99, 7);
  other.visitState(new SnapshotReader(noting.end()));
  for (const one of [later, other]) {
    const coming = one.coming(5);
    expect([...coming.days.subarray(0, coming.length)]).toEqual(Array.from({ length: 40 }, (_, i) => i - 40));
    expect(coming.counts[39]).toBe(3);
    one.came(5);
    expect([one.total, one.startedBefore(0), one.startedBefore(-50)]).toEqual([3, 3, 0]);
    expect(one.coming(4).length).toBe(0);
    one.came(6);
    expect([one.total, one.startedBefore(100)]).toEqual([0, 0]);
  }
});

it('nobody leaves the pathway in the week in which she enters it, and nobody after more weeks than it has', () => {
  const stage = new Pathway(20, 2000);
  stage.enter(stage.clockOf(-3), 8, 9, 7);
  stage.enter(stage.clockOf(-3), 8, 1900, 7);
  const left: number[] = [];
  for (let day = 8; day < 2000; day++) stage.leave(day, (clockDay, count) => left.push(day, clockDay, count));
  const days = left.filter((_, i) => i % 3 === 0);
  expect([Math.min(...days), Math.max(...days)]).toEqual([14, 7 * 128 + 6]);
  expect(left.filter((_, i) => i % 3 === 2).reduce((a, b) => a + b)).toBe(14);
  expect(new Set(left.filter((_, i) => i % 3 === 1))).toEqual(new Set([-4]));
});

it('a service that lists more than have a clock is refused by name', () => {
  const trusts = [{ id: 'ashby', listed: 0.8, clinic: { rtt_share: 0.2 } }];
  expect(() => strategyRun(settingsByHand({ trusts, days: 7 }), 'no_go_live')).toThrow(
    'ashby, outpatients: more first attendances are listed for admission, or stop, than have a clock',
  );
});
