/** Contracts, releases, learning, shared defects, the pool's people: what each moves, in which direction. */
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { type ByHand, type Chosen, settingsByHand } from '../settings-by-hand.js';
import { mean, measure, strategyRun } from '../strategy-run.js';
import { compare, only, prompt, three, whole } from './compare.js';

/** The programme alone: what happens to it does not hang on patients. */
const clinic = 'none' as const;
const programmeOnly = three.map((trust) => ({ ...trust, clinic }));
const one = [{ id: 'ashby', goLive: 100, values: prompt, clinic, contract: 'c' }];
const goLives = (by: ByHand, replication = 0) =>
  factsOf(strategyRun(settingsByHand(by), 'national', replication), 'go_live').map(({ trust, day }) => [trust, day]);
const share = (value: number) => ({
  distribution: { kind: 'constant' as const, args: [value] },
  drawn: 'per_world' as const,
});

describe('contract_transition', () => {
  const contracts = [{ id: 'c', from: 0, until: 50, renewedOn: 300, droppedShare: share(0) }];
  it('nobody goes live without a contract in force; off, or without a contract, nobody waits', () => {
    const mechanisms = only({ contract_transition: {} });
    expect(goLives({ trusts: one, contracts, mechanisms })).toEqual([[0, 300]]);
    expect(goLives({ trusts: one, contracts, mechanisms: only({}) })).toEqual([[0, 100]]);
    expect(goLives({ trusts: [{ ...one[0]!, contract: 'none' }], contracts, mechanisms })).toEqual([[0, 100]]);
  });

  it('a renewal that comes late is waited for; one that never comes, for ever', () => {
    const late = only({ contract_transition: { renewal_late_months: 2 } });
    expect(goLives({ trusts: one, contracts, mechanisms: late })).toEqual([[0, 361]]);
    const never = [{ ...contracts[0]!, renewedOn: null }];
    expect(goLives({ trusts: one, contracts: never, mechanisms: only({ contract_transition: {} }) })).toEqual([]);
  });

  it('ahead of contract the go-live keeps its day, and what it cost is at risk', () => {
    const trusts = [{ ...one[0]!, goLive: 200, values: { ...prompt, 'preparation.weeks': 10 } }];
    const of = (chosen: Chosen) => settingsByHand({ trusts, contracts, mechanisms: only(chosen) });
    const ahead = of({ contract_transition: { ahead_weeks: 100 } });
    expect(factsOf(strategyRun(ahead, 'national'), 'go_live')[0]!.day).toBe(200);
    const cost = measure(ahead, 'delivery_cost_gbp', 3).get('national')!.excess;
    const risk = measure(ahead, 'cost_at_risk_gbp', 3).get('national')!.excess;
    risk.forEach((gbp, i) => {
      expect(gbp).toBeCloseTo(cost[i]!, 3);
    });
    const half = of({ contract_transition: { ahead_weeks: 100, at_risk_share: 0.5 } });
    measure(half, 'cost_at_risk_gbp', 3)
      .get('national')!
      .excess.forEach((gbp, i) => {
        expect(gbp).toBeCloseTo(cost[i]! / 2, 3);
      });
    expect(measure(of({}), 'cost_at_risk_gbp', 1).get('national')!.excess).toEqual([0]);
  });

  it('a reset drops trusts that are not live, by their share, and frees their experts', () => {
    const trusts = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
      ...one[0]!,
      id,
      goLive: 500,
      values: { 'preparation.weeks': 40 },
    }));
    const of = (dropped: number) =>
      settingsByHand({
        trusts,
        days: 900,
        contracts: [{ id: 'c', from: 0, until: 400, renewedOn: 400, droppedShare: share(dropped) }],
        mechanisms: only({ contract_transition: {}, delivery_pool: { leave_share_per_month: 0 } }),
      });
    const withdrawn = (dropped: number) => mean(measure(of(dropped), 'trusts_withdrawn', 12).get('national')!.values);
    expect(withdrawn(0)).toBe(0);
    expect(withdrawn(1)).toBe(6);
    // 72 trusts, half of them: within 4 standard deviations.
    expect(Math.abs(withdrawn(0.5) - 3)).toBeLessThan((4 * Math.sqrt(72 * 0.25)) / 12);
    expect(strategyRun(of(1), 'national').world.programme.pool.experts.inUse).toBe(0);
    expect(factsOf(strategyRun(of(1), 'national'), 'go_live')).toEqual([]);
  });
});

