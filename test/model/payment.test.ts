/** How work is paid for: regimes, bad coding, penalties, and how far cash falls behind. */
import { describe, expect, it } from 'vitest';
import { penalties } from '../../src/model/metrics/income/penalties.js';
import { incomeDowngraded, incomeUncaptured } from '../../src/model/metrics/income/recording.js';
import { weeklyCashLow } from '../../src/model/metrics/income/weekly-cash-low.js';
import { standards, standardsIn } from '../../src/model/payment/standards.js';
import { compare, only, prompt } from './mechanisms/compare.js';
import { settingsByHand, type TrustByHand, type Values } from './settings-by-hand.js';
import { mean, measure, programmeSlice, strategyRun, sum } from './strategy-run.js';

const [ACTIVITY, BLOCK, MIXED] = [0, 1, 2];

function hospital(values: Values, clinic: Values = {}): TrustByHand {
  return {
    id: 'ashby',
    goLive: 100,
    values: { ...prompt, 'preparation.readiness_share': 0.5, ...values },
    clinic: { referrals_per_week: 300, follow_ups_per_first: 1, 'price_gbp.follow_up': 100, ...clinic },
    listed: 0.2,
    emergency: { attendances_per_week: 300, 'price_gbp.attendance': 80 },
  };
}

const dip = {
  learning_dip: { depth_share: 0.3, decay_weeks: 12 },
  billing_capture: { staff_entry_share: 0.1, downgrade_share: 0.1 },
};

/** The same without clocks of 18 weeks, so that only emergency care can miss a standard. */
function withoutClocks(emergency: Values, values: Values = {}): TrustByHand {
  const { listed: _listed, ...trust } = hospital(values, { rtt_share: 0 });
  return { ...trust, emergency: { attendances_per_week: 300, 'price_gbp.attendance': 80, ...emergency } };
}

describe('payment regimes', () => {
  const excess = (regime: number, metric: string, more: Values = {}) => {
    const settings = settingsByHand({
      days: 400,
      trusts: [hospital({ 'payment.regime': regime, 'payment.penalty_multiplier': 0, ...more })],
      strategies: { national: {} },
      mechanisms: only(dip),
    });
    return mean(measure(settings, metric, 3).get('national')!.excess);
  };
  const money = ['income_not_done_gbp', 'income_uncaptured_gbp', 'income_downgraded_gbp', 'lost_revenue_gbp'];

  it('by activity, work not done, not recorded or badly coded is not paid; under block nothing is lost by it', () => {
    for (const metric of money) {
      expect(excess(ACTIVITY, metric), metric).toBeGreaterThan(0);
      expect(excess(BLOCK, metric), metric).toBe(0);
    }
  });

  it('mixed: each kind of service by its share', () => {
    const shares = (outpatients: number, elective: number, emergency: number) => ({
      'payment.by_activity_share.outpatients': outpatients,
      'payment.by_activity_share.elective': elective,
      'payment.by_activity_share.emergency': emergency,
    });
    for (const metric of money) {
      const whole = excess(ACTIVITY, metric);
      const parts = [shares(1, 0, 0), shares(0, 1, 0), shares(0, 0, 1)].map((of) => excess(MIXED, metric, of));
      expect(parts.reduce((a, b) => a + b, 0) / whole, metric).toBeCloseTo(1, 9);
      expect(excess(MIXED, metric, shares(0.5, 0.5, 0.5)) / whole, metric).toBeCloseTo(0.5, 9);
      expect(excess(MIXED, metric, shares(1, 1, 1)), metric).toBe(whole);
    }
    expect(excess(MIXED, 'income_uncaptured_gbp', shares(0, 0, 1))).toBeGreaterThan(0);
  });

  it('the same patients are seen whatever the regime', () => {
    const contacts = [ACTIVITY, BLOCK, MIXED].map((regime) => {
      const settings = settingsByHand({
        days: 200,
        trusts: [hospital({ 'payment.regime': regime })],
        mechanisms: only(dip),
      });
      return sum(strategyRun(settings, 'national'), 'done');
    });
    expect(new Set(contacts).size).toBe(1);
  });
});

