/** What metrics say of themselves: each trait holds of the numbers that the metric gives. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CostItem } from '../../src/model/facts.js';
import { wholeSlices } from '../../src/model/fold-outcome.js';
import { netCost } from '../../src/model/metrics/costs/net-cost.js';
import { quotient } from '../../src/model/metrics/measures.js';
import { allLiveByDeadline, completionDay } from '../../src/model/metrics/programme/dates.js';
import { metricById, metrics } from '../../src/model/metrics/registry.js';
import { type Slice, sliceOf } from '../../src/model/metrics/slice.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { type Chosen, mechanismsOf, settingsByHand } from './settings-by-hand.js';
import { programmeSlice, strategyRun } from './strategy-run.js';

const allOff: Chosen = Object.fromEntries(
  [...mechanismsOf('trust', {}), ...mechanismsOf('programme', {})].map(({ id }) => [id, 'off'] as const),
);

// They are not folded where there is nobody: they must come to the same whatever happened.
describe('metrics of care', () => {
  const made = settingsByHand({
    trusts: ['a', 'b', 'c'].map((id, at) => ({ id, goLive: 100 + 60 * at })),
    days: 900,
    mechanisms: { defects: { mean_count: 60 } },
  });
  const settings = { ...made, trusts: made.trusts.map((trust) => ({ ...trust, services: [] })) };

  function slice(strategy: string, replication: number, from: number, to: number): Slice {
    return programmeSlice(strategyRun(settings, strategy, replication), from, to);
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

describe('traits', () => {
  const { settings } = parseScenario(readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8'));
  /** The whole programme, its first 400 days with a deadline after them, and each trust's second year. */
  const pairs = [0, 1, 2].flatMap((replication) => {
    const [base, ...runs] = [settings.counterfactual, ...settings.strategies].map(({ id }) =>
      wholeSlices(strategyRun(settings, id, replication)),
    );
    return runs.flatMap((scopes) =>
      scopes.flatMap((whole, at) => {
        const usual = base![at]!;
        const early = { from: 0, to: 400, strategy: { ...whole.strategy, deadlineDay: 500 } };
        const second = { from: 365, to: 730 };
        return [[whole, usual] as const, [sliceOf(whole, early), sliceOf(usual, early)] as const].concat([
          [sliceOf(whole, second), sliceOf(usual, second)],
        ]);
      }),
    );
  });
  const measured = metrics.map((metric) => ({
    metric,
    all: pairs.map(([slice, base]) => ({
      slice,
      base,
      own: metric.fold(slice, base),
      usual: metric.fold(base, base),
    })),
  }));

  it('excess: of levels, the level itself, or all there is', () => {
    for (const { metric, all } of measured) {
      for (const { own, usual } of all) {
        if (metric.excess === 'of_levels') expect(own.excess, metric.id).toBe(own.value - usual.value);
        else if (metric.excess === 'the_level') expect(own.excess, metric.id).toBe(own.value);
        else expect(own.value, metric.id).toBeNaN();
      }
      if (metric.excess === 'by_nature') {
        expect(
          all.some(({ own }) => !Number.isNaN(own.excess)),
          metric.id,
        ).toBe(true);
      }
    }
  });

  it('ratio: the quotient of its two parts is the level, or the excess of what has none', () => {
    expect(measured.filter(({ metric }) => metric.ratio).length).toBeGreaterThan(10);
    for (const { metric, all } of measured) {
      for (const { slice, base, own } of all) {
        if (!metric.ratio) continue;
        const whole = metric.excess === 'by_nature' ? own.excess : own.value;
        expect(quotient(metric.ratio, slice, base), metric.id).toBe(whole);
        const { numerator = Number.NaN, denominator = Number.NaN } = own;
        const parts = numerator / (denominator || Number.NaN);
        if (Number.isNaN(whole)) expect(parts, metric.id).toBeNaN();
        else expect(parts / (whole || 1), metric.id).toBeCloseTo(whole === 0 ? 0 : 1, 12);
      }
    }
  });

  it('an event: 1 or 0, or unknown; all are live by a deadline from the day of completion on', () => {
    for (const { metric, all } of measured) {
      if (metric.event !== true) continue;
      for (const { own } of all) expect([0, 1, Number.NaN], metric.id).toContainEqual(own.value);
    }
    const by = (deadlineDay: number | null) =>
      pairs.flatMap(([slice, base]) => {
        if (slice.scope !== 'programme' || slice.to < 700) return [];
        const { value: done, censored } = completionDay.fold(slice, base);
        const day = deadlineDay === null ? null : done + deadlineDay;
        const own = sliceOf(slice, { strategy: { ...slice.strategy, deadlineDay: day } });
        return censored || (day ?? 0) >= slice.to ? [] : [allLiveByDeadline.fold(own, base).value];
      });
    expect(by(0).length).toBeGreaterThan(3);
    expect(new Set(by(0))).toEqual(new Set([1]));
    expect(new Set(by(-1))).toEqual(new Set([0]));
    expect(new Set(by(null))).toEqual(new Set([Number.NaN]));
  });

  it('at the end: only what may be cut short is ever flagged', () => {
    const rules = new Set<string>();
    for (const { metric, all } of measured) {
      if (all.some(({ own }) => own.censored)) rules.add(metric.atEnd);
    }
    expect([...rules].sort()).toEqual(['as_seen', 'counts_to_end', 'left_out', 'unknown']);
  });

  it('money is in GBP, and what is about patients alone is not about the programme', () => {
    for (const { id, unit, concerns, ofCare } of metrics) {
      expect(concerns === 'money', id).toBe(unit === 'GBP');
      if (ofCare) expect(concerns, id).not.toBe('programme');
    }
  });
});

