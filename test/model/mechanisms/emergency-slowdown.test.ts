/** The emergency department after a go-live: by how much stays lengthen, for how long, and that nothing else moves. */
import { describe, expect, it } from 'vitest';
import { goLiveWindow } from '../../../src/model/windows.js';
import { settingsByHand, type Values } from '../settings-by-hand.js';
import { mean, measure, strategyRun } from '../strategy-run.js';
import { only, prompt } from './compare.js';

const GO_LIVE = 70;
const DAYS = 210;
const REPLICATIONS = 12;

/** A district general of 2008: 100,000 attendances a year (EVIDENCE-3). */
function district(slowdown: Values, more: Parameters<typeof only>[0] = {}) {
  return settingsByHand({
    days: DAYS,
    windows: [
      { id: 'all', kind: 'all' },
      goLiveWindow(14),
      goLiveWindow(84),
      { id: 'later', kind: 'dates', from: GO_LIVE + 91, to: DAYS },
    ],
    trusts: [
      {
        id: 'ashby',
        goLive: GO_LIVE,
        values: prompt,
        clinic: { referrals_per_week: 10 },
        emergency: { attendances_per_week: 1923, growth_share_per_year: 0 },
      },
    ],
    strategies: { national: {} },
    mechanisms: only({ emergency_slowdown: slowdown, ...more }),
  });
}

function minutesByDay(slowdown: Values) {
  const settings = district(slowdown);
  const of = (arm: string, from: number, to: number) => {
    const { minutes, came } = strategyRun(settings, arm).tallies[0]!.emergency!;
    const sum = (x: ArrayLike<number>) =>
      Array.from(x)
        .slice(from, to)
        .reduce((a, b) => a + b, 0);
    return sum(minutes) / sum(came);
  };
  return (from: number, to: number) => of('national', from, to) / of('no_go_live', from, to);
}

describe('emergency_slowdown', () => {
  it('V15: stays are 6 to 22% longer in the first two weeks, about as usual by week 12', () => {
    const settings = district({});
    const of = (scope: string, window: string) => {
      const runs = Array.from({ length: REPLICATIONS }, (_, replication) => {
        const strategies = ['no_go_live', 'national'].map((arm) => {
          const { minutes, came } = strategyRun(settings, arm, replication).tallies[0]!.emergency!;
          const [from, to] = window === 'first' ? [GO_LIVE, GO_LIVE + 14] : [GO_LIVE + 84, GO_LIVE + 98];
          const sum = (x: ArrayLike<number>) =>
            Array.from(x)
              .slice(from, to)
              .reduce((a, b) => a + b, 0);
          return sum(minutes) / sum(came);
        });
        return strategies[1]! / strategies[0]! - 1;
      });
      return scope === 'mean' ? mean(runs) : Math.max(...runs);
    };
    expect(of('mean', 'first')).toBeGreaterThan(0.06);
    expect(of('mean', 'first')).toBeLessThan(0.22);
    expect(Math.abs(of('mean', 'later'))).toBeLessThan(0.01);
  });

  it('in full for two weeks, then evenly back to nothing in the twelfth; the very same day once the queue is gone', () => {
    const times = minutesByDay({ time_multiplier: 1.2 });
    expect(times(0, GO_LIVE)).toBe(1);
    expect(times(GO_LIVE, GO_LIVE + 14)).toBeGreaterThan(1.18);
    const half = times(GO_LIVE + 42, GO_LIVE + 56);
    expect(half).toBeGreaterThan(1.07);
    expect(half).toBeLessThan(1.14);
    expect(times(GO_LIVE + 88, DAYS)).toBe(1);
  });

  it('a slower department breaches more and never takes fewer patients; one that is not slowed is the counterfactual', () => {
    const breaches = (slowdown: Values) =>
      measure(district(slowdown), 'emergency_4h_breaches', 4).get('national')!.excess;
    expect(mean(breaches({ time_multiplier: 1.3 }))).toBeGreaterThan(mean(breaches({ time_multiplier: 1.1 })));
    expect(mean(breaches({ time_multiplier: 1.1 }))).toBeGreaterThan(0);
    expect(breaches({ time_multiplier: 1, trouble_multiplier: 1 })).toEqual([0, 0, 0, 0]);
    const came = (arm: string) =>
      Array.from(strategyRun(district({ time_multiplier: 1.3 }), arm).tallies[0]!.emergency!.came);
    expect(came('national')).toEqual(came('no_go_live'));
  });

  it('is worse while the trust is in trouble', () => {
    const troubled = {
      defects: { mean_count: 150 },
      local_configuration: {},
      recovery_programme: { first_check_weeks: 13 },
    };
    const excess = (trouble: number) =>
      mean(
        measure(
          district({ time_multiplier: 1, trouble_multiplier: trouble }, troubled),
          'emergency_time_mean_minutes',
          4,
        ).get('national')!.excess,
      );
    expect(excess(1)).toBe(0);
    expect(excess(1.3)).toBeGreaterThan(1);
  });

  it('the metrics tell it: minutes, 95%, share within four hours, by window', () => {
    const settings = district({ time_multiplier: 1.3 });
    const of = (metric: string, window: string) => {
      const runs = measure(settings, metric, 2, window === 'all' ? '' : 'ashby');
      return runs.get('national')!.excess[0]!;
    };
    expect(of('emergency_time_mean_minutes', 'all')).toBeGreaterThan(1);
    expect(of('emergency_time_p95_minutes', 'all')).toBeGreaterThan(1);
    expect(of('emergency_within_4h_share', 'all')).toBeLessThan(0);
    const usual = measure(settings, 'emergency_within_4h_share', 1).get('no_go_live')!.values[0]!;
    expect(usual).toBeGreaterThan(0.965);
    expect(usual).toBeLessThan(0.99);
  });
});
