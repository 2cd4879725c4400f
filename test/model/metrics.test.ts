/** What metrics say of themselves: that they are about patients alone, or differences by nature. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Slice } from '../../src/model/metrics/metric.js';
import { metrics } from '../../src/model/metrics/registry.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

// They are not folded where there is nobody: they must come to the same whatever happened.
describe('metrics of care', () => {
  const made = settingsByHand({
    trusts: ['a', 'b', 'c'].map((id, at) => ({ id, goLive: 100 + 60 * at })),
    days: 900,
    mechanisms: { defects: { mean_count: 60 } },
  });
  const settings = { ...made, trusts: made.trusts.map((trust) => ({ ...trust, services: [] })) };

  /** A replication of a programme without patients, over some days. */
  function slice(strategy: string, replication: number, from: number, to: number): Slice {
    const { world, ledger, tallies, accounts } = strategyRun(settings, strategy, replication);
    const { facts, strategy: decided } = world;
    return { scope: 'programme', trusts: accounts, from, to, ledger, tallies, facts, strategy: decided };
  }

  it.each(metrics.filter(({ ofCare }) => ofCare).map(({ id, fold }) => ({ id, fold })))(
    '$id is the same wherever there are no services',
    ({ fold }) => {
      const of = (replication: number, from: number, to: number) =>
        fold(slice('national', replication, from, to), slice('no_go_live', replication, from, to));
      const one = of(0, 0, 900);
      expect(of(1, 0, 900)).toEqual(one);
      expect(of(2, 130, 700)).toEqual(one);
    },
  );
});

describe('metrics that are differences by nature', () => {
  it('have no level, and all others have one or the other as they happen to be known', () => {
    const scenario = parseScenario(readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8'));
    const columns = outcomeColumns(scenario.settings);
    const outcomes = [0, 1, 2].flatMap((replication) => runReplication(scenario.settings, replication));
    const withLevel = new Set<string>();
    const withExcess = new Set<string>();
    for (const { values, excess } of outcomes) {
      columns.forEach(({ metric }, at) => {
        if (!Number.isNaN(values[at])) withLevel.add(metric);
        if (!Number.isNaN(excess[at])) withExcess.add(metric);
      });
    }
    for (const { id, differenceOnly } of metrics) {
      if (differenceOnly) expect([id, withLevel.has(id), withExcess.has(id)]).toEqual([id, false, true]);
      else if (withExcess.has(id)) expect([id, withLevel.has(id)]).toEqual([id, true]);
    }
  });
});

describe('net cost', () => {
  it('is all that is lost and spent but delivery, less benefits', () => {
    const file = new URL('../../scenarios/london-2008.yaml', import.meta.url);
    const { settings } = parseScenario(readFileSync(file, 'utf8'));
    const national = { ...settings, strategies: settings.strategies.slice(0, 1) };
    const columns = outcomeColumns(national);
    const parts = ['lost_revenue', 'recovery_cost', 'hold_cost', 'booking_cost', 'initiative_cost', 'legacy_cost'];
    const some = new Map<string, number>();
    for (let replication = 0; replication < 3; replication++) {
      for (const { excess } of runReplication(national, replication).slice(1)) {
        const of = (metric: string) => {
          const value = excess[columns.findIndex((c) => c.scope === 'programme' && c.metric === `${metric}_gbp`)]!;
          some.set(metric, (some.get(metric) ?? 0) + Math.abs(value));
          return value;
        };
        const sum = parts.reduce((all, metric) => all + of(metric), 0) - of('benefits');
        expect(of('net_cost') / sum).toBeCloseTo(1, 9);
      }
    }
    for (const metric of [...parts, 'benefits']) expect([metric, some.get(metric)! > 0]).toEqual([metric, true]);
  });
});
