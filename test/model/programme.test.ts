import { describe, expect, it } from 'vitest';
import { runReplication } from '../../src/model/run-replication.js';
import { factsOf } from './facts-of.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

describe('a known go-live', () => {
  const settings = settingsByHand({
    days: 500,
    trusts: [
      { id: 'ashby', known: 60 },
      { id: 'brook', goLive: 300 },
    ],
  });

  it('happens on its day under every strategy, without preparation or gate', () => {
    for (const strategy of ['national', 'local']) {
      const world = strategyRun(settings, strategy);
      expect(factsOf(world, 'go_live').find(({ trust }) => trust === 0)!.day).toBe(60);
      expect(factsOf(world, 'gate').some(({ trust }) => trust === 0)).toBe(false);
      const phases = factsOf(world, 'phase').filter(({ trust }) => trust === 0);
      expect(phases.map(({ phase }) => phase).slice(0, 2)).toEqual(['planned', 'disrupted']);
    }
  });

  it('meets the build on record: the same defects whatever the strategy', () => {
    for (let replication = 0; replication < 5; replication++) {
      const met = ['national', 'local'].map(
        (id) => factsOf(strategyRun(settings, id, replication), 'go_live').find(({ trust }) => trust === 0)!.defects,
      );
      expect(met[0]).toBe(met[1]);
    }
  });

  it('is undone in the counterfactual', () => {
    expect(factsOf(strategyRun(settings, 'no_go_live'), 'go_live')).toEqual([]);
    expect(runReplication(settings, 0)[0]!.goLives).toBe(0);
  });
});

/** What happens to a programme does not hang on how many patients there are. */
const few = { referrals_per_week: 20 };

describe('the lifecycle of a trust', () => {
  it('enters its phases in an order that the model allows', () => {
    const next: Record<string, readonly string[]> = {
      planned: ['preparing', 'held', 'disrupted'],
      preparing: ['disrupted', 'deferred', 'held'],
      deferred: ['disrupted', 'deferred', 'held'],
      held: ['re_engaging', 'withdrawn'],
      re_engaging: ['preparing', 'held'],
      withdrawn: [],
      disrupted: ['recovery', 'stable'],
      recovery: ['stable'],
      stable: [],
    };
    const settings = settingsByHand({
      days: 1800,
      trusts: ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({ id, goLive: 200 + 60 * index, clinic: few })),
      mechanisms: { defects: { mean_count: 120 }, hold: { trigger_trusts: 1, decides_probability: 1 } },
    });
    const met = new Set<string>();
    for (let replication = 0; replication < 15; replication++) {
      for (const outcome of runReplication(settings, replication).slice(1)) {
        for (const stay of outcome.phases) met.add(stay.phase);
        for (let i = 1; i < outcome.phases.length; i++) {
          const [before, after] = [outcome.phases[i - 1]!, outcome.phases[i]!];
          if (before.trust !== after.trust) continue;
          expect(next[before.phase], `${before.phase} -> ${after.phase}`).toContain(after.phase);
          expect(after.enterDay).toBe(before.exitDay);
        }
      }
    }
    expect([...met].sort()).toEqual(Object.keys(next).sort());
  });

  it('frees its experts when a hold interrupts preparation, and never seizes more than there are', () => {
    const settings = settingsByHand({
      days: 1500,
      trusts: ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({ id, goLive: 200 + 60 * index, clinic: few })),
      mechanisms: {
        defects: { mean_count: 120 },
        hold: { trigger_trusts: 1, decides_probability: 1 },
        delivery_pool: { experts: 36 },
      },
    });
    let holds = 0;
    for (let replication = 0; replication < 20; replication++) {
      const world = strategyRun(settings, 'national', replication);
      holds += factsOf(world, 'hold_begins').length;
      const { experts, preparing, goLive, recovery, support } = world.world.programme.pool;
      // Support leaves within a week of the day on which a trust is stable.
      const justStable = factsOf(world, 'phase').filter(
        ({ phase, day }) => phase === 'stable' && day > 1500 - 7,
      ).length;
      const busy = (phases: readonly string[]) =>
        world.world.trusts.filter(({ phase }) => phases.includes(phase)).length;
      expect(experts.inUse).toBeLessThanOrEqual(36);
      expect(experts.inUse % 4).toBe(0);
      expect(experts.inUse).toBeLessThanOrEqual(
        preparing * busy(['preparing', 'deferred']) +
          goLive * busy(['preparing', 'disrupted', 'recovery']) +
          recovery * busy(['recovery', 'disrupted']) +
          support * justStable,
      );
    }
    expect(holds).toBeGreaterThan(10);
  });

  it('nobody goes live on a closed day', () => {
    const settings = settingsByHand({
      days: 700,
      trusts: [
        { id: 'a', goLive: 300 },
        { id: 'b', goLive: 350 },
      ],
    });
    const closed = new Uint8Array(700).fill(1, 250, 520);
    const shut = { ...settings, strategies: settings.strategies.map((s) => ({ ...s, closed })) };
    for (let replication = 0; replication < 10; replication++) {
      for (const { day } of factsOf(strategyRun(shut, 'national', replication), 'go_live')) expect(closed[day]).toBe(0);
    }
  });
});
