/** A list and its sessions by hand: who is given a slot, who is sent home, and that what is put back goes on as it would have. */
import { describe, expect, it } from 'vitest';
import { dailyWords } from '../../src/kernel/streams.js';
import { type Chance, noiseless, noisy } from '../../src/model/care/chance.js';
import { DayEffects } from '../../src/model/care/day-effects.js';
import { Clinic } from '../../src/model/care/planned/clinic.js';
import type { ClinicRules, OnSeen, PatientClass, SendHome } from '../../src/model/care/planned/clinic-rules.js';
import { ADMISSION } from '../../src/model/care/planned/list-kinds.js';
import { SnapshotReader, SnapshotWriter } from '../../src/model/care/snapshot.js';
import { Ledger, ledgerColumns } from '../../src/model/ledger.js';
import { tenADay } from './ten-a-day.js';

const HISTORY = 60;
const DAYS = 90;

const patients: PatientClass = {
  noticeDays: 0,
  initial: [],
  missKey: { hi: 5, lo: 6 },
  toGpShare: 0,
  removalHazard: 0,
  clocked: true,
};

/** One patient of each of so many days before day 0. */
const oneADay = (days: number) => Array.from({ length: days }, (_, back) => ({ clockDay: -1 - back, count: 1 }));

/** A list with ten slots on every day. */
function clinicOf(
  classes: readonly Partial<PatientClass>[],
  rules: Partial<ClinicRules> = {},
  chance: Chance = noiseless(),
  sendHome?: SendHome,
) {
  const ledger = new Ledger(1, DAYS);
  const seen: { day: number; clockDays: number[] }[] = [];
  const onSeen: OnSeen = (_, clockDays, count, day) => {
    seen.push({ day, clockDays: [...clockDays.subarray(0, count)] });
  };
  const clinic = new Clinic({
    index: 0,
    rules: {
      classes: classes.map((own) => ({ ...patients, ...own })),
      between: 'in_order',
      firstClassShare: 1,
      missedShare: 0,
      rebookDays: 7,
      outOfOrderShare: 0,
      capacity: tenADay,
      targetWeeks: () => 1,
      ...rules,
    },
    history: HISTORY,
    days: DAYS,
    words: dailyWords(['by hand'], DAYS),
    chance,
    ledger,
    onSeen,
    sendHome,
  });
  const fx = new DayEffects(ADMISSION);
  const live = (from: number, to: number, joining = 0, change: (day: number) => void = () => undefined) => {
    for (let day = from; day < to; day++) {
      fx.reset();
      change(day);
      clinic.open(day, fx);
      classes.forEach((_, c) => {
        clinic.join(c, day, joining, day, fx);
      });
      clinic.close(day, true, day % 7 === 6, fx);
    }
  };
  return { clinic, ledger, seen, live, fx };
}

describe('those sent home', () => {
  it('are spread evenly over those who came, and come back with their clock when they can be rebooked', () => {
    const asked: number[][] = [];
    const { ledger, seen, live } = clinicOf([{ initial: oneADay(40) }], {}, noiseless(), (c, came, day) => {
      asked.push([c, came, day]);
      return day === 0 ? 4 : 0;
    });
    live(0, 8);
    expect(asked[0]).toEqual([0, 10, 0]);
    // of the ten longest waiting those at 3, 5, 8 and 10 of ten: at every 2.5th
    expect(seen[0]).toEqual({ day: 0, clockDays: [-40, -39, -37, -35, -34, -32] });
    expect(['done', 'no_bed', 'missed', 'waiting'].map((name) => ledger.get(0, 0, name as 'done'))).toEqual([
      6, 4, 4, 34,
    ]);
    expect(seen.find(({ day }) => day === 7)!.clockDays).toEqual([-38, -36, -33, -31]);
    expect(ledger.get(0, 7, 'waiting')).toBe(0);
    expect(asked.map(([, came]) => came)).toEqual([10, 10, 10, 10, 4]);
  });

  it('are only counted where no clock runs', () => {
    const { ledger, seen, live } = clinicOf(
      [{ clocked: false, initial: [{ clockDay: -1, count: 25 }] }],
      {},
      noiseless(),
      (_, came) => Math.floor(came / 5),
    );
    live(0, 1);
    expect(seen).toEqual([{ day: 0, clockDays: [] }]);
    expect(['used', 'done', 'no_bed', 'waiting'].map((name) => ledger.get(0, 0, name as 'done'))).toEqual([
      10, 8, 2, 17,
    ]);
  });
});

