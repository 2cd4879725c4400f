/** A recovery's reviews, its early end, and what trouble and recovery cost. */
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/model/parameter.js';
import { ROYAL_FREE_GBP_PER_YEAR } from '../../../src/model/programme/trouble/trouble-cost.js';
import type { StrategyRun } from '../../../src/model/simulate-strategy.js';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { compare, only, prompt, REPLICATIONS, three } from './compare.js';

/** One trust with many defects, in each replication. */
function lives(unreported_share: Value = 0): StrategyRun[] {
  const settings = settingsByHand({
    trusts: [{ ...three[0]!, clinic: 'none' }],
    days: 1200,
    mechanisms: only({
      defects: { mean_count: 120, most_count: 1000 },
      local_configuration: {},
      recovery_programme: { approval_lag_weeks: 0, unreported_share },
    }),
  });
  return Array.from({ length: 5 * REPLICATIONS }, (_, replication) => strategyRun(settings, 'national', replication));
}

/** Severe defects open in the weekly looks of the board before a day, the latest first. */
function looksBefore(world: StrategyRun, day: number): number[] {
  const live = factsOf(world, 'go_live')[0]!.day;
  const counts = factsOf(world, 'defect_count');
  const looks: number[] = [];
  for (let at = live + 7; at < day; at += 7) looks.unshift(counts.findLast((count) => count.day <= at)!.open);
  return looks;
}

const troubled: Chosen = { defects: { mean_count: 150 }, local_configuration: {} };

describe('a recovery', () => {
  it('is reviewed on days 45, 75, 90 and every 30; early it ends where few have been open for four weeks', () => {
    let [endedEarly, tooBrief, extended] = [0, 0, 0];
    for (const world of lives()) {
      const reviews = factsOf(world, 'review');
      if (reviews.length === 0) continue;
      const began = factsOf(world, 'phase').find(({ phase }) => phase === 'recovery')!.day;
      reviews.forEach(({ day, open, early, succeeded }, index) => {
        expect(day - began).toBe([45, 75][index] ?? 90 + 30 * (index - 2));
        expect(early).toBe(index < 2);
        const looks = looksBefore(world, day).slice(0, 4);
        const longEnough = looks.length === 4 && looks.every((count) => count <= 3);
        expect(succeeded).toBe(open <= 3 && (!early || longEnough));
        expect(succeeded).toBe(index === reviews.length - 1);
        if (early && succeeded) endedEarly++;
        if (early && open <= 3 && !longEnough) tooBrief++;
      });
      if (reviews.length > 3) extended++;
    }
    expect(Math.min(endedEarly, tooBrief, extended)).toBeGreaterThan(0);
  });

  it('has no early review on a day that is not within its length', () => {
    const settings = settingsByHand({
      trusts: [{ ...three[0]!, clinic: 'none' }],
      days: 900,
      mechanisms: only({ ...troubled, recovery_programme: { duration_days: 45, approval_lag_weeks: 0 } }),
    });
    const reviews = [0, 1, 2, 3].flatMap((replication) =>
      factsOf(strategyRun(settings, 'national', replication), 'review'),
    );
    expect(reviews.length).toBeGreaterThan(0);
    expect(reviews.some(({ early }) => early)).toBe(false);
  });

  it('costs in proportion to income and to the severe defects open when it begins, within bounds', () => {
    const royalFree = 1.27 * (110e3 * 165 + 290e3 * 82 + 40e3 * 1150 + 38e3 * 1950 + 78e3 * 80);
    expect(Math.abs(royalFree - ROYAL_FREE_GBP_PER_YEAR)).toBeLessThan(5e4);
    const costs = { extra_staff_fte: 0, trouble_gbp_per_week: 70_000, programme_gbp_per_week: 140_000 };
    for (const share of [1, 0.5]) {
      const values = { ...prompt, income_gbp_per_year: share * ROYAL_FREE_GBP_PER_YEAR };
      const settings = settingsByHand({
        trusts: [{ ...three[0]!, clinic: 'none', values }],
        days: 900,
        mechanisms: only({
          defects: { mean_count: 60, most_count: 1000 },
          local_configuration: {},
          recovery_programme: { ...costs, approval_lag_weeks: 4, trouble_defects: 3 },
        }),
      });
      const factors = new Set<number>();
      for (let replication = 0; replication < 30; replication++) {
        const run = strategyRun(settings, 'national', replication);
        const openOn = (day: number) => factsOf(run, 'defect_count').findLast((count) => count.day <= day)!.open;
        const spentOn = (item: string, day: number) =>
          factsOf(run, 'cost').find((one) => one.item === item && one.day === day)!;
        const alarm = factsOf(run, 'alarm')[0]?.day;
        const began = factsOf(run, 'phase').find(({ phase }) => phase === 'recovery')?.day;
        for (const [item, day, gbpPerDay] of [
          ['trouble', alarm, 10_000] as const,
          ['recovery', began, 20_000] as const,
        ]) {
          if (day === undefined) continue;
          const factor = Math.min(1.5, Math.max(0.25, openOn(day) / 22));
          factors.add(factor);
          expect(spentOn(item, day).gbpPerDay).toBeCloseTo(factor * share * gbpPerDay, 6);
        }
      }
      expect(factors).toContain(0.25);
      expect(factors).toContain(1.5);
      expect(factors.size).toBeGreaterThan(4);
    }
  });

  it('is reviewed by what the trust reports: what it leaves out ends recoveries sooner, and trouble later', () => {
    const honest = lives(0).flatMap((world) => factsOf(world, 'review'));
    const glossed = lives(0.6).flatMap((world) => factsOf(world, 'review'));
    for (const { open, reported, succeeded, early } of honest) {
      expect(reported).toBe(open);
      if (!early) expect(succeeded).toBe(open <= 3);
    }
    for (const { open, reported, succeeded, early } of glossed) {
      expect(reported).toBe(Math.round(0.4 * open));
      if (!early) expect(succeeded).toBe(reported <= 3);
    }
    expect(glossed.some(({ open, succeeded }) => succeeded && open > 3)).toBe(true);
    expect(glossed.length).toBeLessThan(honest.length);
    const drawn = lives({ kind: 'uniform', args: [0, 1] }).some((world) => {
      const shares = factsOf(world, 'review').filter(({ open }) => open > 5);
      // Further apart than rounding explains: another share at another review.
      return shares.some(({ open, reported }, i) => {
        const next = shares[i + 1];
        return next && Math.abs(reported / open - next.reported / next.open) > 0.5 / open + 0.5 / next.open;
      });
    });
    expect(drawn).toBe(true);
    const { one, other } = compare(
      only({ ...troubled, recovery_programme: {} }),
      only({ ...troubled, recovery_programme: { unreported_share: 0.6 } }),
      three,
      728,
    )('days_to_stable');
    expect(other).toBeGreaterThan(one);
  });
});
