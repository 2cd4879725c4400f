/** What each mechanism moves, in which direction, and that without it nothing of the kind happens. */
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../../src/model/mechanisms/registry.js';
import { factsOf } from '../facts-of.js';
import { lived, mean, measure, sum } from '../lived.js';
import { type Chosen, settingsByHand, type TrustByHand } from '../settings-by-hand.js';

const REPLICATIONS = 12;
/** Ready on the planned day: no preparation, no slippage. */
const prompt = { 'preparation.weeks': 0, 'preparation.slip_months': 0 };
const three: readonly TrustByHand[] = [
  { id: 'ashby', goLive: 100, values: prompt },
  { id: 'brook', goLive: 190, values: prompt },
  { id: 'colne', goLive: 280, values: prompt },
];

/** Mean excess of a metric with one choice of mechanisms and with another, in the same worlds. */
function compare(metric: string, one: Chosen, other: Chosen, trusts = three, days = 728) {
  const settings = settingsByHand({
    trusts,
    days,
    strategies: { one: { mechanisms: one }, other: { mechanisms: other } },
  });
  const of = measure(settings, metric, REPLICATIONS);
  const known = (values: number[]) => values.filter((value) => !Number.isNaN(value));
  return { one: mean(known(of.get('one')!.excess)), other: mean(known(of.get('other')!.excess)) };
}

/** Every mechanism off but those chosen. */
const only = (chosen: Chosen): Chosen => ({
  ...Object.fromEntries(mechanisms.map(({ id }) => [id, 'off'] as const)),
  ...chosen,
});

describe('learning_dip', () => {
  it('makes patients wait and income be lost, the more the deeper', () => {
    for (const metric of ['wait_patient_days', 'income_not_done_gbp', 'lost_week_equivalents']) {
      const { one, other } = compare(
        metric,
        only({ learning_dip: { depth_share: 0.1 } }),
        only({ learning_dip: { depth_share: 0.3 } }),
      );
      expect(one, metric).toBeGreaterThan(0);
      expect(other, metric).toBeGreaterThan(2 * one);
    }
  });

  it('fades: a short dip costs less than a long one; a small scope less than a full one', () => {
    const decay = compare(
      'wait_patient_days',
      only({ learning_dip: { decay_weeks: 2 } }),
      only({ learning_dip: { decay_weeks: 12 } }),
    );
    expect(decay.other).toBeGreaterThan(2 * decay.one);
    const scope = compare(
      'wait_patient_days',
      only({ learning_dip: { scope_multiplier: 0.55 } }),
      only({ learning_dip: {} }),
    );
    expect(scope.other).toBeGreaterThan(scope.one);
  });

  it('off: capacity is what it was', () => {
    expect(compare('wait_patient_days', only({}), only({})).one).toBe(0);
  });
});

describe('defects', () => {
  it('are more where readiness is less and fit is worse, and take capacity', () => {
    const count = (readiness: number, fit: number) => {
      const settings = settingsByHand({
        trusts: [{ id: 'ashby', goLive: 100, values: { ...prompt, 'preparation.readiness_share': readiness } }],
        mechanisms: only({ defects: {}, local_configuration: { fit_share: fit } }),
      });
      return mean(
        Array.from(
          { length: 60 },
          (_, replication) => factsOf(lived(settings, 'national', replication), 'go_live')[0]!.defects,
        ),
      );
    };
    const ready = count(0.9, 0.6);
    const unready = count(0.4, 0.6);
    expect(unready).toBeGreaterThan(3 * ready);
    expect(count(0.4, 0.9)).toBeLessThan(unready);
    // Mean of P6: 60 (1 - R)^1.3 (1.35 - fit) + 0.5; negative binomial with k = 3, 60 go-lives: z of 4.
    const expected = 60 * 0.6 ** 1.3 * 0.75 + 0.5;
    expect(Math.abs(unready - expected)).toBeLessThan(4 * Math.sqrt((expected + expected ** 2 / 3) / 60));
    const { one, other } = compare('wait_patient_days', only({}), only({ defects: { capacity_loss_share: 0.01 } }));
    expect(one).toBe(0);
    expect(other).toBeGreaterThan(0);
  });

  it('are fixed one by one at the rate of business as usual', () => {
    const fixed = (rate: number) => {
      const settings = settingsByHand({
        trusts: [three[0]!],
        mechanisms: only({ defects: { mean_count: 300 }, local_configuration: { fixes_per_week: rate } }),
      });
      const rates = Array.from({ length: 30 }, (_, replication) => {
        const counts = factsOf(lived(settings, 'national', replication), 'defect_count');
        return counts.filter(({ day }) => day > 100 && day <= 240).length / 20;
      });
      return mean(rates);
    };
    expect(fixed(0)).toBe(0);
    expect(Math.abs(fixed(0.5) - 0.5)).toBeLessThan(4 * Math.sqrt(0.5 / 20 / 30));
  });
});