describe('slots', () => {
  const done = (clinic: Clinic, classes: number[]) => classes.map((c) => clinic.ofClass(c));

  it('are given to the first class first, up to its share while others need them', () => {
    const both = [{ initial: oneADay(20) }, { initial: oneADay(30) }];
    const first = clinicOf(both);
    first.live(0, 1);
    expect(done(first.clinic, [0, 1])).toEqual([10, 30]);
    const half = clinicOf(both, { firstClassShare: 0.55 });
    half.live(0, 1);
    expect(done(half.clinic, [0, 1])).toEqual([15, 25]);
    // the others need three only
    const few = clinicOf([{ initial: oneADay(20) }, { initial: oneADay(3) }], { firstClassShare: 0.2 });
    few.live(0, 1);
    expect(done(few.clinic, [0, 1])).toEqual([13, 0]);
  });

  it('are given to each class as its share of those who could be seen, where they are alike', () => {
    const alike = clinicOf([{ initial: oneADay(42) }, { initial: oneADay(18) }], { between: 'alike' });
    alike.live(0, 1);
    expect(done(alike.clinic, [0, 1])).toEqual([35, 15]);
  });

  it('are given to those of later classes in their order, whatever the share of the first', () => {
    const three = [{ initial: oneADay(9) }, { initial: oneADay(9) }, { initial: oneADay(9) }];
    const { clinic, live } = clinicOf(three, { firstClassShare: 0.3 });
    live(0, 1);
    expect(done(clinic, [0, 1, 2])).toEqual([6, 2, 9]);
  });

  it('are given out of turn by the share that is, to anybody who could be seen', () => {
    const { seen, live } = clinicOf([{ initial: oneADay(40) }], { outOfOrderShare: 0.3 });
    live(0, 1);
    const { clockDays } = seen[0]!;
    expect(clockDays.slice(0, 7)).toEqual([-40, -39, -38, -37, -36, -35, -34]);
    const others = clockDays.slice(7);
    expect(others).toHaveLength(3);
    // Every eleventh of the 33 who are left.
    expect(others.slice(1).map((clockDay, at) => clockDay - others[at]!)).toEqual([11, 11]);
  });

  it('are missed without a clock as with one: some patients go back to their GP', () => {
    const { ledger, live } = clinicOf([{ clocked: false, initial: [{ clockDay: -1, count: 50 }], toGpShare: 0.5 }], {
      missedShare: 0.4,
    });
    live(0, 1);
    const of = (['done', 'missed', 'returned', 'waiting'] as const).map((name) => ledger.get(0, 0, name));
    expect(of).toEqual([6, 4, 2, 42]);
  });

  it('are left over where nobody waits, in each order of the classes', () => {
    for (const between of ['alike', 'in_order'] as const) {
      const { ledger, live } = clinicOf([{ initial: oneADay(4) }, {}], { between });
      live(0, 2);
      expect(
        [0, 1].map((day) => ledger.get(0, day, 'used')),
        between,
      ).toEqual([4, 0]);
      expect(
        [0, 1].map((day) => ledger.get(0, day, 'slots')),
        between,
      ).toEqual([10, 10]);
    }
  });

  it('are given to nobody in her notice', () => {
    const { clinic, live } = clinicOf([{ initial: oneADay(20), noticeDays: 15 }]);
    live(0, 1);
    expect(clinic.ofClass(0)).toBe(14);
  });

  it('leave those who go otherwise, each with her probability, and those who miss for their GP', () => {
    const { ledger, live } = clinicOf([{ initial: oneADay(50), removalHazard: 0.25, toGpShare: 0.5 }], {
      missedShare: 0.4,
    });
    live(0, 1);
    const of = (name: 'removed') => ledger.get(0, 0, name);
    expect(of('removed')).toBe(10); // a quarter of the forty who were given no slot
    expect([of('done' as 'removed'), of('missed' as 'removed'), of('returned' as 'removed')]).toEqual([6, 4, 2]);
    expect(of('waiting' as 'removed')).toBe(50 - 10 - 6 - 2);
  });
});

