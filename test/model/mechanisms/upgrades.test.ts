/** Later releases: when live trusts ask for them, and what they wait for. */
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { type ByHand, type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { only, prompt, three } from './compare.js';

const clinic = 'none' as const;
const programmeOnly = three.map((trust) => ({ ...trust, clinic }));

describe('upgrades', () => {
  const releases = [
    { id: 'r1', availableDay: 0, scopeShare: 1, adds: false },
    { id: 'r2', availableDay: 400, scopeShare: 0.4, adds: true },
    { id: 'r3', availableDay: 410, scopeShare: 0.4, adds: true },
  ];
  const stable: Chosen = { defects: { mean_count: 0, floor_count: 0 } };
  const upgrades = (by: ByHand, replication = 0) =>
    factsOf(strategyRun(settingsByHand(by), 'national', replication), 'upgrade');

  it('are asked for four to twenty-six weeks after a release, by each trust in its own time', () => {
    const by = { trusts: programmeOnly, days: 900, releases, mechanisms: only({ releases: {}, ...stable }) };
    const waits = [0, 1, 2, 3].flatMap((replication) =>
      upgrades(by, replication)
        .filter(({ release }) => release === 'r2')
        .map(({ day }) => day - 400),
    );
    expect(waits).toHaveLength(12);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(28);
    expect(Math.max(...waits)).toBeLessThanOrEqual(182);
    expect(new Set(waits).size).toBeGreaterThan(9);
    expect(upgrades(by, 1)).toEqual(factsOf(strategyRun(settingsByHand(by), 'local', 1), 'upgrade'));
    // Another draw for the next release: not the same weeks after it.
    const next = upgrades(by).filter(({ release }) => release === 'r3');
    const first = upgrades(by).filter(({ release }) => release === 'r2');
    expect(next).toHaveLength(3);
    expect(next.map(({ day }) => day - 410)).not.toEqual(first.map(({ day }) => day - 400));
  });

  it('wait for experts, with whom they begin, and for weeks in which go-lives are allowed', () => {
    const pool = { experts: 16, leave_share_per_month: 0, go_live_weeks: 6, support_experts: 0 };
    const by: ByHand = {
      trusts: programmeOnly,
      days: 900,
      releases: releases.slice(0, 2),
      mechanisms: only({ releases: { upgrade_after_weeks: 10 }, delivery_pool: pool, ...stable }),
    };
    expect(upgrades(by).map(({ day }) => day)).toEqual([470, 512, 554]);
    const settings = settingsByHand(by);
    const closed = new Uint8Array(900).fill(1, 450, 500);
    const run = strategyRun(
      { ...settings, strategies: settings.strategies.map((one) => ({ ...one, closed })) },
      'national',
    );
    expect(factsOf(run, 'upgrade').map(({ day }) => day)).toEqual([500, 542, 584]);
    const waits = factsOf(run, 'upgrade_waits').map(({ trust, day, reason }) => [trust, day, reason]);
    expect(waits).toEqual([
      [0, 470, 'open week'],
      [1, 470, 'open week'],
      [2, 470, 'open week'],
      [1, 500, 'experts'],
      [2, 500, 'experts'],
    ]);
    expect(run.world.programme.pool.experts.inUse).toBe(0);
  });

  it('wait out a hold', () => {
    // Those whose go-live was a disaster are in trouble when the others, live and stable, ask for the release.
    const early = { values: { ...prompt, 'preparation.readiness_share': 1 }, clinic };
    const bad = { values: { ...prompt, 'preparation.readiness_share': 0 }, clinic };
    const by: ByHand = {
      trusts: [
        { id: 'calm', goLive: 20, ...early },
        { id: 'worse', goLive: 250, ...bad },
        { id: 'worst', goLive: 260, ...bad },
        { id: 'later', goLive: 700, ...early },
      ],
      days: 1200,
      releases: releases.slice(0, 2),
      mechanisms: only({
        releases: { upgrade_after_weeks: { kind: 'uniform', args: [0, 20] } },
        defects: { mean_count: 60, floor_count: 0 },
        local_configuration: {},
        recovery_programme: { first_check_weeks: 4 },
        hold: { trigger_trusts: 1, decides_probability: 1, readiness_decay_share_per_month: 0 },
      }),
    };
    let waited = 0;
    for (let replication = 0; replication < 8; replication++) {
      const run = strategyRun(settingsByHand(by), 'national', replication);
      const lights = factsOf(run, 'green_light').map(({ day }) => day);
      for (const { day } of factsOf(run, 'hold_begins')) {
        const until = lights.find((light) => light >= day) ?? 1200;
        for (const upgrade of factsOf(run, 'upgrade')) expect(upgrade.day >= day && upgrade.day < until).toBe(false);
        waited += factsOf(run, 'upgrade_waits').filter((wait) => wait.day >= day && wait.day < until).length;
      }
    }
    expect(waited).toBeGreaterThan(0);
  });
});
