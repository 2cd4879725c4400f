/** Mechanisms that move capacity: what each moves, in which direction, and that without it nothing of the kind happens. */
import { describe, expect, it } from 'vitest';
import { DayEffects } from '../../../src/model/care/day-effects.js';
import { FIRST } from '../../../src/model/care/planned/list-kinds.js';
import { mechanismById } from '../../../src/model/mechanisms/registry.js';
import type { ReleaseSettings } from '../../../src/model/settings.js';
import type { StrategyRun } from '../../../src/model/simulate-strategy.js';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand, type Values } from '../settings-by-hand.js';
import { mean, strategyRun, sum } from '../strategy-run.js';
import { compare, only, prompt, three, whole } from './compare.js';

const GO_LIVE = 100;

/** A strategy of one trust with every kind of list, and the counterfactual. */
function wholeWith(chosen: Chosen, replication = 0): { run: StrategyRun; base: StrategyRun } {
  const settings = settingsByHand({ trusts: [whole], days: 600, mechanisms: only(chosen) });
  return {
    run: strategyRun(settings, 'national', replication),
    base: strategyRun(settings, 'no_go_live', replication),
  };
}

const LISTS = { first: 0, followUp: 1, admission: 2 };

/** Slots of a week since go-live as a share of the counterfactual's; capacity does not follow the list. */
function slotsShare({ run, base }: ReturnType<typeof wholeWith>, list: number, week: number): number {
  const of = ({ ledger }: StrategyRun) => ledger.sum(list, 'slots', GO_LIVE + 7 * week, GO_LIVE + 7 * week + 7);
  return of(run) / of(base);
}

describe('learning_dip', () => {
  it('makes patients wait and income be lost, the more the deeper', () => {
    const excess = compare(only({ learning_dip: { depth_share: 0.1 } }), only({ learning_dip: { depth_share: 0.3 } }));
    for (const metric of ['wait_patient_days', 'income_not_done_gbp', 'lost_week_equivalents']) {
      const { one, other } = excess(metric);
      expect(one, metric).toBeGreaterThan(0);
      expect(other, metric).toBeGreaterThan(2 * one);
    }
  });

  it('fades: a short dip costs less than a long one; a small scope less than a full one', () => {
    const decay = compare(
      only({ learning_dip: { decay_weeks: 2 } }),
      only({ learning_dip: { decay_weeks: 12 } }),
    )('wait_patient_days');
    expect(decay.other).toBeGreaterThan(2 * decay.one);
    const scope = compare(
      only({ learning_dip: { scope_multiplier: 0.55 } }),
      only({ learning_dip: {} }),
    )('wait_patient_days');
    expect(scope.other).toBeGreaterThan(scope.one);
  });

  it('off: capacity is what it was', () => {
    expect(compare(only({}), only({}))('wait_patient_days').one).toBe(0);
  });
});