describe('releases', () => {
  const release = (id: string, availableDay: number, scopeShare: number, adds = false) => ({
    id,
    availableDay,
    scopeShare,
    adds,
  });
  it('nobody goes live before a release is there; a trust may wait for the next', () => {
    const releases = [release('r1', 150, 0.8), release('r2', 250, 1)];
    expect(goLives({ trusts: one, releases, mechanisms: only({ releases: {} }) })).toEqual([[0, 150]]);
    expect(goLives({ trusts: one, releases, mechanisms: only({ releases: { wait_weeks: 20 } }) })).toEqual([[0, 250]]);
    expect(goLives({ trusts: one, releases, mechanisms: only({}) })).toEqual([[0, 100]]);
  });

  it('a smaller scope meets fewer defects', () => {
    const met = (scope: number) =>
      mean(
        Array.from({ length: 30 }, (_, replication) => {
          const by = {
            trusts: programmeOnly,
            releases: [release('r', 0, scope)],
            mechanisms: only({ releases: {}, defects: {}, local_configuration: {} }),
          };
          return mean(
            factsOf(strategyRun(settingsByHand(by), 'national', replication), 'go_live').map(({ defects }) => defects),
          );
        }),
      );
    expect(met(0.4)).toBeLessThan(0.6 * met(1));
  });

  it('a live trust upgrades: new defects, a second, smaller dip; never, it does not', () => {
    const releases = [release('r1', 0, 1), release('r2', 300, 0.4, true)];
    const chosen: Chosen = {
      releases: { upgrade_after_weeks: 10 },
      learning_dip: { deep_failure_probability: 0, decay_weeks: 3 },
    };
    const settings = settingsByHand({ trusts: [whole], days: 600, releases, mechanisms: only(chosen) });
    const [up] = factsOf(strategyRun(settings, 'national'), 'upgrade');
    expect(up!.day).toBe(370);
    const run = strategyRun(settings, 'national');
    const base = strategyRun(settings, 'no_go_live');
    const lost = (from: number) => {
      const of = ({ ledger }: typeof run) => ledger.sum(0, 'slots', from, from + 28);
      return 1 - of(run) / of(base);
    };
    expect(lost(370)).toBeGreaterThan(0.01);
    expect(lost(370)).toBeLessThan(0.7 * lost(100));
    expect(Math.abs(lost(340))).toBeLessThan(0.01);
    const never = settingsByHand({
      trusts: [whole],
      days: 600,
      releases,
      mechanisms: only({ ...chosen, releases: { upgrade_after_weeks: 5200 } }),
    });
    expect(factsOf(strategyRun(never, 'national'), 'upgrade')).toEqual([]);
    const both = settingsByHand({
      trusts: [whole],
      days: 600,
      releases,
      mechanisms: only({ ...chosen, defects: { mean_count: 200 }, local_configuration: { fixes_per_week: 20 } }),
    });
    expect(factsOf(strategyRun(both, 'national'), 'upgrade')[0]!.defects).toBeGreaterThan(5);
  });
});