describe('billing_capture', () => {
  it('leaves income unrecorded: a base share in every arm, more after a go-live with defects', () => {
    const settings = settingsByHand({ trusts: three, mechanisms: only({ billing_capture: {}, defects: {} }) });
    const base = lived(settings, 'no_go_live');
    const share = sum(base, 'uncaptured') / sum(base, 'done');
    expect(Math.abs(share - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / sum(base, 'done')));
    expect(
      compare('income_uncaptured_gbp', only({ billing_capture: {} }), only({ billing_capture: {}, defects: {} })).one,
    ).toBeGreaterThan(0);
    const { one, other } = compare(
      'income_uncaptured_gbp',
      only({ billing_capture: { per_defect_share: 0.001 }, defects: {} }),
      only({ billing_capture: { per_defect_share: 0.003 }, defects: {} }),
    );
    expect(other).toBeGreaterThan(1.5 * one);
  });

  it('the staff-entry leak ends sooner when its cause is found sooner; the cap holds', () => {
    const found = compare(
      'income_uncaptured_gbp',
      only({ billing_capture: { staff_entry_fixes_per_week: 5 } }),
      only({ billing_capture: { staff_entry_fixes_per_week: 0.01 } }),
    );
    expect(found.other).toBeGreaterThan(found.one);
    const settings = settingsByHand({
      trusts: three,
      mechanisms: only({ billing_capture: { staff_entry_share: 1, cap_share: 0.25, staff_entry_decay_weeks: 520 } }),
    });
    const national = lived(settings, 'national');
    expect(sum(national, 'uncaptured') / sum(national, 'done')).toBeLessThan(0.25);
  });

  it('off: everything is recorded', () => {
    expect(
      sum(lived(settingsByHand({ trusts: three, mechanisms: only({ defects: {} }) }), 'national'), 'uncaptured'),
    ).toBe(0);
  });
});

const troubled: Chosen = { defects: { mean_count: 150 }, local_configuration: {} };