describe('sessions beyond the usual ones', () => {
  /** Extra slots by day: half as many again as usual are offered on each, and so many patients join a day. */
  const extraOf = (initial: number, since: number, joining: (day: number) => number, days = 8) => {
    const { clinic, ledger, fx } = clinicOf([{ initial: [{ clockDay: -1, count: initial }] }]);
    for (let day = 0; day < days; day++) {
      fx.reset();
      if (day >= since) fx.extra = 0.5;
      fx.extraSince = since;
      clinic.open(day, fx);
      clinic.join(0, day, joining(day), day, fx);
      clinic.close(day, true, false, fx);
    }
    return Array.from({ length: days }, (_, day) => ledger.get(0, day, 'extra'));
  };

  it('are held where the list is more than a week above its target', () => {
    // A week's demand, and a target of a week, are 70 patients each. Of day 0, so none was on the eve.
    expect(extraOf(160, 0, () => 0, 4)).toEqual([5, 5, 0, 0]); // 160 and 145 wait, then 130
    expect(extraOf(140, 0, () => 0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('are held only for what has come on top since the eve', () => {
    // 181 wait on the eve of day 2, though 140 would be enough: a week's demand on top is 251.
    const on = (size: number) => extraOf(181, 2, (day) => (day === 2 ? size : 10), 4)[2];
    expect(on(70)).toBe(0);
    expect(on(71)).toBe(5);
  });

  it('are held for those whom somebody could call: hidden patients neither were there on the eve nor are now', () => {
    const { clinic, ledger, fx } = clinicOf([{ initial: [{ clockDay: -1, count: 400 }] }]);
    const extra = Array.from({ length: 4 }, (_, day) => {
      fx.reset();
      if (day === 0) fx.hidden = 0.5;
      if (day >= 2) fx.extra = 0.5;
      fx.extraSince = 2;
      clinic.open(day, fx);
      clinic.join(0, day, day === 2 ? 90 : 10, day, fx);
      clinic.close(day, true, false, fx);
      return ledger.get(0, day, 'extra');
    });
    // 200 of 400 are hidden and stay so; 200 are on the list on the eve, and with 80 more than are seen 90 too many.
    expect(ledger.get(0, 1, 'hidden')).toBe(200);
    expect(extra).toEqual([0, 0, 5, 5]);
    expect(clinic.ofClass(0)).toBe(ledger.get(0, 3, 'waiting'));
  });
});

it('a list that is put back goes on as it would have', () => {
  const classes = [
    { initial: oneADay(50), toGpShare: 0.3, removalHazard: 0.01, noticeDays: 3 },
    { initial: [{ clockDay: -1, count: 30 }], toGpShare: 0.2, clocked: false },
  ];
  const rules: Partial<ClinicRules> = {
    between: 'alike',
    missedShare: 0.2,
    outOfOrderShare: 0.3,
    rebookDays: 9,
    capacity: {
      base: 70,
      growthPerDay: 0.0001,
      sessionsPerWeek: 7,
      floor: 0.5,
      ceiling: 1.5,
      slotsPerPatient: 1.1,
      catchUpWeeks: 10,
      usualPatients: 60,
    },
  };
  const ledgerOf = (noteOn: number | undefined) => {
    const one = clinicOf(classes, rules, noisy);
    const effects = (own: typeof one) => (day: number) => {
      own.fx.hidden = day % 5 === 0 ? 0.1 : 0;
      own.fx.untracked = 0.05;
      own.fx.found = 0.1;
      own.fx.extra = day % 3 === 0 ? 0.4 : 0;
      own.fx.uncaptured = 0.1;
    };
    one.live(0, noteOn ?? DAYS, 6, effects(one));
    if (noteOn === undefined) return one.ledger;
    const noting = new SnapshotWriter();
    one.clinic.visitState(noting);
    const other = clinicOf(classes, rules, noisy);
    other.live(0, 3, 40, effects(other)); // has been elsewhere
    other.clinic.visitState(new SnapshotReader(noting.end()));
    for (let day = 0; day < noteOn; day++) {
      for (const name of ledgerColumns)
        other.ledger.set(0, day, ledgerColumns.indexOf(name), one.ledger.get(0, day, name));
    }
    other.live(noteOn, DAYS, 6, effects(other));
    return other.ledger;
  };
  const whole = ledgerOf(undefined);
  expect(whole.sum(0, 'extra', 0, DAYS)).toBeGreaterThan(10);
  expect(whole.sum(0, 'returned', 0, DAYS)).toBeGreaterThan(10);
  for (const noteOn of [3, 38]) {
    const back = ledgerOf(noteOn);
    for (const name of ledgerColumns) expect([...back.column(0, name)], name).toEqual([...whole.column(0, name)]);
  }
});
