import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricById } from '../../src/model/metrics/registry.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import type { Settings } from '../../src/model/settings.js';
import type { StrategyRun } from '../../src/model/simulate-strategy.js';
import { type AnyScenario, anyScenario, scenarioOf } from './any-trust.js';
import { type Chosen, mechanismsOf, settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const allOff: Chosen = Object.fromEntries(
  [...mechanismsOf('trust', {}), ...mechanismsOf('programme', {})].map(({ id }) => [id, 'off'] as const),
);

const trusts = [
  { id: 'ashby', goLive: 120, clinic: { referrals_per_week: 150, follow_ups_per_first: 1.5 }, listed: 0.15 },
  { id: 'brook', goLive: 200, clinic: { referrals_per_week: 300 }, listed: 0.1 },
  { id: 'colne', goLive: 280, clinic: { referrals_per_week: 90, follow_ups_per_first: 1 } },
];

/** Everything of an outcome but its strategy's name. */
function content(settings: Settings, replication: number, index: number) {
  const { strategy: _, draws: __, ...rest } = runReplication(settings, replication)[index]!;
  return rest;
}

describe('laws that hold exactly in every replication', () => {
  it('no mechanisms: no excess', () => {
    fc.assert(
      fc.property(anyScenario, (any) => {
        const settings = settingsByHand({ ...scenarioOf(any), mechanisms: allOff });
        const [base, national] = runReplication(settings, 0);
        outcomeColumns(settings).forEach(({ metric }, column) => {
          const { concerns, priceOfDelivery, rareEvent, excess } = metricById(metric)!;
          if (rareEvent) expect(national!.values[column], metric).toBe(0);
          if (concerns === 'programme' || priceOfDelivery) return;
          expect(national!.excess[column]! || 0, metric).toBe(0);
          // The counterfactual has no go-live to say it of.
          if (excess !== 'the_level') expect(national!.values[column], metric).toEqual(base!.values[column]);
        });
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it('equal settings: strategies differ by nothing', () => {
    fc.assert(
      fc.property(anyScenario, (any) => {
        // Of two builds that differ in name alone, too.
        const strategies = { one: {}, two: { build: 'another' } };
        const settings = settingsByHand({ ...scenarioOf(any), strategies });
        expect(content(settings, 1, 2)).toEqual(content(settings, 1, 1));
      }),
      { numRuns: 12, seed: 2 },
    );
  });

  it('national and local with the same values of the rows in which they differ: no difference', () => {
    const same = {
      local_configuration: {
        fit_share: 0.6,
        preparation_multiplier: 1.1,
        fixes_per_week: 0.2,
        shared_defects_share: 0.5,
        propagation_probability: 0.6,
        propagation_lag_weeks: 10,
        regression_probability: 0.2,
        cost_multiplier: 1,
      },
      recovery_programme: { approval_lag_weeks: 3 },
    };
    const settings = settingsByHand({ trusts, mechanisms: same });
    for (const replication of [0, 1, 2]) {
      expect(content(settings, replication, 2)).toEqual(content(settings, replication, 1));
    }
  });

  it('a trust that shares nothing changes nobody', () => {
    const apart: Chosen = { hold: 'off', delivery_pool: 'off', re_engagement: 'off' };
    const without = settingsByHand({ trusts: trusts.slice(0, 2), mechanisms: apart });
    const withOne = settingsByHand({ trusts, mechanisms: apart });
    for (const replication of [0, 1]) {
      const before = runReplication(without, replication);
      const after = runReplication(withOne, replication);
      before.forEach((outcome, arm) => {
        outcomeColumns(without).forEach(({ scopeId, metric }, column) => {
          if (scopeId === '') return;
          const there = outcomeColumns(withOne).findIndex((c) => c.scopeId === scopeId && c.metric === metric);
          expect(after[arm]!.values[there]).toEqual(outcome.values[column]);
          expect(after[arm]!.excess[there]).toEqual(outcome.excess[column]);
        });
      });
    }
  });

  it('the order of trusts in the file changes nothing', () => {
    const settings = settingsByHand({ trusts });
    const turned = settingsByHand({ trusts: [...trusts].reverse() });
    const reorder = (s: Settings): Settings => ({
      ...s,
      strategies: s.strategies.map((strategy) => ({ ...strategy, order: [...strategy.order].reverse() })),
      counterfactual: { ...s.counterfactual, order: [...s.counterfactual.order].reverse() },
    });
    const one = runReplication(settings, 4);
    const other = runReplication(reorder(turned), 4);
    one.forEach((outcome, arm) => {
      outcomeColumns(settings).forEach(({ scopeId, metric }, column) => {
        const there = outcomeColumns(turned).findIndex((c) => c.scopeId === scopeId && c.metric === metric);
        expect(other[arm]!.values[there], metric).toEqual(outcome.values[column]);
        expect(other[arm]!.excess[there], metric).toEqual(outcome.excess[column]);
      });
      expect([...other[arm]!.phases].sort(byTrust)).toEqual([...outcome.phases].sort(byTrust));
    });
  });

  it('doubled tariff: doubled revenue, and nothing else', () => {
    const priced = (gbp: number) =>
      settingsByHand({
        trusts: trusts.map((trust) => ({
          ...trust,
          clinic: { ...trust.clinic, 'price_gbp.first': gbp, 'price_gbp.follow_up': gbp / 2 },
          elective: { 'price_gbp.admission': 5 * gbp },
        })),
      });
    const columns = outcomeColumns(priced(100));
    const single = runReplication(priced(100), 2);
    const double = runReplication(priced(200), 2);
    single.forEach((outcome, arm) => {
      columns.forEach(({ metric }, column) => {
        const { tariff } = metricById(metric)!;
        if (tariff === 'in_part') return;
        const factor = tariff === 'proportional' ? 2 : 1;
        expect(double[arm]!.excess[column], metric).toEqual(outcome.excess[column]! * factor);
      });
      expect(double[arm]!.phases).toEqual(outcome.phases);
    });
  });

  /** A dip of so much at every trust of a random scenario, and one that is deeper by a fifth of capacity. */
  function dips(any: AnyScenario, depth: number): readonly [shallow: StrategyRun, deep: StrategyRun] {
    const live = (share: number) => {
      const by = {
        ...scenarioOf(any),
        mechanisms: { ...allOff, learning_dip: { depth_share: share, decay_weeks: 8 } },
      };
      const settings = settingsByHand({
        ...by,
        trusts: by.trusts!.map((trust) => ({
          ...trust,
          elective: { ...trust.elective, removal_share: any.removal },
        })),
      });
      return strategyRun(settings, 'national');
    };
    return [live(depth), live(depth + 0.2)];
  }
  const anyDepth = fc.double({ min: 0.02, max: 0.4, noNaN: true });

  it('a deeper dip: the list of first attendances is never shorter', () => {
    fc.assert(
      fc.property(anyScenario, anyDepth, (any, depth) => {
        const [shallow, deep] = dips(any, depth);
        for (const { lists } of shallow.accounts) {
          const { index } = lists.find(({ kind }) => kind.id === 'first')!;
          for (let day = 0; day < any.days; day++) {
            const list = ({ ledger }: StrategyRun) => ledger.get(index, day, 'waiting');
            if (list(deep) < list(shallow)) expect.fail(`day ${day}: ${list(deep)} < ${list(shallow)}`);
          }
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  // Where patients leave a longer list otherwise than by being seen, fewer of them reach the pathway, so that the true
  // list can be the shorter one; and those of a week leave the pathway evenly over its days whoever they are.
  it('a deeper dip, nobody removed: the true list, pathway and admissions included, is never shorter on a Sunday', () => {
    fc.assert(
      fc.property(anyScenario, anyDepth, (any, depth) => {
        const [shallow, deep] = dips({ ...any, removal: 0 }, depth);
        for (const { lists } of shallow.accounts) {
          const waiting = lists.filter(({ kind }) => kind.id !== 'follow_up').map(({ index }) => index);
          for (let day = 6; day < any.days; day += 7) {
            const list = ({ ledger }: StrategyRun) =>
              waiting.reduce((n, at) => n + ledger.get(at, day, 'waiting') + ledger.get(at, day, 'in_pathway'), 0);
            if (list(deep) < list(shallow)) expect.fail(`day ${day}: ${list(deep)} < ${list(shallow)}`);
          }
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

function byTrust(a: { trust: string; enterDay: number }, b: { trust: string; enterDay: number }): number {
  return a.trust < b.trust ? -1 : a.trust > b.trust ? 1 : a.enterDay - b.enterDay;
}
