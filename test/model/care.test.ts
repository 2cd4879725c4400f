import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { livePlainly } from '../reference/per-patient.js';
import { lived, mean, sum } from './lived.js';
import { settingsByHand } from './settings-by-hand.js';

describe('an outpatient service', () => {
  it('keeps whole patients: every day waiting = waiting yesterday + in - out, in every arm', () => {
    const settings = settingsByHand({ days: 728 });
    for (const strategy of ['no_go_live', 'national', 'local']) {
      for (const replication of [0, 1, 2]) {
        const { ledger } = lived(settings, strategy, replication);
        const flow = (day: number) =>
          ledger.get(0, day, 'joined') -
          ledger.get(0, day, 'done') -
          ledger.get(0, day, 'returned') -
          ledger.get(0, day, 'removed');
        for (let day = 1; day < ledger.days; day++) {
          expect(ledger.get(0, day, 'waiting')).toBe(ledger.get(0, day - 1, 'waiting') + flow(day));
          expect(ledger.get(0, day, 'used')).toBe(ledger.get(0, day, 'done') + ledger.get(0, day, 'missed'));
          expect(ledger.get(0, day, 'used')).toBeLessThanOrEqual(ledger.get(0, day, 'slots'));
        }
      }
    }
  });

  it('sees nobody on days without sessions and nobody before the notice', () => {
    const { ledger } = lived(settingsByHand({ trusts: [{ id: 'ashby', clinic: { initial_list: 0 } }] }), 'no_go_live');
    for (let day = 5; day < 700; day += 7) expect(ledger.get(0, day, 'slots') + ledger.get(0, day + 1, 'used')).toBe(0);
    for (let day = 0; day < 3; day++) expect(ledger.get(0, day, 'used')).toBe(0);
  });

  it('breaches two-week waits only when it is far too small for its referrals', () => {
    const breaches = (slots: number) =>
      sum(
        lived(settingsByHand({ trusts: [{ id: 'a', clinic: { slots_per_weekday: slots } }] }), 'no_go_live'),
        'two_week_breaches',
      );
    expect(breaches(80)).toBe(0);
    expect(breaches(4)).toBeGreaterThan(100);
  });

  it('keeps its list near the target when nothing happens', () => {
    const { ledger } = lived(settingsByHand({ days: 1400 }), 'no_go_live');
    const list = Array.from({ length: 364 }, (_, day) => ledger.get(0, 1036 + day, 'waiting'));
    const target = 420 * 6 * 1.02 ** 3.3;
    expect(mean(list) / target).toBeGreaterThan(0.9);
    expect(mean(list) / target).toBeLessThan(1.1);
  });

  // The same service as a plain patient-by-patient program. 40 comparisons, two-sided at 1e-4 together: |z| <= 4.7.
  it('agrees in distribution with one object a patient', { timeout: 60_000 }, () => {
    const days = 280;
    const replications = 60;
    const dip = (day: number) => (day >= 84 ? 1 - 0.3 * Math.exp(-(day - 84) / 7 / 520) : 1);
    // With readiness 0.5 the dip takes its depth, and with this decay it hardly fades.
    const forGood = { depth_share: 0.3, decay_weeks: 520, scope_multiplier: 1 };
    const settingsOf = (disrupted: boolean) =>
      settingsByHand({
        days,
        trusts: [
          {
            id: 'ashby',
            goLive: 84,
            clinic: { referrals_per_week: 70, growth_share_per_year: 0, cancelled_share: 0 },
            values: { 'preparation.weeks': 0, 'preparation.slip_months': 0, 'preparation.readiness_share': 0.5 },
          },
        ],
        mechanisms: {
          learning_dip: disrupted ? forGood : 'off',
          recovery_programme: 'off',
          readiness_gate: 'off',
          hold: 'off',
          local_configuration: 'off',
          billing_capture: { staff_entry_share: 0, per_defect_share: 0, base_share: 0.1 },
          defects: 'off',
        },
      });
    const service = {
      referralsPerWeek: 70,
      shares: [0.08, 0.22, 0.7],
      noticeDays: [3, 7, 14],
      targetWeeks: 6,
      load: 0.98,
      flex: 0.03,
      floor: 0.9,
      catchUpWeeks: 26,
      dna: 0.08,
      rebookDays: 14,
      backToGp: 0.4,
      removal: 0.1,
      outOfOrder: 0.25,
      weekend: 0.05,
      uncaptured: 0.1,
      capacity: () => 1,
    };
    for (const disrupted of [false, true]) {
      const cohort: number[][] = [];
      const plain: number[][] = [];
      for (let replication = 0; replication < replications; replication++) {
        const { ledger } = lived(settingsOf(disrupted), 'national', replication);
        const get = (column: Parameters<typeof ledger.get>[2], from: number, to: number) =>
          ledger.sum(0, column, from, to);
        cohort.push([
          ...[60, 120, 180, 279].map((day) => ledger.get(0, day, 'waiting')),
          ...[60, 120, 180, 279].map((day) => ledger.get(0, day, 'over_18_weeks')),
          get('done', 0, 140),
          get('done', 140, days),
          get('missed', 0, days),
          get('returned', 0, days),
          get('removed', 0, 140),
          get('removed', 140, days),
          get('two_week_breaches', 0, days),
          get('uncaptured', 0, days),
          get('waiting', 0, 140),
          get('waiting', 140, days),
          get('used', 84, 140),
        ]);
        const own = livePlainly({ ...service, capacity: disrupted ? dip : () => 1 }, days, `plain-${replication}`);
        const total = (of: (day: (typeof own)[number]) => number, from: number, to: number) =>
          own.slice(from, to).reduce((all, day) => all + of(day), 0);
        plain.push([
          ...[60, 120, 180, 279].map((day) => own[day]!.waiting),
          ...[60, 120, 180, 279].map((day) => own[day]!.over18),
          total((d) => d.attended, 0, 140),
          total((d) => d.attended, 140, days),
          total((d) => d.dna, 0, days),
          total((d) => d.returned, 0, days),
          total((d) => d.removed, 0, 140),
          total((d) => d.removed, 140, days),
          total((d) => d.breaches, 0, days),
          total((d) => d.pending, 0, days),
          total((d) => d.waiting, 0, 140),
          total((d) => d.waiting, 140, days),
          total((d) => d.attended + d.dna, 84, 140),
        ]);
      }
      for (let measure = 0; measure < cohort[0]!.length; measure++) {
        const z = zOf(
          cohort.map((row) => row[measure]!),
          plain.map((row) => row[measure]!),
        );
        expect(Math.abs(z), `measure ${measure}, disrupted ${disrupted}`).toBeLessThan(4.7);
      }
    }
  });
});

function zOf(a: number[], b: number[]): number {
  const variance = (x: number[]) => x.reduce((s, v) => s + (v - mean(x)) ** 2, 0) / (x.length - 1) / x.length;
  const spread = Math.sqrt(variance(a) + variance(b));
  return spread === 0 ? (mean(a) === mean(b) ? 0 : Number.POSITIVE_INFINITY) : (mean(a) - mean(b)) / spread;
}
