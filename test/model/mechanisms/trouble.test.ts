/** Three ways to see trouble, and a recovery with the experts there are. */
import { describe, expect, it } from 'vitest';
import type { StrategyRun } from '../../../src/model/simulate-strategy.js';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand, type TrustByHand } from '../settings-by-hand.js';
import { mean, strategyRun } from '../strategy-run.js';
import { only, prompt } from './compare.js';

const GO_LIVE = 98;
const clinic = { referrals_per_week: 200, load_share: 0.95 };
const alone: TrustByHand = { id: 'a', goLive: GO_LIVE, values: prompt, clinic: 'none' };

function runs(mechanisms: Chosen, more: Partial<TrustByHand> = {}, replications = 12): StrategyRun[] {
  const settings = settingsByHand({ trusts: [{ ...alone, ...more }], days: 700, mechanisms: only(mechanisms) });
  return Array.from({ length: replications }, (_, replication) => strategyRun(settings, 'national', replication));
}

/** The first alarm of each run. */
const firstAlarms = (of: readonly StrategyRun[]) => of.flatMap((run) => factsOf(run, 'alarm').slice(0, 1));

describe('a plain crisis', () => {
  const defects = { mean_count: 150 };

  it('by severe defects is seen at the first weekly look after the planned weeks', () => {
    const weeks = (mechanisms: Chosen) => {
      const plain = firstAlarms(runs({ defects, recovery_programme: {}, ...mechanisms })).filter(({ reason }) =>
        /^a plain crisis, \d+ severe defects open$/.test(reason),
      );
      expect(plain.length).toBeGreaterThan(5);
      return new Set(plain.map(({ day }) => (day - GO_LIVE) / 7));
    };
    expect([...weeks({})]).toEqual([1]);
    expect([...weeks({ planned_reduction: {} })]).toEqual([4]);
    expect([...weeks({ planned_reduction: { outpatients_share_by_week: [0.5, 0.25, 0, 0] } })]).toEqual([2]);
  });

  it('by low activity is seen after three weeks of it, planned weeks left out; not where there are no services', () => {
    // Defects that stay keep it from being stable, and are too few to be trouble by themselves.
    const low = (mechanisms: Chosen): Chosen => ({
      defects: { mean_count: 40 },
      local_configuration: { fixes_per_week: 0 },
      recovery_programme: {
        crisis_defects: 1000,
        trouble_defects: 1000,
        trouble_uncaptured_defects: 1000,
        persistence_weeks: 520,
      },
      ...mechanisms,
    });
    const dip = (share: number): Chosen => low({ learning_dip: { depth_share: share, decay_weeks: 60 } });
    const first = (mechanisms: Chosen, more: Partial<TrustByHand> = { clinic }) => {
      const unstable = runs(mechanisms, more, 8).filter((run) => factsOf(run, 'go_live')[0]!.defects > 3);
      expect(unstable.length).toBeGreaterThan(2);
      return [
        ...new Set(unstable.map((run) => factsOf(run, 'alarm')[0]).map((f) => f && `${f.day - GO_LIVE} ${f.reason}`)),
      ];
    };
    const reason = 'a plain crisis, activity under 80% of usual for 3 weeks';
    expect(first(dip(0.5))).toEqual([`21 ${reason}`]);
    expect(first({ ...dip(0.5), planned_reduction: {} })).toEqual([`49 ${reason}`]);
    expect(first(dip(0.5), {})).toEqual([undefined]);
    // What is planned to be low is no crisis.
    expect(first(low({ planned_reduction: {} }))).toEqual([undefined]);
    expect(first(dip(0.05))).toEqual([undefined]);
  });
});

describe('persistence', () => {
  it('is trouble by itself: who is not stable by then raises the alarm at that look', () => {
    const few: Chosen = { defects: { mean_count: 30 }, recovery_programme: { persistence_weeks: 26 } };
    const seen = firstAlarms(runs({ ...few, local_configuration: { fixes_per_week: 0 } }, {}, 20)).filter(
      ({ reason }) => reason.startsWith('still not stable after 26 weeks'),
    );
    expect(seen.length).toBeGreaterThan(3);
    for (const { day } of seen) expect(day).toBe(GO_LIVE + 26 * 7);
  });
});

describe('a recovery with few experts', () => {
  const withExperts = (experts: number): readonly StrategyRun[] =>
    runs({
      defects: { mean_count: 150 },
      recovery_programme: { approval_lag_weeks: 0, on_site_fixes_per_week: 2 },
      local_configuration: { fixes_per_week: 0.1 },
      delivery_pool: {
        experts,
        leave_share_per_month: 0,
        preparing_experts: 1,
        go_live_experts: 1,
        go_live_weeks: 0,
        support_experts: 0,
      },
    });
  const stableDays = (of: readonly StrategyRun[]) =>
    mean(of.map((run) => factsOf(run, 'phase').find(({ phase }) => phase === 'stable')?.day ?? 700));

  it('begins with those there are, at least a fifth of them, and fixes in proportion', () => {
    const [whole, half, fifth] = [20, 12, 4].map(withExperts);
    const began = (of: readonly StrategyRun[]) =>
      of.map((run) => factsOf(run, 'phase').find(({ phase }) => phase === 'recovery')?.day);
    expect(began(fifth!)).toEqual(began(whole!));
    const [all, some, few] = [whole!, half!, fifth!].map(stableDays);
    expect(some!).toBeGreaterThan(all! + 10);
    expect(few!).toBeGreaterThan(some! + 20);
    for (const run of [...whole!, ...half!, ...fifth!]) {
      const { experts } = run.world.programme.pool;
      if (run.world.trusts[0]!.phase === 'stable') expect(experts.inUse).toBe(0);
    }
  });

  it('is joined by more as they get free', () => {
    const two = (experts: number) => {
      const settings = settingsByHand({
        trusts: ['a', 'b'].map((id) => ({ ...alone, id })),
        days: 900,
        mechanisms: only({
          defects: { mean_count: 150 },
          recovery_programme: { approval_lag_weeks: 0, on_site_fixes_per_week: 2 },
          local_configuration: { fixes_per_week: 0.1 },
          delivery_pool: {
            experts,
            leave_share_per_month: 0,
            go_live_experts: 1,
            go_live_weeks: 0,
            support_experts: 0,
          },
        }),
      });
      return Array.from({ length: 12 }, (_, replication) => strategyRun(settings, 'national', replication));
    };
    for (const run of two(24)) {
      const began = factsOf(run, 'phase').filter(({ phase }) => phase === 'recovery');
      if (began.length < 2) continue;
      const weekly = factsOf(run, 'experts').filter(({ day }) => day > began[1]!.day);
      const overlap = weekly.find(({ day }) => day < began[0]!.day + 30);
      // Twenty for the first, four for the second, until the first is over.
      if (overlap && began[1]!.day - began[0]!.day < 20) expect(overlap.inUse).toBe(24);
      expect(Math.max(...weekly.map(({ inUse }) => inUse))).toBeLessThanOrEqual(24);
    }
    const lastStable = (of: readonly StrategyRun[]) =>
      mean(
        of.map((run) =>
          Math.max(
            ...run.world.trusts.map(({ phase }, i) =>
              phase === 'stable' ? factsOf(run, 'phase').findLast(({ trust }) => trust === i)!.day : 900,
            ),
          ),
        ),
      );
    expect(lastStable(two(24))).toBeLessThan(lastStable(two(8)) - 20);
  });
});