describe('bad coding', () => {
  it('loses its share of what is recorded, from go-live on, less and less, and none without a go-live', () => {
    const capture = {
      base_share: 0,
      per_defect_share: 0,
      staff_entry_share: 0,
      staff_entry_fixes_per_week: 0,
      downgrade_share: 0.2,
      staff_entry_decay_weeks: 6,
    };
    const settings = settingsByHand({
      days: 400,
      trusts: [hospital({})],
      mechanisms: only({ billing_capture: capture }),
    });
    const run = strategyRun(settings, 'national');
    expect(sum(strategyRun(settings, 'no_go_live'), 'downgraded')).toBe(0);
    expect(sum(run, 'downgraded', 0, 100)).toBe(0);
    const share = (from: number, to: number) => sum(run, 'downgraded', from, to) / sum(run, 'done', from, to);
    // About 1,300 patients a week: a binomial with z of 4.
    expect(Math.abs(share(100, 107) - 0.2 * 0.92)).toBeLessThan(0.045);
    expect(share(142, 149)).toBeLessThan(0.12);
    expect(share(300, 400)).toBeLessThan(0.02);
    const { one, other } = compare(
      only({ billing_capture: { ...capture, downgrade_share: 0.03 } }),
      only({ billing_capture: { ...capture, downgrade_share: 0.1 } }),
    )('income_downgraded_gbp');
    expect(one).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(2 * one);
  });

  it('paid in full + coded too low + not recorded = done x price, to the pound', () => {
    const settings = settingsByHand({ days: 300, trusts: [hospital({})], mechanisms: only(dip) });
    for (const arm of ['no_go_live', 'national']) {
      const run = strategyRun(settings, arm);
      const slice = programmeSlice(run, 0, 300);
      let done = 0;
      let paid = 0;
      for (const { index, priceGbp } of run.accounts[0]!.lists) {
        const get = (name: Parameters<typeof run.ledger.sum>[1]) => run.ledger.sum(index, name, 0, 300);
        done += get('done') * priceGbp;
        const late = get('captured_at_freeze') + get('captured_at_year_end');
        paid += (get('done') - get('uncaptured') - get('downgraded') + late) * priceGbp;
      }
      expect(paid + incomeDowngraded.fold(slice, slice).value + incomeUncaptured.fold(slice, slice).value).toBe(done);
    }
  });
});