describe('recovery_programme', () => {
  it('ends trouble sooner, and costs', () => {
    const { one, other } = compare('days_to_stable', only(troubled), only({ ...troubled, recovery_programme: {} }));
    expect(other).toBeLessThan(one - 50);
    const cost = compare('recovery_cost_gbp', only(troubled), only({ ...troubled, recovery_programme: {} }));
    expect(cost.one).toBe(0);
    expect(cost.other).toBeGreaterThan(1e6);
  });

  it('starts later after a longer approval lag', () => {
    const { one, other } = compare(
      'days_to_stable',
      only({ ...troubled, recovery_programme: { approval_lag_weeks: 0 } }),
      only({ ...troubled, recovery_programme: { approval_lag_weeks: 20 } }),
    );
    expect(other).toBeGreaterThan(one);
  });

  it('is reviewed at day 90, extended while more than three severe defects are open, and confirmed', () => {
    const settings = settingsByHand({
      trusts: [three[0]!],
      days: 1200,
      mechanisms: only({
        defects: { mean_count: 120 },
        local_configuration: {},
        recovery_programme: { approval_lag_weeks: 0 },
      }),
    });
    let extended = 0;
    for (let replication = 0; replication < REPLICATIONS; replication++) {
      const world = lived(settings, 'national', replication);
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
});

describe('readiness_gate', () => {
  it('defers below the threshold, which makes go-lives later and readier', () => {
    const late = compare(
      'go_live_day',
      only({}),
      only({ readiness_gate: { threshold_share: 0.85, override_probability: 0 } }),
    );
    expect(late.other).toBeGreaterThan(late.one);
    const ready = compare(
      'severe_go_lives',
      only({ defects: {}, local_configuration: {} }),
      only({
        defects: {},
        local_configuration: {},
        readiness_gate: { threshold_share: 0.9, override_probability: 0, optimism_share: 0 },
      }),
    );
    expect(ready.other).toBeLessThan(ready.one);
  });

  it('reads what is reported: with optimism fewer are deferred; overridden, none is', () => {
    const deferrals = (gate: Record<string, number>) => {
      const settings = settingsByHand({ trusts: three, mechanisms: only({ readiness_gate: gate }) });
      let count = 0;
      for (let replication = 0; replication < REPLICATIONS; replication++) {
        count += factsOf(lived(settings, 'national', replication), 'gate').filter(
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

const heldEarly: Chosen = {
  ...troubled,
  recovery_programme: { first_check_weeks: 4, approval_lag_weeks: 0 },
  hold: { trigger_trusts: 1, decides_probability: 1 },
  re_engagement: {},
};

describe('hold and re_engagement', () => {
  it('holds every trust that is not live, which costs and delays; off, nobody holds', () => {
    const held = only(heldEarly);
    const free = only({ ...heldEarly, hold: 'off' });
    expect(compare('hold_days', held, free, three, 1600)).toSatisfy(({ one, other }) => one > 30 && other === 0);
    expect(compare('hold_cost_gbp', held, free, three, 1600)).toSatisfy(({ one, other }) => one > 0 && other === 0);
    expect(compare('go_live_day', held, free, three, 1600)).toSatisfy(({ one, other }) => one > other + 30);
  });

  it('nobody goes live on hold, and the first goes live months after the green light', () => {
    const settings = settingsByHand({ trusts: three, days: 1600, mechanisms: only(heldEarly) });
    let seen = 0;
    for (let replication = 0; replication < REPLICATIONS; replication++) {
      const world = lived(settings, 'national', replication);
      const [hold] = factsOf(world, 'hold_begins');
      const [green] = factsOf(world, 'green_light');
      if (!hold || !green) continue;
      seen++;
      const after = factsOf(world, 'go_live').filter(({ day }) => day >= hold.day);
      for (const { day } of after) expect(day).toBeGreaterThan(green.day + 6 * 30);
    }
    expect(seen).toBeGreaterThan(3);
  });

  it('some withdraw; a restart that comes sooner completes sooner; off, held trusts go on at once', () => {
    const all = only({ ...heldEarly, re_engagement: { withdrawal_probability: 1 } });
    const none = only({ ...heldEarly, re_engagement: { withdrawal_probability: 0 } });
    expect(compare('trusts_withdrawn', all, none, three, 1600)).toSatisfy(({ one, other }) => one > 0.5 && other === 0);
    const slow = compare(
      're_engagement_days',
      only({ ...heldEarly, re_engagement: { restart_months: 6, withdrawal_probability: 0 } }),
      only({ ...heldEarly, re_engagement: { restart_months: 12, withdrawal_probability: 0 } }),
      three,
      1600,
    );
    expect(slow.other).toBeGreaterThan(slow.one + 60);
    const off = compare('re_engagement_days', none, only({ ...heldEarly, re_engagement: 'off' }), three, 1600);
    expect(off.other).toBeLessThan(off.one);
  });
});

describe('delivery_pool', () => {
  it('with few experts preparations queue; off, nobody waits', () => {
    const crowd = ['a', 'b', 'c', 'd'].map((id) => ({ id, goLive: 400, values: { 'preparation.slip_months': 0 } }));
    const { one, other } = compare('go_live_day', only({ delivery_pool: { experts: 8 } }), only({}), crowd, 1200);
    expect(one).toBeGreaterThan(other + 100);
    const enough = compare('go_live_day', only({ delivery_pool: { experts: 32 } }), only({}), crowd, 1200);
    expect(enough.one).toBe(enough.other);
  });
});

describe('local_configuration', () => {
  it('fit lowers defects, preparation takes longer, faster fixing is sooner stable', () => {
    const of = (local: Record<string, number>) => only({ defects: {}, local_configuration: local });
    const fit = compare('severe_go_lives', of({ fit_share: 0.2 }), of({ fit_share: 1 }));
    expect(fit.other).toBeLessThan(fit.one);
    const late = compare('go_live_day', of({ preparation_multiplier: 1 }), of({ preparation_multiplier: 1.4 }), [
      { id: 'ashby', goLive: 10 },
    ]);
    expect(late.other).toBeGreaterThan(late.one);
    const fixing = compare('days_to_stable', of({ fixes_per_week: 0.05 }), of({ fixes_per_week: 1 }));
    expect(fixing.other).toBeLessThan(fixing.one);
  });
});
