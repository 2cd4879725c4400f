/** The authority's meetings, holds and green lights, told from the facts and from the uniforms that decide them. */
import { describe, expect, it } from 'vitest';
import { drawFuture } from '../../../src/model/future.js';
import { runReplication } from '../../../src/model/run-replication.js';
import type { StrategyRun } from '../../../src/model/simulate-strategy.js';
import { expm1 } from '../../../src/stats/dmath.js';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand, type TrustByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { only, prompt } from './compare.js';

const trusts: readonly TrustByHand[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({
  id,
  goLive: 100 + 90 * index,
  values: prompt,
  clinic: 'none',
}));
const troubled: Chosen = {
  defects: { mean_count: 100 },
  local_configuration: {},
  recovery_programme: {},
  hold: {},
  re_engagement: { withdrawal_probability: 0, reputation_probability: 0, restart_months: 1 },
};
const REPLICATIONS = 30;
const LIFT = 3;

const byHand = (more: Chosen = {}, own = trusts) =>
  settingsByHand({ trusts: own, days: 1800, mechanisms: only({ ...troubled, ...more }) });

/** Trusts so close to each other that some get into trouble after a hold began. */
const close = trusts.map((trust, index) => ({ ...trust, goLive: 100 + 25 * index }));

function runs(more: Chosen = {}, own = trusts): StrategyRun[] {
  const settings = byHand(more, own);
  return Array.from({ length: REPLICATIONS }, (_, replication) => strategyRun(settings, 'national', replication));
}

/** Where a trust stands at the beginning of a day. */
function standing(run: StrategyRun, trust: number, day: number) {
  const before = <T extends { readonly trust: number; readonly day: number }>(facts: readonly T[]) =>
    facts.findLast((fact) => fact.trust === trust && fact.day < day);
  const alarm = before(factsOf(run, 'alarm'))?.day ?? Number.NEGATIVE_INFINITY;
  const review = factsOf(run, 'review').find((one) => one.trust === trust && one.succeeded && one.day > alarm)?.day;
  const stable = factsOf(run, 'phase').find((one) => one.trust === trust && one.phase === 'stable' && one.day > alarm);
  const answered = Math.min(review ?? Number.POSITIVE_INFINITY, stable?.day ?? Number.POSITIVE_INFINITY);
  return { alarm, answered, open: before(factsOf(run, 'defect_count'))?.open ?? 0 };
}

/** First Mondays of months, as in the calendar by hand. */
const isMeeting = (day: number) => day % 7 === 0 && day % 30 < 7;

/** The trusts that a meeting ought to count. */
function counted(run: StrategyRun, day: number): number[] {
  return trusts.flatMap((_, trust) => {
    const { alarm, answered, open } = standing(run, trust, day);
    return alarm > Number.NEGATIVE_INFINITY && answered >= day && open > LIFT ? [trust] : [];
  });
}

