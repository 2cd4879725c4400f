/** Recovery, gate, experts and configuration: what each moves, in which direction, and that off is nothing. */
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/model/parameter.js';
import type { StrategyRun } from '../../../src/model/simulate-strategy.js';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { compare, only, REPLICATIONS, three } from './compare.js';

/** One trust with many defects, in each replication. */
function lives(unreported_share: Value = 0): StrategyRun[] {
  const settings = settingsByHand({
    trusts: [three[0]!],
    days: 1200,
    mechanisms: only({
      defects: { mean_count: 120 },
      local_configuration: {},
      recovery_programme: { approval_lag_weeks: 0, unreported_share },
    }),
  });
  return Array.from({ length: REPLICATIONS }, (_, replication) => strategyRun(settings, 'national', replication));
}

const troubled: Chosen = { defects: { mean_count: 150 }, local_configuration: {} };

describe('recovery_programme', () => {
  it('ends trouble sooner, and costs', () => {
    const excess = compare(only(troubled), only({ ...troubled, recovery_programme: {} }), three, 728);
    const { one, other } = excess('days_to_stable');
    expect(other).toBeLessThan(one - 50);
    const cost = excess('trouble_and_recovery_cost_gbp');
    expect(cost.one).toBe(0);
    expect(cost.other).toBeGreaterThan(1e6);
  });

  it('starts later after a longer approval lag', () => {
    const { one, other } = compare(
      only({ ...troubled, recovery_programme: { approval_lag_weeks: 0 } }),
      only({ ...troubled, recovery_programme: { approval_lag_weeks: 20 } }),
    )('days_to_stable');
    expect(other).toBeGreaterThan(one);
  });

  it('is reviewed at day 90, extended while more than three severe defects are open, and confirmed', () => {
    let extended = 0;
    for (const world of lives()) {
      const reviews = factsOf(world, 'review');
      if (reviews.length === 0) continue;
      const began = factsOf(world, 'phase').find(({ phase }) => phase === 'recovery')!.day;
      expect(reviews[0]!.day).toBe(began + 90);
      reviews.forEach(({ day, open, succeeded }, index) => {
        expect(day).toBe(began + 90 + 30 * index);
        expect(succeeded).toBe(open <= 3);
        expect(succeeded).toBe(index === reviews.length - 1);
      });
      if (reviews.length > 1) extended++;
    }
    expect(extended).toBeGreaterThan(0);
  });

  it('is reviewed by what the trust reports: what it leaves out ends recoveries sooner, and trouble later', () => {
    const honest = lives(0).flatMap((world) => factsOf(world, 'review'));
    const glossed = lives(0.6).flatMap((world) => factsOf(world, 'review'));
    for (const { open, reported, succeeded } of honest) {
      expect(reported).toBe(open);
      expect(succeeded).toBe(open <= 3);
    }
    for (const { open, reported, succeeded } of glossed) {
      expect(reported).toBe(Math.round(0.4 * open));
      expect(succeeded).toBe(reported <= 3);
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

describe('readiness_gate', () => {
  it('defers below the threshold, which makes go-lives later and readier', () => {
    const late = compare(
      only({}),
      only({ readiness_gate: { threshold_share: 0.85, override_probability: 0 } }),
    )('go_live_day');
    expect(late.other).toBeGreaterThan(late.one);
    const ready = compare(
      only({ defects: {}, local_configuration: {} }),
      only({
        defects: {},
        local_configuration: {},
        readiness_gate: { threshold_share: 0.9, override_probability: 0, optimism_share: 0 },
      }),
    )('severe_go_lives');
    expect(ready.other).toBeLessThan(ready.one);
  });

  it('reads what is reported: with optimism fewer are deferred; overridden, none is', () => {
    const deferrals = (gate: Record<string, number>) => {
      const settings = settingsByHand({ trusts: three, mechanisms: only({ readiness_gate: gate }) });
      let count = 0;
      for (let replication = 0; replication < REPLICATIONS; replication++) {
        count += factsOf(strategyRun(settings, 'national', replication), 'gate').filter(
          ({ verdict }) => verdict === 'defer',
        ).length;
      }
      return count;
    };
    const honest = deferrals({ optimism_share: 0, override_probability: 0 });
    expect(honest).toBeGreaterThan(0);
    expect(deferrals({ optimism_share: 0.3, override_probability: 0 })).toBeLessThan(honest);
    expect(deferrals({ optimism_share: 0, override_probability: 1 })).toBe(0);
  });
});

const nobodyLeaves = { leave_share_per_month: 0, go_live_experts: 8, go_live_weeks: 0, support_experts: 0 };

describe('delivery_pool', () => {
  it('with few experts preparations queue; off, nobody waits', () => {
    const crowd = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      goLive: 400,
      values: { 'preparation.slip_months': 0 },
      clinic: { referrals_per_week: 50 },
    }));
    const { one, other } = compare(
      only({ delivery_pool: { ...nobodyLeaves, experts: 8 } }),
      only({}),
      crowd,
      1200,
    )('go_live_day');
    expect(one).toBeGreaterThan(other + 100);
    const enough = compare(
      only({ delivery_pool: { ...nobodyLeaves, experts: 32 } }),
      only({}),
      crowd,
      1200,
    )('go_live_day');
    expect(enough.one).toBe(enough.other);
  });
});

describe('local_configuration', () => {
  it('fit lowers defects, preparation takes longer, faster fixing is sooner stable', () => {
    const of = (local: Record<string, number>) => only({ defects: {}, local_configuration: local });
    const fit = compare(of({ fit_share: 0.2 }), of({ fit_share: 1 }))('severe_go_lives');
    expect(fit.other).toBeLessThan(fit.one);
    const late = compare(of({ preparation_multiplier: 1 }), of({ preparation_multiplier: 1.4 }), [
      { id: 'ashby', goLive: 10, preparingSince: 0 },
    ])('go_live_day');
    expect(late.other).toBeGreaterThan(late.one);
    const fixing = compare(of({ fixes_per_week: 0.05 }), of({ fixes_per_week: 1 }))('days_to_stable');
    expect(fixing.other).toBeLessThan(fixing.one);
  });
});
