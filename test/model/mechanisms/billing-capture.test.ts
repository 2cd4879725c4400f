/** Work done and not recorded for payment: what moves it, in which direction, and what is recorded late. */
import { describe, expect, it } from 'vitest';
import { type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun, sum } from '../strategy-run.js';
import { compare, only, prompt, REPLICATIONS, three } from './compare.js';

describe('billing_capture', () => {
  it('leaves income unrecorded: a base share in every arm, more after a go-live with defects', () => {
    const settings = settingsByHand({ trusts: three, mechanisms: only({ billing_capture: {}, defects: {} }) });
    const base = strategyRun(settings, 'no_go_live');
    const share = sum(base, 'uncaptured') / sum(base, 'done');
    expect(Math.abs(share - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / sum(base, 'done')));
    expect(
      compare(only({ billing_capture: {} }), only({ billing_capture: {}, defects: {} }))('income_uncaptured_gbp').one,
    ).toBeGreaterThan(0);
    const { one, other } = compare(
      only({ billing_capture: { per_defect_share: 0.001 }, defects: {} }),
      only({ billing_capture: { per_defect_share: 0.003 }, defects: {} }),
    )('income_uncaptured_gbp');
    expect(other).toBeGreaterThan(1.5 * one);
  });

  it('the staff-entry leak ends sooner when its cause is found sooner; the cap holds', () => {
    const found = compare(
      only({ billing_capture: { staff_entry_fixes_per_week: 5 } }),
      only({ billing_capture: { staff_entry_fixes_per_week: 0.01 } }),
    )('income_uncaptured_gbp');
    expect(found.other).toBeGreaterThan(found.one);
    const settings = settingsByHand({
      trusts: three,
      mechanisms: only({ billing_capture: { staff_entry_share: 1, cap_share: 0.25, staff_entry_decay_weeks: 520 } }),
    });
    const national = strategyRun(settings, 'national');
    expect(sum(national, 'uncaptured') / sum(national, 'done')).toBeLessThan(0.25);
  });

  it('off: everything is recorded', () => {
    expect(
      sum(strategyRun(settingsByHand({ trusts: three, mechanisms: only({ defects: {} }) }), 'national'), 'uncaptured'),
    ).toBe(0);
  });
});

/** A trust with many leaks that are found or not, and what of them is recorded late. */
function late(capture: Record<string, number>, more: Chosen = {}, days = 800, freezeDays = 45) {
  const trust = {
    ...three[0]!,
    values: { ...prompt, 'payment.freeze_days_after_month_end': freezeDays },
  };
  const leak = {
    base_share: 0,
    staff_entry_share: 0.2,
    staff_entry_decay_weeks: 26,
    captured_at_freeze_share: 0.8,
    captured_at_year_end_share: 0.3,
  };
  const mechanisms = only({ billing_capture: { ...leak, ...capture }, ...more });
  const settings = settingsByHand({ trusts: [trust], days, mechanisms });
  const of = { uncaptured: 0, captured_at_freeze: 0, captured_at_year_end: 0 };
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const run = strategyRun(settings, 'national', replication);
    for (const column of ['uncaptured', 'captured_at_freeze', 'captured_at_year_end'] as const) {
      of[column] += sum(run, column);
    }
  }
  return of;
}

describe('late capture', () => {
  it('captures more where the cause is fixed before the freeze', () => {
    const sooner = late({ staff_entry_fixes_per_week: 0.5 });
    const later = late({ staff_entry_fixes_per_week: 0.05 });
    const share = (of: typeof sooner) => of.captured_at_freeze / of.uncaptured;
    expect(share(sooner)).toBeGreaterThan(share(later) + 0.1);
    const never = late({ staff_entry_fixes_per_week: 0 });
    expect(never.captured_at_freeze).toBe(0);
    expect(never.captured_at_year_end).toBeGreaterThan(0);
  });

  it('captures more defect by defect, the faster they are fixed', () => {
    const fixing = (rate: number) =>
      late(
        { staff_entry_share: 0, per_defect_share: 0.005 },
        { defects: {}, local_configuration: { fixes_per_week: rate } },
      );
    expect(fixing(0).captured_at_freeze).toBe(0);
    const [slow, fast] = [fixing(0.3), fixing(3)];
    expect(fast.captured_at_freeze / fast.uncaptured).toBeGreaterThan(slow.captured_at_freeze / slow.uncaptured);
  });

  it('captures more with a longer time to the freeze', () => {
    const [short, long] = [5, 90].map((freezeDays) => late({ staff_entry_fixes_per_week: 0.08 }, {}, 800, freezeDays));
    expect(long!.captured_at_freeze).toBeGreaterThan(1.2 * short!.captured_at_freeze);
    expect(long!.uncaptured).toBe(short!.uncaptured);
  });

  it('captures its share of what is fixed, and of the rest at the end of the year, once that has come', () => {
    const all = late({ staff_entry_fixes_per_week: 100, captured_at_freeze_share: 1 });
    expect(all.captured_at_freeze).toBe(all.uncaptured);
    const none = late({ captured_at_freeze_share: 0, captured_at_year_end_share: 0 });
    expect(none.captured_at_freeze + none.captured_at_year_end).toBe(0);
    const never = { staff_entry_fixes_per_week: 0 };
    // The first financial year ends on day 360, its freeze 45 days later.
    expect(late(never, {}, 404).captured_at_year_end).toBe(0);
    const over = late(never, {}, 420);
    // Of the leak of the first year, fixed or not at the freeze, three tenths: binomial, z of 4.
    const firstYear = late(never, {}, 360).uncaptured;
    expect(Math.abs(over.captured_at_year_end - 0.3 * firstYear)).toBeLessThan(4 * Math.sqrt(0.21 * firstYear));
  });

  it('leaves the base share, which no go-live causes, unrecorded for good', () => {
    const settings = settingsByHand({ trusts: [three[0]!], days: 800, mechanisms: only({ billing_capture: {} }) });
    const base = strategyRun(settings, 'no_go_live');
    expect(sum(base, 'uncaptured')).toBeGreaterThan(0);
    expect(sum(base, 'captured_at_freeze') + sum(base, 'captured_at_year_end')).toBe(0);
  });
});