describe('penalties', () => {
  it('standards: one of a kind at any time, shares and sources stated', () => {
    for (let month = 12 * 2000; month < 12 * 2040; month++) {
      const ids = standardsIn(Math.floor(month / 12), month % 12).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const shares = (year: number, month: number) => standardsIn(year, month - 1).map(({ id, share }) => [id, share]);
    expect(shares(2008, 3)).toEqual([]);
    expect(shares(2008, 6)).toEqual([
      ['rtt_admitted', 0.9],
      ['rtt_non_admitted', 0.95],
      ['emergency_4h', 0.98],
    ]);
    expect(shares(2016, 1)).toEqual([['rtt_incomplete', 0.92]]);
    expect(shares(2026, 3)).toEqual([
      ['rtt_incomplete', 0.65],
      ['emergency_4h', 0.78],
    ]);
    expect(shares(2027, 1)).toEqual([
      ['rtt_incomplete', 0.7],
      ['emergency_4h', 0.78],
    ]);
    expect(standards.every(({ source, withheld }) => source !== '' && withheld > 0)).toBe(true);
  });

  it('are withheld for each month that misses, of the tariff of that month: checked from the ledger', () => {
    // April 2008 on; the emergency department has too few bays for its majors.
    const trust = withoutClocks({ 'majors.bays': 2 });
    const run = strategyRun(settingsByHand({ days: 120, trusts: [trust], mechanisms: only({}) }), 'no_go_live');
    const { index } = run.accounts[0]!.lists.find(({ kind }) => kind.id === 'emergency')!;
    let expected = 0;
    let missed = 0;
    for (let month = 0; month < 4; month++) {
      const [from, to] = [30 * month, 30 * month + 30];
      const { breaches, came } = run.tallies[0]!.emergency!;
      const of = (x: ArrayLike<number>) =>
        Array.from(x)
          .slice(from, to)
          .reduce((a, b) => a + b, 0);
      if (1 - of(breaches) / of(came) >= 0.98) continue;
      missed++;
      expected += 0.029 * run.ledger.sum(index, 'done', from, to) * 80;
    }
    expect(missed).toBeGreaterThan(2);
    const slice = programmeSlice(run, 0, 120);
    expect(penalties.fold(slice, slice).value).toBeCloseTo(expected, 6);
    const part = programmeSlice(run, 0, 59);
    expect(penalties.fold(part, part).value).toBeLessThan(expected / 2);
  });

  it('grow with a slower department, are part of lost revenue, and can be switched off', () => {
    const settings = (multiplier: number) =>
      settingsByHand({
        days: 400,
        trusts: [
          withoutClocks({ load_share: 0.5, growth_share_per_year: 0 }, { 'payment.penalty_multiplier': multiplier }),
        ],
        strategies: { national: {} },
        mechanisms: only({ emergency_slowdown: { time_multiplier: 1.6, gone_weeks: 40 } }),
      });
    const excess = (multiplier: number, metric: string) =>
      measure(settings(multiplier), metric, 1).get('national')!.excess[0]!;
    expect(excess(1, 'penalties_gbp')).toBeGreaterThan(0);
    expect(excess(2, 'penalties_gbp')).toBeCloseTo(2 * excess(1, 'penalties_gbp'), 6);
    expect(excess(0, 'penalties_gbp')).toBe(0);
    const lost = excess(1, 'lost_revenue_gbp') - excess(0, 'lost_revenue_gbp');
    expect(lost).toBeCloseTo(excess(1, 'penalties_gbp'), 6);
  });
});

describe('the lowest point of cash', () => {
  const arms = (mechanisms: Parameters<typeof only>[0]) => {
    const settings = settingsByHand({
      days: 500,
      trusts: [hospital({ 'payment.penalty_multiplier': 0 })],
      mechanisms: only(mechanisms),
    });
    return { run: strategyRun(settings, 'national'), base: strategyRun(settings, 'no_go_live') };
  };

  it('is 0 without a disturbance, below 0 with one, and at least as low as where it ends', () => {
    const calm = arms({});
    expect(weeklyCashLow.fold(programmeSlice(calm.run, 0, 500), programmeSlice(calm.base, 0, 500)).excess).toBe(0);
    const { run, base } = arms(dip);
    const low = weeklyCashLow.fold(programmeSlice(run, 0, 500), programmeSlice(base, 0, 500)).excess;
    let end = 0;
    const { monthStarts, freezeDay, yearEndDay } = run.accounts[0]!.payment;
    for (const [{ ledger }, sign] of [
      [run, 1],
      [base, -1],
    ] as const) {
      for (const { index, priceGbp } of run.accounts[0]!.lists) {
        for (let m = 0; m + 1 < monthStarts.length; m++) {
          const get = (name: Parameters<typeof ledger.sum>[1]) =>
            ledger.sum(index, name, monthStarts[m]!, monthStarts[m + 1]!);
          if (freezeDay[m]! < 500)
            end += sign * priceGbp * (get('done') - get('uncaptured') - get('downgraded') + get('captured_at_freeze'));
          if (yearEndDay[m]! < 500) end += sign * priceGbp * get('captured_at_year_end');
        }
      }
    }
    expect(low).toBeLessThan(0);
    expect(low).toBeLessThanOrEqual(end + 1e-6);
  });

  it('counts what is spent, week by week', () => {
    const { run, base } = arms({});
    run.world.facts.push({ kind: 'cost', item: 'recovery', trust: 0, day: 210, until: 224, gbpPerDay: 100 });
    run.world.facts.push({ kind: 'cost', item: 'at_risk', trust: 0, day: 210, until: 224, gbpPerDay: 1e6 });
    const low = (to: number) => weeklyCashLow.fold(programmeSlice(run, 0, to), programmeSlice(base, 0, to)).excess;
    expect(low(210)).toBe(0);
    expect(low(217)).toBe(-700);
    expect(low(500)).toBe(-1400);
  });
});
