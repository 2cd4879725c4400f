/** What go-lives do to emergency admissions on paper: late coding, a break in what is reported, and how they are paid for. */
import { describe, expect, it } from 'vitest';
import { outcomeColumns } from '../../../src/model/outcome.js';
import { runReplication } from '../../../src/model/run-replication.js';
import type { Settings } from '../../../src/model/settings.js';
import { type Chosen, settingsByHand, type Values } from '../settings-by-hand.js';
import { only, prompt } from './compare.js';

const DAYS = 600;

function district(mechanisms: Chosen, values: Values = {}, firstYear = 2008): Settings {
  const settings = settingsByHand({
    days: DAYS,
    trusts: [
      {
        id: 'ashby',
        goLive: 150,
        values: { ...prompt, 'payment.penalty_multiplier': 0, ...values },
        clinic: 'none',
        emergency: { attendances_per_week: 1000, growth_share_per_year: 0 },
        beds: { growth_share_per_year: 0 },
      },
    ],
    strategies: { national: {} },
    mechanisms: only(mechanisms),
  });
  return { ...settings, calendar: { ...settings.calendar, firstYear } };
}

/** Level and excess of a metric under the strategy. */
function measured(settings: Settings, metric: string, replication = 1) {
  const column = outcomeColumns(settings).findIndex((c) => c.scope === 'programme' && c.metric === metric);
  const national = runReplication(settings, replication)[1]!;
  return { value: national.values[column]!, excess: national.excess[column]! };
}

/** Unstable for good, or soon stable. */
const unstable = { defects: { mean_count: 200 }, local_configuration: { fixes_per_week: 0.02 } };

describe('inpatient_coding', () => {
  const late = { late_share: 0.06, backlog_share: 0 };
  const backlog = { late_share: 0, backlog_share: 0.1, cap_share: 1 };

  it('codes what is usually late by the freeze of the month, with or without a go-live, so that nothing is lost', () => {
    const settings = district({ inpatient_coding: late });
    expect(measured(settings, 'non_elective_uncoded_gbp').excess).toBe(0);
    const uncoded = measured(settings, 'non_elective_uncoded_gbp').value;
    const all = measured(settings, 'income_received_gbp').value + measured(settings, 'income_pending_gbp').value;
    // Of the last month and a half.
    expect(uncoded / all).toBeGreaterThan((0.06 * 30) / DAYS);
    expect(uncoded / all).toBeLessThan((0.06 * 80) / DAYS);
    expect(measured(settings, 'income_uncaptured_gbp').value).toBeCloseTo(uncoded, 0);
  });

  it('loses a tenth of the spells of an unstable trust, and none where they are paid by block', () => {
    const lost = measured(district({ ...unstable, inpatient_coding: backlog }), 'lost_revenue_gbp').excess;
    const done =
      measured(district(unstable), 'income_received_gbp').value +
      measured(district(unstable), 'income_pending_gbp').value;
    expect(lost / (done * (450 / DAYS))).toBeGreaterThan(0.09);
    expect(lost / (done * (450 / DAYS))).toBeLessThan(0.11);
    const block = district({ ...unstable, inpatient_coding: backlog }, { 'payment.regime': 1 });
    expect(measured(block, 'lost_revenue_gbp').excess).toBe(0);
    expect(measured(block, 'non_elective_uncoded_gbp').excess).toBeCloseTo(lost, 0);
    expect(measured(district(unstable), 'lost_revenue_gbp').excess).toBe(0);
  });

  it('works the backlog off once the trust is stable: where that is before the freeze, little is lost', () => {
    const stable = { inpatient_coding: { ...backlog, cleared_per_week: 20 } };
    const soon = measured(district(stable), 'lost_revenue_gbp').excess;
    const never = measured(district({ ...unstable, ...stable }), 'lost_revenue_gbp').excess;
    expect(soon).toBeLessThan(0.1 * never);
    expect(never).toBeGreaterThan(0);
  });

  it('adds to what is not recorded otherwise up to a cap', () => {
    const leaking = {
      ...unstable,
      billing_capture: { base_share: 0.2, per_defect_share: 0, staff_entry_share: 0, downgrade_share: 0 },
    };
    const excess = (cap: number) =>
      measured(district({ ...leaking, inpatient_coding: { ...backlog, cap_share: cap } }), 'income_uncaptured_gbp')
        .excess;
    expect(excess(0.25)).toBeGreaterThan(0);
    expect(excess(0.25) / excess(1)).toBeCloseTo(0.5, 1);
  });
});

describe('emergency_reporting_break', () => {
  const breaks = (probability: number, ratio = 0.6) => ({
    emergency_reporting_break: { probability, reported_ratio: ratio },
  });
  const METRIC = 'reported_minus_true_emergency_admissions';

  it('reports so many of those admitted from the go-live on, while as many are admitted', () => {
    const settings = district(breaks(1));
    const [base] = runReplication(settings, 1);
    const admitted = base!.contacts;
    expect(measured(settings, METRIC).excess).toBeLessThan(0);
    expect(measured(district(breaks(1, 0.8)), METRIC).excess / measured(settings, METRIC).excess).toBeCloseTo(0.5, 9);
    expect(measured(district(breaks(1, 1.5)), METRIC).excess).toBeGreaterThan(0);
    expect(measured(settings, 'activity_share_non_elective').value).toBe(1);
    expect(-measured(settings, METRIC).excess).toBeLessThan(admitted);
  });

  it('does nothing where it does not happen, or is off', () => {
    expect(measured(district(breaks(0)), METRIC).value).toBe(0);
    expect(measured(district({}), METRIC).value).toBe(0);
  });
});

describe('payment of emergency admissions', () => {
  const penalties = (firstYear: number, beds: Values = {}) => {
    const settings = district({}, {}, firstYear);
    const trusts = settings.trusts.map((trust) => ({
      ...trust,
      services: trust.services.map((service) => ({
        ...service,
        values:
          service.kind === 'non_elective'
            ? {
                ...service.values,
                ...Object.fromEntries(
                  Object.entries(beds).map(([key, value]) => [
                    key,
                    {
                      distribution: { kind: 'constant' as const, args: [value as number] },
                      drawn: 'per_trust' as const,
                    },
                  ]),
                ),
              }
            : service.values,
      })),
    }));
    return measured({ ...settings, trusts }, 'penalties_gbp').value;
  };

  it('is by the spell until March 2010; from then on 70% of what is beyond a usual year is kept back', () => {
    expect(penalties(2008)).toBe(0);
    const growing = { growth_share_per_year: 0.5 };
    expect(penalties(2007, growing)).toBe(0);
    expect(penalties(2010, growing)).toBeGreaterThan(0);
    expect(penalties(2010, growing)).toBeGreaterThan(2 * penalties(2010));
  });

  it('is by block from 2020 on where the regime is mixed and the file does not say otherwise', () => {
    const paid = (firstYear: number, values: Values = {}) =>
      measured(district({}, { 'payment.regime': 2, ...values }, firstYear), 'income_received_gbp').value;
    expect(paid(2025)).toBe(0);
    expect(paid(2008)).toBeGreaterThan(0);
    expect(paid(2025, { 'payment.by_activity_share.non_elective': 0.2 }) / paid(2008)).toBeCloseTo(0.2, 6);
  });
});
