/** Capacity that follows its list, week by week by hand. */
import { describe, expect, it } from 'vitest';
import { type CapacityRule, FollowingCapacity } from '../../src/model/care/planned/capacity.js';

/** 70 patients a week, each of whom needs two slots; a list of 280 is as long as it is to be. */
const rule: CapacityRule = {
  base: 140,
  growthPerDay: 0,
  sessionsPerWeek: 7,
  floor: 0.5,
  ceiling: 2,
  slotsPerPatient: 2,
  catchUpWeeks: 10,
  usualPatients: 70,
};
const TARGET = 280;

/** Slots of a session day after each week, of lists at its end; 70 join in each, and some are seen in extra sessions. */
function slotsAfter(
  lists: readonly number[],
  own: Partial<CapacityRule> = {},
  extra: readonly number[] = [],
): number[] {
  const capacity = new FollowingCapacity({ ...rule, ...own });
  return lists.map((list, week) => {
    for (let day = 0; day < 7; day++) capacity.observe(10, day === 3 ? (extra[week] ?? 0) : 0);
    capacity.follow(7 * week + 6, list, () => 4);
    return capacity.slotsPerSession;
  });
}

describe('slots of the week after', () => {
  it('are those of the demand, and the tenth of what is above the target', () => {
    expect(slotsAfter([TARGET])).toEqual([20]);
    expect(slotsAfter([TARGET + 100])).toEqual([(2 * (70 + 10)) / 7]);
    expect(slotsAfter([TARGET - 100])).toEqual([(2 * (70 - 10)) / 7]);
    expect(slotsAfter([TARGET + 1000])).toEqual([40]);
    expect(slotsAfter([0])).toEqual([(2 * (70 - 28)) / 7]);
    expect(slotsAfter([0], { floor: 0.9 })).toEqual([18]);
  });

  it('learn what a week lastingly needs, over a year or twice the catch-up', () => {
    // 100 too many for two weeks: the second has what the first has taught on top.
    expect(slotsAfter([380, 380])[1]).toBeCloseTo((2 * (80 + 100 / (10 * 52))) / 7, 12);
    expect(slotsAfter([380, 380], { catchUpWeeks: 40 })[1]).toBeCloseTo((2 * (72.5 + 100 / (40 * 80))) / 7, 12);
  });

  it('learn nothing at a limit that keeps them from following, and something at the other', () => {
    const then = (first: number, own: Partial<CapacityRule>) => slotsAfter([first, TARGET], own)[1]!;
    expect(then(1280, { ceiling: 1.1 })).toBe(20);
    expect(then(80, { floor: 0.95 })).toBe(20);
    // Short of the limits they learn.
    expect(then(380, { ceiling: 1.3 })).toBeCloseTo((2 * (70 + 100 / 520)) / 7, 12);
    expect(then(180, { floor: 0.8 })).toBeCloseTo((2 * (70 - 100 / 520)) / 7, 12);
  });

  it('are those of the list as it would be without extra sessions, as long as these go on without a break', () => {
    // 40 slots in extra sessions see 20 patients, who would be waiting otherwise.
    expect(slotsAfter([TARGET - 20], {}, [40])).toEqual([20]);
    expect(slotsAfter([TARGET - 20, TARGET - 40], {}, [40, 40])).toEqual([20, 20]);
    expect(slotsAfter([TARGET - 20, TARGET], {}, [40, 0])).toEqual([20, 20]);
  });

  it('take a week of fewer days for no week at all', () => {
    const capacity = new FollowingCapacity(rule);
    for (let day = 0; day < 3; day++) capacity.observe(10, 0);
    capacity.follow(2, TARGET, () => 4);
    expect(capacity.demand).toBe(70);
    for (let day = 0; day < 7; day++) capacity.observe(23, 0);
    capacity.follow(9, TARGET, () => 4);
    expect(capacity.demand).toBeCloseTo(70 + (161 - 70) / 13, 12);
  });

  it('grow as demand does', () => {
    const grown = slotsAfter([0, 0], { floor: 1, growthPerDay: 0.01 });
    expect(grown[0]).toBeCloseTo(20 * Math.exp(0.06), 12);
    expect(grown[1]).toBeCloseTo(20 * Math.exp(0.13), 12);
  });
});