describe('net cost', () => {
  it('has an item of cost for everything that is spent', () => {
    const items: Record<CostItem, string> = {
      trouble: 'trouble_cost_gbp',
      recovery: 'recovery_cost_gbp',
      hold: 'hold_cost_gbp',
      booking: 'booking_cost_gbp',
      initiatives: 'initiative_cost_gbp',
      delivery: 'delivery_cost_gbp',
      at_risk: 'cost_at_risk_gbp',
      legacy: 'legacy_cost_gbp',
    };
    const settings = settingsByHand({ days: 400, mechanisms: allOff });
    const slices = (arm: string) => programmeSlice(strategyRun(settings, arm), 0, 400);
    const [own, base] = [slices('national'), slices('no_go_live')];
    const before = netCost.fold(own, base).excess;
    for (const [item, metric] of Object.entries(items)) {
      const cost = { kind: 'cost', item: item as CostItem, trust: 0, day: 10, until: 20, gbpPerDay: 7 } as const;
      const spent = sliceOf(own, { facts: [...own.facts, cost] });
      expect(metricById(metric)!.fold(spent, base).excess, item).toBe(metricById(metric)!.fold(own, base).excess + 70);
      // What is at risk is part of delivery.
      expect(netCost.fold(spent, base).excess, item).toBe(before + (item === 'at_risk' ? 0 : 70));
    }
  });

  it('is all that is lost and spent, less benefits: every part is a metric of its own', () => {
    const file = new URL('../../scenarios/london-2008.yaml', import.meta.url);
    const { settings } = parseScenario(readFileSync(file, 'utf8'));
    const national = { ...settings, strategies: settings.strategies.slice(0, 1) };
    const columns = outcomeColumns(national);
    const costs = ['trouble', 'recovery', 'hold', 'booking', 'initiative', 'legacy', 'delivery', 'escalation'];
    const parts = ['contribution_lost', ...costs.map((item) => `${item}_cost`)];
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
        expect(of('contribution_lost')).toBeCloseTo(of('lost_revenue') - of('variable_cost_saved'), 3);
        expect(of('trouble_and_recovery_cost')).toBeCloseTo(of('trouble_cost') + of('recovery_cost'), 3);
      }
    }
    for (const metric of [...parts, 'benefits']) expect([metric, some.get(metric)! > 0]).toEqual([metric, true]);
  });
});
