/** How much was done of what the counterfactual did: shares, weeks until it is back, and the weekly series of it. */
import { describe, expect, it } from 'vitest';
import { wholeSlices } from '../../src/model/fold-outcome.js';
import { weeksTo95PercentActivity, weeksToFullActivity } from '../../src/model/metrics/activity/weeks-to-activity.js';
import { metricById } from '../../src/model/metrics/registry.js';
import { type Slice, sliceOf } from '../../src/model/metrics/slice.js';
import { foldSeries, series } from '../../src/model/series.js';
import type { StrategyRun } from '../../src/model/simulate-strategy.js';
import { goLiveWindow, stretchOf } from '../../src/model/windows.js';
import { only, prompt } from './mechanisms/compare.js';
import { settingsByHand, type TrustByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const DAYS = 500;
const [GO_LIVE, LATER] = [100, 480];

const trust: TrustByHand = {
  id: 'ashby',
  goLive: GO_LIVE,
  values: prompt,
  clinic: { referrals_per_week: 600, follow_ups_per_first: 1, 'price_gbp.follow_up': 100 },
  listed: 0.2,
  emergency: { attendances_per_week: 300, 'price_gbp.attendance': 80 },
};
const dip = { learning_dip: { depth_share: 0.3, decay_weeks: 12 } };

function arms(trusts: readonly TrustByHand[], mechanisms: Parameters<typeof only>[0] = dip) {
  const settings = settingsByHand({ days: DAYS, trusts, mechanisms: only(mechanisms) });
  return [strategyRun(settings, 'national'), strategyRun(settings, 'no_go_live')] as const;
}

const [run, base] = arms([trust, { ...trust, id: 'brook', goLive: 200, clinic: { referrals_per_week: 100 } }]);

function measured(metric: string, scope: number, from = 0, to = DAYS) {
  const of = (one: StrategyRun) => sliceOf(wholeSlices(one)[scope]!, { from, to });
  return metricById(metric)!.fold(of(run), of(base));
}

/** Patients done, or their tariff, on some lists of some trusts, read off the ledger. */
function done(
  { accounts, ledger }: StrategyRun,
  trusts: number[],
  lists: string[],
  priced: boolean,
  from: number,
  to: number,
) {
  let sum = 0;
  for (const at of trusts) {
    for (const { index, kind, tariffGbp } of accounts[at]!.lists) {
      if (!lists.includes(kind.id)) continue;
      for (let day = from; day < to; day++) sum += ledger.get(index, day, 'done') * (priced ? tariffGbp : 1);
    }
  }
  return sum;
}

describe('activity shares', () => {
  const kinds = new Map([
    ['', ['first', 'follow_up', 'admission', 'emergency']],
    ['_planned', ['first', 'follow_up', 'admission']],
    ['_first', ['first']],
    ['_follow_up', ['follow_up']],
    ['_admissions', ['admission']],
    ['_emergency', ['emergency']],
  ]);

  it('are quotients of sums: by kind of list, of a trust and of the programme, over any days', () => {
    const names = new Set(run.accounts.flatMap(({ lists }) => lists.map(({ kind }) => kind.id)));
    expect([...names].sort()).toEqual(['admission', 'emergency', 'first', 'follow_up']);
    for (const [id, lists] of kinds) {
      for (const priced of [false, true]) {
        for (const [scope, trusts] of [
          [0, [0, 1]],
          [1, [0]],
          [2, [1]],
        ] as const) {
          for (const [from, to] of [
            [0, DAYS],
            [110, 150],
          ] as const) {
            const of = (one: StrategyRun) => done(one, [...trusts], lists, priced, from, to);
            const { value, excess } = measured(`activity_share${id}${priced ? '_priced' : ''}`, scope, from, to);
            const expected = of(run) / of(base);
            if (of(base) === 0) expect([value, excess]).toEqual([Number.NaN, Number.NaN]);
            else {
              expect(value).toBeCloseTo(expected, 12);
              expect(excess).toBeCloseTo(expected - 1, 12);
            }
          }
        }
      }
    }
    expect(measured('activity_share_planned', 1, 110, 150).value).toBeLessThan(0.9);
  });

  it('patients not done are those of planned care, less what is made good', () => {
    const lists = kinds.get('_planned')!;
    const expected = done(base, [0, 1], lists, false, 0, 150) - done(run, [0, 1], lists, false, 0, 150);
    expect(expected).toBeGreaterThan(100);
    expect(measured('patients_not_done', 0, 0, 150).excess).toBe(expected);
  });

  it('are unknown where there is nothing to do', () => {
    const [own, usual] = arms([{ ...trust, clinic: 'none' }]);
    const [slice, other] = [wholeSlices(own)[0]!, wholeSlices(usual)[0]!];
    expect(metricById('activity_share_first')!.fold(slice, other).value).toBeNaN();
    expect(weeksTo95PercentActivity.fold(slice, other).value).toBeNaN();
    expect(metricById('patients_not_done')!.fold(slice, other).excess).toBe(0);
  });
});

describe('weeks to activity', () => {
  /** First day of 28 in a row over which so much of the counterfactual's planned care is done. */
  function weeks(own: StrategyRun, usual: StrategyRun, share: number): number | undefined {
    const lists = ['first', 'follow_up', 'admission'];
    for (let day = GO_LIVE; day + 28 <= DAYS; day++) {
      const of = (one: StrategyRun) => done(one, [0], lists, false, day, day + 28);
      if (of(own) >= share * of(usual)) return (day - GO_LIVE) / 7;
    }
    return undefined;
  }
  const fold = (metric: typeof weeksToFullActivity, own: StrategyRun, usual: StrategyRun) =>
    metric.fold(wholeSlices(own)[1]!, wholeSlices(usual)[1]!);
  /** The measure of a single go-live: a mean of one case. */
  const ofOne = (weeks: number, censored: boolean) => {
    return { value: weeks, excess: weeks, censored, numerator: weeks, denominator: 1 };
  };

  it('are those until four weeks in a row come to the share', () => {
    for (const [metric, share] of [
      [weeksTo95PercentActivity, 0.95],
      [weeksToFullActivity, 1],
    ] as const) {
      const expected = weeks(run, base, share)!;
      expect(expected).toBeGreaterThan(2);
      expect(fold(metric, run, base)).toEqual(ofOne(expected, false));
    }
    expect(fold(weeksToFullActivity, run, base).value).toBeGreaterThan(fold(weeksTo95PercentActivity, run, base).value);
  });

  it('are 0 without a disturbance, also where less than four weeks are left', () => {
    const [own, usual] = arms([{ ...trust, goLive: LATER }], {});
    expect(fold(weeksToFullActivity, own, usual)).toEqual(ofOne(0, false));
  });

  it('count to the end where activity does not come back', () => {
    const [own, usual] = arms([trust], { learning_dip: { depth_share: 0.5, decay_weeks: 500 } });
    const counted = fold(weeksTo95PercentActivity, own, usual);
    expect(counted).toEqual(ofOne((DAYS - GO_LIVE) / 7, true));
  });
});

describe('weekly series', () => {
  const weeksInAll = Math.floor(DAYS / 7);
  const of = (id: string, slices: readonly Slice[], bases: readonly Slice[], scope: number) => {
    const first = (scope * series.length + series.findIndex((one) => one.id === id)) * weeksInAll;
    return foldSeries(slices, bases, weeksInAll).subarray(first, first + weeksInAll);
  };

  it('activity by week and patients not done so far agree with the metrics of the same days', () => {
    const [own, usual] = [wholeSlices(run), wholeSlices(base)];
    const shares = of('activity_share_planned', own, usual, 0);
    const lost = of('patients_not_done', own, usual, 0);
    for (const week of [0, 20, 40, 70]) {
      const [from, to] = [7 * week, 7 * week + 7];
      expect(shares[week]).toBe(measured('activity_share_planned', 0, from, to).value);
      expect(lost[week]).toBe(measured('patients_not_done', 0, 0, to).excess);
    }
  });

  it('a share is unknown in a trust without patients; what is not done is nothing', () => {
    const [own, usual] = arms([{ ...trust, clinic: 'none' }]).map(wholeSlices);
    expect(of('activity_share_planned', own!, usual!, 1).every(Number.isNaN)).toBe(true);
    expect(of('patients_not_done', own!, usual!, 1).every((count) => count === 0)).toBe(true);
  });
});

describe('windows of a go-live', () => {
  it('begin so many days after it, and are cut by the end', () => {
    const facts = [{ kind: 'go_live', day: 100, trust: 0, defects: 0, again: 0 }] as const;
    expect(stretchOf(goLiveWindow(42), facts, DAYS)).toEqual({ from: 100, to: 142, cut: false });
    expect(stretchOf(goLiveWindow(42, 28), facts, DAYS)).toEqual({ from: 128, to: 170, cut: false });
    expect(stretchOf(goLiveWindow(42, 28), facts, 150)).toEqual({ from: 128, to: 150, cut: true });
    expect(stretchOf(goLiveWindow(42, 28), facts, 128)).toBeNull();
  });
});
