import { describe, expect, it } from 'vitest';
import { Pathway } from '../../src/model/care/planned/pathway.js';
import { SnapshotReader, SnapshotWriter } from '../../src/model/care/snapshot.js';
import type { Settings } from '../../src/model/settings.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

/** The days on which those of a stage leave, from a day on. */
function leavingDays(stage: Pathway, from: number): number[] {
  const days: number[] = [];
  for (let day = from; stage.total > 0 && day < 2000; day++) {
    stage.leave(day, (_, count) => days.push(...new Array<number>(count).fill(day)));
  }
  return days;
}

/** A stage that many have entered on day 0, with clocks of their own and up to 60 weeks ahead of them. */
function full(): Pathway {
  const stage = new Pathway(100, 1400);
  for (let clock = -100; clock <= 0; clock += 7) {
    for (let week = 1; week <= 60; week++) stage.enter(stage.clockOf(clock), 0, 7 * week, 3);
  }
  return stage;
}

const meanOf = (days: readonly number[]) => days.reduce((sum, day) => sum + day, 0) / days.length;

describe('the pathway stage', () => {
  it.each([0.3, 0.7, 0.96, 1.3])(
    'what is ahead of those in it changes by a factor of %f, and nobody is lost',
    (factor) => {
      const usual = leavingDays(full(), 7);
      const moved = full();
      const before = moved.total;
      moved.rescale(7, factor);
      expect(moved.total).toBe(before);
      const days = leavingDays(moved, 7);
      expect(days).toHaveLength(before);
      // From the week of day 7 on; those of a week leave evenly over it, whatever the factor.
      const ahead = (days: readonly number[]) => meanOf(days) - 7 - 3;
      expect(ahead(days) / ahead(usual)).toBeCloseTo(factor, 2);
    },
  );

  it('a little shorter is not lost where there are few: one of each clock, no more than 15 weeks ahead', () => {
    const few = () => {
      const stage = new Pathway(7000, 1400);
      for (let clock = 0; clock < 900; clock++) stage.enter(stage.clockOf(-7 * clock), 0, 14 + 7 * (clock % 15), 1);
      return stage;
    };
    const moved = few();
    moved.rescale(7, 0.97);
    const ahead = (days: readonly number[]) => meanOf(days) - 7 - 3;
    expect(ahead(leavingDays(moved, 7)) / ahead(leavingDays(few(), 7))).toBeCloseTo(0.97, 2);
  });

  it.each([1, 2, 3, 5])('those of a week leave evenly over its days, also where %i leave of each clock', (count) => {
    const stage = new Pathway(7 * 419, 1400);
    for (let clock = 0; clock < 420; clock++) stage.enter(stage.clockOf(-7 * clock), 0, 14, count);
    const days = leavingDays(stage, 14);
    for (let day = 14; day < 21; day++) expect(days.filter((one) => one === day)).toHaveLength(60 * count);
  });

  it('little by little comes to the same as at once', () => {
    const atOnce = full();
    atOnce.rescale(7, 0.9 ** 5);
    const littleByLittle = full();
    for (let step = 0; step < 5; step++) littleByLittle.rescale(7, 0.9);
    expect(meanOf(leavingDays(littleByLittle, 7))).toBeCloseTo(meanOf(leavingDays(atOnce, 7)), 0);
  });

  it('holds more of one clock than two bytes count, also where they are moved and put back', () => {
    const stage = new Pathway(100, 1400);
    const enter = (count: number) => {
      for (let week = 2; week <= 4; week++) stage.enter(stage.clockOf(0), 0, 7 * week, count);
      stage.enter(stage.clockOf(-7), 0, 14, 5);
    };
    enter(20_000);
    enter(50_000);
    stage.rescale(7, 0.5); // the third and fourth week become one
    const noting = new SnapshotWriter();
    stage.visitState(noting, 14);
    const again = new Pathway(100, 1400);
    again.visitState(new SnapshotReader(noting.end()), 14);
    expect(leavingDays(stage, 14)).toHaveLength(3 * 70_000 + 10);
    expect(leavingDays(again, 14)).toHaveLength(3 * 70_000 + 10);
  });

  it('nobody has longer ahead than the stage can hold', () => {
    const stage = full();
    const before = stage.total;
    stage.rescale(7, 100);
    const days = leavingDays(stage, 7);
    expect(days).toHaveLength(before);
    expect(Math.max(...days)).toBeLessThanOrEqual(7 + 7 * 128);
    // Who was to leave in the present week does; nobody else comes round to it: one week ahead is a hundred now.
    const later = days.filter((day) => day >= 14);
    expect(later).toHaveLength((before / 60) * 59);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(7 + 7 * 100);
  });
});

describe('the state of the stage', () => {
  it('is put back whole, whoever was there before: nobody comes back who was not noted', () => {
    const noted = new Pathway(100, 1400);
    noted.enter(noted.clockOf(0), 0, 70, 5);
    noted.enter(noted.clockOf(7), 7, 140, 2);
    const noting = new SnapshotWriter();
    noted.visitState(noting, 14);
    const other = full(); // with clocks older than any that was noted
    other.visitState(new SnapshotReader(noting.end()), 14);
    expect(other.total).toBe(7);
    for (const stage of [noted, other]) stage.enter(stage.clockOf(-60), 14, 210, 1);
    const days = leavingDays(other, 14);
    expect(days).toEqual(leavingDays(noted, 14));
    expect(days).toHaveLength(8);
  });
});

describe('a pathway stage that gets shorter', () => {
  it('is soon shorter for those in it, not only for those who enter', () => {
    const settings = settingsByHand({
      trusts: [
        { id: 'ashby', clinic: { rtt_share: 0.8, stops_at_first_share: 0.2, pathway_weeks: 20, pathway_sigma: 0.3 } },
      ],
      days: 400,
    });
    const falling = [
      [0, 20],
      [300, 20],
      [308, 2],
    ] as const;
    const trusts = settings.trusts.map((trust) => ({
      ...trust,
      services: trust.services.map((service) => ({
        ...service,
        values: { ...service.values, pathway_weeks: { ...service.values['pathway_weeks']!, trend: falling } },
      })),
    }));
    const inStage = (of: Settings) => {
      const { ledger } = strategyRun(of, 'no_go_live');
      // 308 = 11 x 28: that day the stage has followed its trend; four weeks later most of those in it have left.
      return ledger.get(0, 336, 'in_pathway');
    };
    const usual = inStage(settings);
    expect(usual).toBeGreaterThan(500);
    expect(inStage({ ...settings, trusts }) / usual).toBeLessThan(0.4);
  });
});