describe('defects', () => {
  it('are more where readiness is less and fit is worse, and take capacity', () => {
    const count = (readiness: number, fit: number) => {
      const settings = settingsByHand({
        days: 110,
        trusts: [{ ...three[0]!, values: { ...prompt, 'preparation.readiness_share': readiness } }],
        mechanisms: only({ defects: {}, local_configuration: { fit_share: fit } }),
      });
      return mean(
        Array.from(
          { length: 60 },
          (_, replication) => factsOf(strategyRun(settings, 'national', replication), 'go_live')[0]!.defects,
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
    const { one, other } = compare(only({}), only({ defects: { capacity_loss_share: 0.01 } }))('wait_patient_days');
    expect(one).toBe(0);
    expect(other).toBeGreaterThan(0);
  });

  it('are fixed one by one at the rate of business as usual', () => {
    const fixed = (rate: number) => {
      const settings = settingsByHand({
        days: 250,
        trusts: [three[0]!],
        mechanisms: only({ defects: { mean_count: 300 }, local_configuration: { fixes_per_week: rate } }),
      });
      const rates = Array.from({ length: 30 }, (_, replication) => {
        const counts = factsOf(strategyRun(settings, 'national', replication), 'defect_count');
        return counts.filter(({ day }) => day > 100 && day <= 240).length / 20;
      });
      return mean(rates);
    };
    expect(fixed(0)).toBe(0);
    expect(Math.abs(fixed(0.5) - 0.5)).toBeLessThan(4 * Math.sqrt(0.5 / 20 / 30));
  });
});

describe('planned_reduction', () => {
  it('halves outpatients in the first week, less in the next three; theatres for two weeks; then nothing', () => {
    const worlds = wholeWith({ planned_reduction: {} });
    for (const list of [LISTS.first, LISTS.followUp]) {
      const shares = [0, 1, 2, 3, 4, 10].map((week) => slotsShare(worlds, list, week));
      // Slots are whole: two roundings a session, five sessions a week, some hundred slots.
      [0.5, 0.75, 0.9, 0.9, 1, 1].forEach((share, at) => {
        expect(Math.abs(shares[at]! - share)).toBeLessThan(0.03);
      });
    }
    [0.7, 0.7, 1, 1].forEach((share, week) => {
      expect(Math.abs(slotsShare(worlds, LISTS.admission, week) - share)).toBeLessThan(0.1);
    });
  });

  it('and a dip are not counted twice: of the two, the smaller activity', () => {
    const booked = wholeWith({ planned_reduction: {} }).run;
    const both = wholeWith({ planned_reduction: {}, learning_dip: { depth_share: 0.3, decay_weeks: 520 } }).run;
    const dipped = wholeWith({ learning_dip: { depth_share: 0.3, decay_weeks: 520 } }).run;
    const slots = ({ ledger }: StrategyRun, week: number) =>
      ledger.sum(LISTS.first, 'slots', GO_LIVE + 7 * week, GO_LIVE + 7 * week + 7);
    expect(slots(both, 0)).toBe(slots(booked, 0));
    expect(slots(both, 2)).toBe(slots(dipped, 2));
    expect(slots(booked, 0)).toBeLessThan(slots(dipped, 0));
    expect(slots(dipped, 2)).toBeLessThan(slots(booked, 2));
  });

  it('makes patients wait, the more is held back; off, or nothing held back, nobody', () => {
    const none = { outpatients_share_by_week: [], admissions_share_by_week: [0, 0] };
    const { one, other } = compare(only({ planned_reduction: none }), only({ planned_reduction: {} }), [whole])(
      'wait_patient_days',
    );
    expect(one).toBe(0);
    expect(other).toBeGreaterThan(0);
  });
});

describe('persistent_change', () => {
  it('begins 26 weeks after go-live, and stays: a loss takes slots, a gain gives some', () => {
    for (const loss of [0.1, -0.1]) {
      const worlds = wholeWith({ persistent_change: { loss_share: loss, half_life_years: 1000 } });
      const { run, base } = worlds;
      for (const list of Object.values(LISTS)) {
        const early = ({ ledger }: StrategyRun) => ledger.sum(list, 'slots', 0, GO_LIVE + 182);
        expect(early(run)).toBe(early(base));
        const late = ({ ledger }: StrategyRun) => ledger.sum(list, 'slots', GO_LIVE + 182, 600);
        expect(Math.abs(late(run) / late(base) - (1 - loss))).toBeLessThan(0.01);
      }
    }
  });

  /** Share of slots lost in the half year that begins half a year after go-live, and in the one a year later. */
  const lost = (numbers: Values, releases: readonly ReleaseSettings[] = []) => {
    const mechanisms = only({ persistent_change: { loss_share: 0.2, ...numbers }, releases: {} });
    const settings = settingsByHand({ trusts: [whole], days: 900, mechanisms, releases });
    const of = (strategy: string, day: number) =>
      sum(strategyRun(settings, strategy), 'slots', GO_LIVE + day, GO_LIVE + day + 182);
    return [182, 182 + 365].map((day) => 1 - of('national', day) / of('no_go_live', day));
  };

  it('eases: half of it is gone after the half-life', () => {
    const [first, second] = lost({ half_life_years: 1 });
    // Mean of 2^-t over the first half year of it.
    expect(Math.abs(first! - (0.2 * (1 - 0.5 ** 0.5)) / (0.5 * Math.LN2))).toBeLessThan(0.003);
    expect(Math.abs(second! / first! - 0.5)).toBeLessThan(0.02);
  });

  it('is less where the system does less: scope of the system times that of the release', () => {
    const release = (scopeShare: number) => [{ id: 'r', availableDay: 0, scopeShare, adds: false }];
    const [whole] = lost({ half_life_years: 1000 });
    const [half] = lost({ half_life_years: 1000 }, release(0.5));
    const [fifth] = lost({ half_life_years: 1000, scope_multiplier: 0.4 }, release(0.5));
    expect(Math.abs(whole! - 0.2)).toBeLessThan(0.004);
    expect(Math.abs(half! - 0.1)).toBeLessThan(0.004);
    expect(Math.abs(fifth! - 0.04)).toBeLessThan(0.004);
  });

  it('an upgrade adds what it brings, half a year after it', () => {
    const { world } = wholeWith({ persistent_change: {} }).run;
    const [trust] = world.trusts;
    Object.assign(trust!, { upgradeDay: 400, upgradeScope: 0.5 });
    const capacityOn = (day: number) => {
      const fx = new DayEffects(FIRST);
      const numbers = { loss_share: 0.2, half_life_years: 1000, scope_multiplier: 1 };
      mechanismById('persistent_change')!.dailyOnceLive!(numbers, trust!, day, fx, world.settings);
      return fx.capacity;
    };
    expect([281, 282, 581, 582].map((day) => Math.round(1000 * capacityOn(day)))).toEqual([1000, 800, 800, 700]);
  });

  it('a loss makes patients wait, a gain spares them waits; none: nothing', () => {
    const long = compare(
      only({ persistent_change: { loss_share: 0.03 } }),
      only({ persistent_change: { loss_share: -0.03 } }),
    )('wait_patient_days');
    expect(long.one).toBeGreaterThan(0);
    expect(long.other).toBeLessThan(0);
    const { run, base } = wholeWith({ persistent_change: { loss_share: 0 } });
    expect(sum(run, 'waiting')).toBe(sum(base, 'waiting'));
  });
});

describe('waiting_list_initiatives', () => {
  // Six weeks' work is lost, most of it by week 13, and no list makes it good: extra sessions have all to do they can.
  const dip = { learning_dip: { depth_share: 0.6, decay_weeks: 10, deep_failure_probability: 0 } };
  const extra = { extra_share: 0.2, after_weeks: 13, for_weeks: 10, price_multiplier: 1.4 };
  const [from, to] = [GO_LIVE + 91, GO_LIVE + 161];

  it('adds slots in its weeks, and in no others', () => {
    const { run } = wholeWith({ ...dip, waiting_list_initiatives: extra });
    for (const list of Object.values(LISTS)) {
      const used = (a: number, b: number) => run.ledger.sum(list, 'extra', a, b);
      expect(used(0, from) + used(to, 600)).toBe(0);
      const whole = wholeWith({ waiting_list_initiatives: 'off' }).run.ledger.sum(list, 'slots', from, to);
      // Two roundings a session of 50 sessions; on the smallest list some eighty extra slots.
      expect(Math.abs(used(from, to) / whole - 0.2)).toBeLessThan(0.04);
    }
  });

  it('runs only while a list is more than a week longer than its target and than on the eve of the go-live', () => {
    const usedBy = (clinic: Values, chosen: Chosen) => {
      const trust = { ...whole, clinic: { ...(whole.clinic as Values), ...clinic } };
      const settings = settingsByHand({ trusts: [trust], days: 400, mechanisms: only(chosen) });
      return strategyRun(settings, 'national').ledger.sum(LISTS.first, 'extra', 0, 400);
    };
    const always = { ...extra, after_weeks: 0, for_weeks: 520 };
    // Within a week of the target: a fifth of a week is lost.
    const small = { learning_dip: { depth_share: 0.05, decay_weeks: 4, deep_failure_probability: 0 } };
    expect(usedBy({}, { waiting_list_initiatives: always })).toBe(0);
    expect(usedBy({}, { ...small, waiting_list_initiatives: always })).toBe(0);
    // Far longer than its target, but no longer than on the eve.
    expect(usedBy({ initial_list: 10_000 }, { waiting_list_initiatives: always })).toBe(0);
    // Then it is cleared of what the go-live made, to a week above the eve, and no further.
    const { run } = wholeWith({ ...dip, waiting_list_initiatives: always });
    for (const list of Object.values(LISTS)) {
      const eve = run.ledger.get(list, GO_LIVE - 1, 'waiting');
      const held = [...run.ledger.column(list, 'extra')].flatMap((count, day) => (count > 0 ? [day] : []));
      expect(held.length).toBeGreaterThan(50);
      for (const day of held) expect(run.ledger.get(list, day - 1, 'waiting')).toBeGreaterThan(eve);
      expect(Math.max(...held)).toBeLessThan(599);
    }
  });

  it('runs for what has grown since the start where the trust was live by then', () => {
    const settings = settingsByHand({
      trusts: [{ ...whole, goLive: 0 }],
      days: 300,
      mechanisms: only({ ...dip, waiting_list_initiatives: extra }),
    });
    expect(sum(strategyRun(settings, 'national'), 'extra')).toBeGreaterThan(100);
  });

  it('shortens the list after a dip, at a price: patients seen x tariff x premium', () => {
    const excess = compare(only(dip), only({ ...dip, waiting_list_initiatives: extra }));
    const waits = excess('wait_patient_days');
    expect(waits.other).toBeLessThan(waits.one);
    const { run } = wholeWith({ ...dip, waiting_list_initiatives: extra });
    const worth = run.accounts[0]!.lists.reduce(
      (gbp, { index, priceGbp }) => gbp + priceGbp * run.ledger.sum(index, 'extra', 0, 600),
      0,
    );
    const paid = factsOf(run, 'cost').filter(({ item }) => item === 'initiatives');
    const gbp = paid.reduce((all, { day, until, gbpPerDay }) => all + (until - day) * gbpPerDay, 0);
    expect(worth).toBeGreaterThan(10_000);
    expect(gbp / (1.4 * worth)).toBeCloseTo(1, 9);
    expect(excess('initiative_cost_gbp').one).toBe(0);
    expect(excess('initiative_cost_gbp').other).toBeGreaterThan(0);
  });

  it('is work on top: by the end so many more are done, and paid, as were seen in extra sessions', () => {
    const lists = Object.values(LISTS);
    const without = wholeWith(dip).run.ledger;
    const { ledger } = wholeWith({ ...dip, waiting_list_initiatives: extra }).run;
    const slots = (of: typeof ledger, list: number) => of.sum(list, 'used', 0, to);
    for (const list of lists) {
      const more = slots(ledger, list) - slots(without, list);
      expect(Math.abs(more / ledger.sum(list, 'extra', 0, to) - 1)).toBeLessThan(0.03);
    }
  });

  it('off, or no extra slots: nothing', () => {
    const { run, base } = wholeWith({ waiting_list_initiatives: { ...extra, extra_share: 0 } });
    expect(sum(run, 'extra')).toBe(0);
    expect(sum(run, 'waiting')).toBe(sum(base, 'waiting'));
  });
});