describe('a hold', () => {
  it('begins at a meeting that counts enough trusts in trouble, or one with an incident, one of them since the green light', () => {
    const seen = { trusts: 0, incident: 0, second: 0 };
    for (const run of [...runs(), ...runs({ hold: { decides_probability: 1 } })]) {
      factsOf(run, 'hold_begins').forEach(({ day, trust, reason }, index) => {
        const since = index === 0 ? Number.NEGATIVE_INFINITY : factsOf(run, 'green_light')[index - 1]!.day;
        const all = counted(run, day);
        expect(isMeeting(day)).toBe(true);
        expect(all).toContain(trust);
        if (reason.startsWith('a serious incident')) {
          seen.incident++;
          return;
        }
        seen.trusts++;
        if (index > 0) seen.second++;
        expect(all.length).toBeGreaterThanOrEqual(2);
        expect(Math.max(...all.map((one) => standing(run, one, day).open))).toBe(standing(run, trust, day).open);
        expect(all.some((one) => standing(run, one, day).alarm >= since)).toBe(true);
      });
    }
    expect(Object.values(seen).every((count) => count > 2)).toBe(true);
  });

  it('is never for an incident that a meeting has heard of', () => {
    const perWeek = 0.1;
    const more = { hold: { trigger_trusts: 100, incidents_per_week: perWeek, decides_probability: 0.4 } };
    const settings = byHand(more);
    let holds = 0;
    runs(more).forEach((run, replication) => {
      const { draws } = drawFuture(settings, replication);
      for (const { day, trust } of factsOf(run, 'hold_begins')) {
        holds++;
        const struck: number[] = [];
        for (let monday = day; monday === day || !isMeeting(monday); monday -= 7) {
          if (draws.uniform(trusts[trust]!.id, 'serious incident', monday / 7 + 1) < -expm1(-perWeek))
            struck.push(monday);
        }
        expect(struck.length).toBeGreaterThan(0);
      }
    });
    expect(holds).toBeGreaterThan(10);
  });

  it('ends once all in trouble had a successful review and few severe defects open for four weeks, at the next meeting or after', () => {
    let ended = 0;
    const soon = { defects: { mean_count: 24 }, hold: { decides_probability: 1, trigger_trusts: 1 } };
    for (const run of [...runs({ hold: { decides_probability: 1 } }), ...runs(soon, close)]) {
      const begins = factsOf(run, 'hold_begins');
      factsOf(run, 'green_light').forEach(({ day, recovered }, index) => {
        ended++;
        const begin = begins[index]!.day;
        const meetings = Array.from({ length: day - begin }, (_, i) => begin + 1 + i).filter(isMeeting);
        expect(meetings.length).toBeGreaterThan(0);
        const waitedFor = trusts.flatMap((_, trust) => {
          const { alarm } = standing(run, trust, day);
          const stable = factsOf(run, 'phase').find(
            (one) => one.trust === trust && one.phase === 'stable' && one.day > alarm,
          );
          return alarm > Number.NEGATIVE_INFINITY && !(stable && stable.day < begin) ? [trust] : [];
        });
        expect(recovered).toBeGreaterThan(0);
        for (const trust of waitedFor) {
          expect(standing(run, trust, day).answered).toBeLessThanOrEqual(day);
          for (const week of [0, 7, 14, 21]) {
            expect(standing(run, trust, day - week).open).toBeLessThanOrEqual(LIFT);
          }
        }
      });
    }
    expect(ended).toBeGreaterThan(20);
  });

  it('with a stricter lift rule than stability ends too, later', () => {
    const days = (hold: Record<string, number>) => {
      const lengths = runs({ hold: { decides_probability: 1, ...hold } }).flatMap((run) => {
        const [begin] = factsOf(run, 'hold_begins');
        const [green] = factsOf(run, 'green_light');
        return begin && green ? [green.day - begin.day] : [];
      });
      expect(lengths.length).toBeGreaterThan(10);
      return lengths.reduce((a, b) => a + b, 0) / lengths.length;
    };
    expect(days({ lift_stable_weeks: 12 })).toBeGreaterThan(days({}) + 20);
  });

  it('without anybody to hold changes no number', () => {
    const alone: TrustByHand[] = [{ id: 'a', goLive: 60, values: prompt, clinic: { referrals_per_week: 100 } }];
    const settings = settingsByHand({
      trusts: alone,
      days: 900,
      mechanisms: only({ ...troubled, defects: { mean_count: 150 }, delivery_pool: {} }),
      strategies: {
        holds: { mechanisms: { hold: { trigger_trusts: 1, decides_probability: 1 } } },
        never: { mechanisms: { hold: 'off' } },
      },
    });
    let looked = 0;
    for (let replication = 0; replication < 6; replication++) {
      const [, holds, never] = runReplication(settings, replication).map(({ strategy: _, draws: __, ...rest }) => rest);
      expect(holds).toEqual(never);
      looked += factsOf(strategyRun(settings, 'holds', replication), 'looked_at').length;
    }
    expect(looked).toBeGreaterThan(3);
  });
});

describe('the authority', () => {
  it('looks at a trust from the first meeting that counts it, whether or not it may hold: help waits no longer', () => {
    let looked = 0;
    for (const hold of [{ decides_probability: 0 }, 'off'] as const) {
      for (const run of runs({ hold, recovery_programme: { approval_lag_weeks: 100 } })) {
        for (const { day, trust } of factsOf(run, 'looked_at')) {
          looked++;
          expect(isMeeting(day)).toBe(true);
          expect(counted(run, day)).toContain(trust);
          const { alarm } = standing(run, trust, day);
          const before = Array.from({ length: day - alarm - 1 }, (_, i) => Math.ceil(alarm) + 1 + i).filter(isMeeting);
          expect(before.filter((meeting) => counted(run, meeting).includes(trust))).toEqual([]);
          const recovery = factsOf(run, 'phase').find(
            (one) => one.trust === trust && one.phase === 'recovery' && one.day >= alarm,
          );
          expect(recovery!.day - day).toBeLessThanOrEqual(1);
        }
      }
    }
    expect(looked).toBeGreaterThan(60);
  });

  it('in a hold on record looks at the index trust from its first day', () => {
    const settings = byHand({ recovery_programme: { approval_lag_weeks: 100 } });
    const recorded = {
      ...settings,
      strategies: settings.strategies.map((s) => ({
        ...s,
        record: { ...s.record, hold: { beginsDay: 143, greenLightDay: 300 } },
      })),
    };
    let looked = 0;
    for (let replication = 0; replication < 16; replication++) {
      const run = strategyRun(recorded, 'national', replication);
      const [hold] = factsOf(run, 'hold_begins');
      expect(hold!.day).toBe(143);
      if (factsOf(run, 'looked_at').some(({ day, trust }) => day === 143 && trust === hold!.trust)) looked++;
    }
    expect(looked).toBeGreaterThan(3);
  });
});