describe('shared defects of a build', () => {
  const trusts = Array.from({ length: 6 }, (_, i) => ({
    id: `t${i}`,
    goLive: 60 + 120 * i,
    values: { ...prompt, 'preparation.readiness_share': 0.4 },
    clinic,
  }));
  const later = (local: Record<string, number>, extra: Chosen = {}) => {
    const settings = settingsByHand({
      trusts,
      days: 900,
      mechanisms: only({ defects: {}, local_configuration: { fixes_per_week: 3, ...local }, ...extra }),
    });
    return mean(
      Array.from({ length: 12 }, (_, replication) =>
        mean(
          factsOf(strategyRun(settings, 'national', replication), 'go_live')
            .slice(1)
            .map(({ defects }) => defects),
        ),
      ),
    );
  };

  it('fixed at one trust they are not met again, the more shared and the surer the fix propagates; a long lag is too late', () => {
    const shared = { shared_defects_share: 0.8, propagation_probability: 1, propagation_lag_weeks: 2 };
    const open = later({ ...shared, propagation_probability: 0 });
    expect(later(shared)).toBeLessThan(0.5 * open);
    expect(later({ ...shared, shared_defects_share: 0.2 })).toBeGreaterThan(later(shared));
    expect(later({ ...shared, propagation_lag_weeks: 500 })).toBe(open);
  });

  it('at most nine tenths are struck off', () => {
    expect(
      later({ shared_defects_share: 1, propagation_probability: 1, propagation_lag_weeks: 0, fixes_per_week: 100 }),
    ).toBeGreaterThan(1);
  });

  it('a rehearsal finds migration defects, and only those', () => {
    const none = { shared_defects_share: 0, propagation_probability: 0 };
    const rehearsed = later(none, { readiness_gate: { threshold_share: 0, rehearsal_detects_probability: 1 } });
    const usual = later(none, { readiness_gate: { threshold_share: 0 } });
    expect(rehearsed / usual).toBeGreaterThan(0.45);
    expect(rehearsed / usual).toBeLessThan(0.65);
  });

  it('learning lowers what is a trust’s own, only after go-lives that became stable, down to its floor', () => {
    const own = { shared_defects_share: 0, propagation_probability: 0 };
    const learning = { per_go_live_share: 0.2, half_life_months: 1200 };
    const unlearned = later(own);
    expect(later(own, { shared_learning: learning })).toBeLessThan(0.85 * unlearned);
    expect(later(own, { shared_learning: { ...learning, shared_share: 0 } })).toBe(unlearned);
    // Nobody is ever stable: counts hardly vary, and none is fixed.
    const many: Chosen = { defects: { dispersion: 1000 } };
    const failing = { ...own, fixes_per_week: 0 };
    expect(later(failing, { ...many, shared_learning: learning })).toBe(later(failing, many));
    expect(
      later(own, { shared_learning: { ...learning, per_go_live_share: 1, floor_multiplier: 0.5 } }),
    ).toBeGreaterThan(0.4 * unlearned);
    expect(later({ shared_defects_share: 1, propagation_probability: 0 }, { shared_learning: learning })).toBe(
      later({ shared_defects_share: 1, propagation_probability: 0 }),
    );
    const forgotten = later(own, { shared_learning: { ...learning, half_life_months: 0.2 } });
    expect(forgotten).toBeGreaterThan(0.95 * unlearned);
  });
});

describe('delivery_pool', () => {
  const crowd = Array.from({ length: 8 }, (_, i) => ({
    id: `t${i}`,
    goLive: 300 + 10 * i,
    values: { 'preparation.slip_months': 0, 'preparation.weeks': 30 },
    clinic,
  }));
  const calm = { experts: 40, leave_share_per_month: 0, rehire_months: 4, ramp_months: 5 };
  const slip = (pool: Record<string, number>, by: Partial<ByHand> = {}, extra: Chosen = {}) =>
    mean(
      measure(
        settingsByHand({
          trusts: crowd,
          days: 1400,
          mechanisms: only({ delivery_pool: { ...calm, ...pool }, ...extra }),
          ...by,
        }),
        'slippage_days',
        6,
      ).get('national')!.values,
    );

  it('people who leave, and a shock, make go-lives late; sooner replaced, less so', () => {
    const usual = slip({});
    expect(slip({ leave_share_per_month: 0.06, rehire_months: 24 })).toBeGreaterThan(usual + 5);
    const shocks = [{ from: 100, until: 400, lostShare: share(0.6) }];
    const shocked = slip({}, { shocks });
    expect(shocked).toBeGreaterThan(usual + 20);
    expect(slip({ rehire_months: 12, ramp_months: 12 }, { shocks })).toBeGreaterThan(shocked + 5);
  });

  it('go-lives and their support take experts from those who prepare', () => {
    expect(slip({ go_live_experts: 8, go_live_weeks: 0, support_experts: 0 })).toBeLessThan(
      slip({ go_live_experts: 24, go_live_weeks: 16 }),
    );
  });

  it('more leave in a hold', () => {
    const heldEarly: Chosen = {
      defects: { mean_count: 150 },
      local_configuration: {},
      recovery_programme: { first_check_weeks: 4, approval_lag_weeks: 0 },
      hold: { trigger_trusts: 1, decides_probability: 1 },
    };
    const capacity = (leave: number) => {
      const settings = settingsByHand({
        trusts: programmeOnly,
        days: 900,
        mechanisms: only({
          ...heldEarly,
          delivery_pool: { ...calm, experts: 80, rehire_months: 100, leave_in_hold_share_per_month: leave },
        }),
      });
      return mean(
        Array.from({ length: 8 }, (_, r) => strategyRun(settings, 'national', r).world.programme.pool.experts.capacity),
      );
    };
    expect(capacity(0)).toBeCloseTo(80, 9);
    expect(capacity(0.08)).toBeLessThan(76);
  });

  it('is busier with fewer experts', () => {
    const busy = (experts: number) =>
      measure(
        settingsByHand({ trusts: crowd, days: 900, mechanisms: only({ delivery_pool: { ...calm, experts } }) }),
        'expert_utilisation',
        2,
      ).get('national')!.values[0]!;
    expect(busy(24)).toBeGreaterThan(busy(80));
    expect(busy(24)).toBeLessThanOrEqual(1);
  });
});

