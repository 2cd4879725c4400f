/** The emergency department after a go-live: by how much stays lengthen, for how long, and that nothing else moves. */
import { describe, expect, it } from 'vitest';
import { goLiveWindow } from '../../../src/model/windows.js';
import { settingsByHand, type Values } from '../settings-by-hand.js';
import { mean, measure, strategyRun } from '../strategy-run.js';
import { only, prompt } from './compare.js';

const GO_LIVE = 70;
const DAYS = 280;
const REPLICATIONS = 12;

/** A district general of 2008: 100,000 attendances a year (EVIDENCE-3). */
function district(slowdown: Values) {
  return settingsByHand({
    days: DAYS,
    windows: [
      { id: 'all', kind: 'all' },
      goLiveWindow(84),
      { id: 'later', kind: 'dates', from: GO_LIVE + 189, to: DAYS },
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
    mechanisms: only({ emergency_slowdown: slowdown }),
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
  it('stays are longer by what the department takes longer for a quarter, and about as usual after half a year', () => {
    const settings = district({});
    const longer = (from: number, to: number) => {
      const runs = Array.from({ length: REPLICATIONS }, (_, replication) => {
        const [usual, slowed] = ['no_go_live', 'national'].map((arm) => {
          const { minutes, came } = strategyRun(settings, arm, replication).tallies[0]!.emergency!;
          const sum = (x: ArrayLike<number>) =>
            Array.from(x)
              .slice(from, to)
              .reduce((a, b) => a + b, 0);
          return sum(minutes) / sum(came);
        });
        return slowed! / usual! - 1;
      });
      return mean(runs);
    };
    // The mean of P80a is 1.163; queues add to it.
    expect(longer(GO_LIVE, GO_LIVE + 84)).toBeGreaterThan(0.1);
    expect(longer(GO_LIVE, GO_LIVE + 84)).toBeLessThan(0.25);
    expect(Math.abs(longer(GO_LIVE + 182, DAYS))).toBeLessThan(0.01);
  });

  it('in full for a quarter, then evenly back to nothing after half a year; the very same day once the queue is gone', () => {
    const times = minutesByDay({ time_multiplier: 1.2 });
    expect(times(0, GO_LIVE)).toBe(1);
    expect(times(GO_LIVE, GO_LIVE + 84)).toBeGreaterThan(1.18);
    const half = times(GO_LIVE + 126, GO_LIVE + 140);
    expect(half).toBeGreaterThan(1.07);
    expect(half).toBeLessThan(1.14);
    expect(times(GO_LIVE + 186, DAYS)).toBe(1);
  });

  it('a slower department breaches more and never takes fewer patients; one that is not slowed is the counterfactual', () => {
    const breaches = (slowdown: Values) =>
      measure(district(slowdown), 'emergency_4h_breaches', 4).get('national')!.excess;
    expect(mean(breaches({ time_multiplier: 1.3 }))).toBeGreaterThan(mean(breaches({ time_multiplier: 1.1 })));
    expect(mean(breaches({ time_multiplier: 1.1 }))).toBeGreaterThan(0);
    expect(breaches({ time_multiplier: 1 })).toEqual([0, 0, 0, 0]);
    const came = (arm: string) =>
      Array.from(strategyRun(district({ time_multiplier: 1.3 }), arm).tallies[0]!.emergency!.came);
    expect(came('national')).toEqual(came('no_go_live'));
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
