/** Recovery, gate, experts and configuration: what each moves, in which direction, and that off is nothing. */
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { compare, only, REPLICATIONS, three } from './compare.js';

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