describe('readiness_gate, judged from outside', () => {
  it('passes fewer who are not ready; the trusts’ own judgement stops fewer who are', () => {
    const trusts = Array.from({ length: 8 }, (_, i) => ({ id: `t${i}`, goLive: 100 + i, values: prompt, clinic }));
    const wrong = (gate: Record<string, number>, metric: string) => {
      const values = measure(
        settingsByHand({ trusts, mechanisms: only({ readiness_gate: { override_probability: 0, ...gate } }) }),
        metric,
        10,
      ).get('national')!.values;
      return mean(values.filter((value) => !Number.isNaN(value)));
    };
    expect(wrong({ independent_assurance: 1 }, 'gate_false_pass_share')).toBeLessThan(
      0.5 * wrong({}, 'gate_false_pass_share'),
    );
    expect(wrong({ independent_assurance: 1, assurance_noise_share: 0 }, 'gate_false_pass_share')).toBe(0);
    expect(wrong({ independent_assurance: 1, assurance_noise_share: 0 }, 'gate_false_stop_share')).toBe(0);
    expect(wrong({ optimism_share: -0.2 }, 'gate_false_stop_share')).toBeGreaterThan(0.1);
  });
});

describe('hold of one release, and reputation', () => {
  const held: Chosen = {
    defects: { mean_count: 150 },
    local_configuration: {},
    recovery_programme: { first_check_weeks: 4, approval_lag_weeks: 0 },
    releases: {},
    hold: { trigger_trusts: 1, decides_probability: 1 },
  };
  const releases = [
    { id: 'r1', availableDay: 0, scopeShare: 1, adds: false },
    { id: 'r2', availableDay: 250, scopeShare: 1, adds: false },
  ];
  it('leaves those alone who take another release', () => {
    const days = (same: number) =>
      mean(
        measure(
          settingsByHand({
            trusts: programmeOnly,
            days: 1200,
            releases,
            mechanisms: only({ ...held, hold: { trigger_trusts: 1, decides_probability: 1, same_release_only: same } }),
          }),
          'hold_days',
          8,
          'colne',
        ).get('national')!.values,
      );
    expect(days(0)).toBeGreaterThan(20);
    expect(days(1)).toBeLessThan(days(0));
  });

  it('failures make withdrawal more likely', () => {
    const of = (reputation: number) =>
      only({ ...held, re_engagement: { withdrawal_probability: 0, reputation_probability: reputation } });
    const { one: calm, other: bad } = compare(of(0), of(1), programmeOnly, 1600)('trusts_withdrawn');
    expect(calm).toBe(0);
    expect(bad).toBeGreaterThan(0.5);
  });
});

describe('the weather of systems', () => {
  it('outages take capacity; off, none', () => {
    const { one: none, other } = compare(
      only({}),
      only({ outages: { per_month: 8, median_hours: 8 } }),
    )('wait_patient_days');
    expect(none).toBe(0);
    expect(other).toBeGreaterThan(0);
  });

  it('the old system fails in the counterfactual too, and costs; a go-live ends it', () => {
    const legacy = { failures_per_year: 6 };
    const settings = settingsByHand({
      trusts: [{ ...whole, goLive: 20 }],
      days: 700,
      mechanisms: only({ legacy_decay: legacy }),
    });
    const cost = measure(settings, 'legacy_cost_gbp', 6);
    expect(mean(cost.get('no_go_live')!.values)).toBeGreaterThan(5e5);
    expect(mean(cost.get('national')!.excess)).toBeLessThan(0);
    expect(mean(measure(settings, 'wait_patient_days', 6).get('national')!.excess)).toBeLessThan(0);
    const off = settingsByHand({ trusts: [whole], mechanisms: only({}) });
    expect(measure(off, 'legacy_cost_gbp', 1).get('no_go_live')!.values).toEqual([0]);
  });

  it('benefits come late, and are no part of harm', () => {
    const of = (chosen: Chosen, days: number) =>
      mean(
        measure(settingsByHand({ trusts: [whole], days, mechanisms: only(chosen) }), 'benefits_gbp', 4).get('national')!
          .excess,
      );
    const benefits = { start_months: 12, ceiling_share: 0.05 };
    expect(of({ benefits }, 400)).toBe(0);
    expect(of({ benefits }, 1400)).toBeGreaterThan(0);
    expect(of({ benefits: { ...benefits, start_months: 24 } }, 1400)).toBeLessThan(of({ benefits }, 1400));
    expect(of({}, 1400)).toBe(0);
    const harm = measure(settingsByHand({ trusts: [whole], mechanisms: only({ benefits }) }), 'wait_patient_days', 2);
    expect(harm.get('national')!.excess).toEqual([0, 0]);
  });

  it('in trouble reports stop, the true list goes on; off, they do not', () => {
    const trouble: Chosen = {
      defects: { mean_count: 200 },
      local_configuration: {},
      learning_dip: { depth_share: 0.3, decay_weeks: 30 },
      recovery_programme: { first_check_weeks: 4 },
    };
    const of = (chosen: Chosen, metric: string) =>
      mean(measure(settingsByHand({ trusts: [whole], mechanisms: only(chosen) }), metric, 4).get('national')!.excess);
    const dark = { ...trouble, reporting_blackout: { duration_months: 7 } };
    expect(of(dark, 'reporting_blackout_days')).toBeGreaterThan(100);
    expect(of(trouble, 'reporting_blackout_days')).toBe(0);
    expect(of(dark, 'reported_minus_true_list')).toBeLessThan(0);
    expect(of(trouble, 'reported_minus_true_list')).toBe(0);
    // Who does not report on the last day stands in the books with the few of before.
    const stillDark = { ...trouble, reporting_blackout: { duration_months: 60 } };
    expect(of(stillDark, 'reported_over_18_weeks')).toBeLessThan(of(trouble, 'reported_over_18_weeks'));
    expect(of(dark, 'wait_patient_days')).toBe(of(trouble, 'wait_patient_days'));
  });

  it('reports stop with the go-live, with the probability given, whether or not there is trouble', () => {
    const silent = (chosen: Record<string, number>) =>
      measure(
        settingsByHand({
          trusts: [{ ...whole, goLive: 20 }],
          mechanisms: only({ reporting_blackout: { begins: 1, duration_months: 2, ...chosen } }),
        }),
        'reporting_blackout_days',
        40,
      ).get('national')!.excess;
    expect(new Set(silent({ probability: 1 }))).toEqual(new Set([61]));
    expect(new Set(silent({ probability: 0 }))).toEqual(new Set([0]));
    const some = silent({ probability: 0.4 }).filter((days) => days > 0).length;
    expect(some).toBeGreaterThan(6);
    expect(some).toBeLessThan(26);
    expect(new Set(silent({ begins: 0, probability: 1 }))).toEqual(new Set([0]));
  });

  it('a deep failure is rare and long: the tail is heavier', () => {
    const lost = (probability: number) => {
      const settings = settingsByHand({
        trusts: [whole],
        mechanisms: only({ learning_dip: { depth_share: 0.2, decay_weeks: 4, deep_failure_probability: probability } }),
      });
      return measure(settings, 'lost_week_equivalents', 20).get('national')!.values;
    };
    const usual = lost(0);
    const deep = lost(0.2);
    const struck = deep.filter((weeks, i) => weeks > 2 * usual[i]!).length;
    expect(struck).toBeGreaterThan(0);
    expect(struck).toBeLessThan(15);
    expect(Math.max(...deep)).toBeGreaterThan(2 * Math.max(...usual));
  });
});
