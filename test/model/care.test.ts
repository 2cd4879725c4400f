/** An outpatient service with nothing else going on: when it sees patients, whom, and where its list settles. */
import { describe, expect, it } from 'vitest';
import { settingsByHand } from './settings-by-hand.js';
import { mean, strategyRun, sum } from './strategy-run.js';

describe('an outpatient service', () => {
  it('sees nobody on days without sessions and nobody before the notice', () => {
    const { ledger } = strategyRun(
      settingsByHand({ trusts: [{ id: 'ashby', clinic: { initial_list: 0 } }] }),
      'no_go_live',
    );
    for (let day = 5; day < 700; day += 7) expect(ledger.get(0, day, 'slots') + ledger.get(0, day + 1, 'used')).toBe(0);
    for (let day = 0; day < 3; day++) expect(ledger.get(0, day, 'used')).toBe(0);
  });

  it('breaches two-week waits only when it is far too small for its referrals', () => {
    const breaches = (slots: number) =>
      sum(
        strategyRun(settingsByHand({ trusts: [{ id: 'a', clinic: { slots_per_weekday: slots } }] }), 'no_go_live'),
        'two_week_breaches',
      );
    expect(breaches(80)).toBe(0);
    expect(breaches(4)).toBeGreaterThan(100);
  });

  it('keeps its list near the target when nothing happens', () => {
    const { ledger } = strategyRun(settingsByHand({ days: 1400 }), 'no_go_live');
    const list = Array.from({ length: 364 }, (_, day) => ledger.get(0, 1036 + day, 'waiting'));
    const target = 420 * 6 * 1.02 ** 3.3;
    expect(mean(list) / target).toBeGreaterThan(0.9);
    expect(mean(list) / target).toBeLessThan(1.1);
  });

  it('loses slots to those who do not attend and to cancellations; some of the former go back to their GP', () => {
    for (const cancelled of [0, 0.3]) {
      const clinic = { dna_share: 0.1, cancelled_share: cancelled, back_to_gp_share: 0.4 };
      const run = strategyRun(settingsByHand({ trusts: [{ id: 'a', clinic }] }), 'no_go_live');
      const [used, missed, returned] = (['used', 'missed', 'returned'] as const).map((column) => sum(run, column));
      // Half of the cancelled slots are lost. Binomial: z of 4 each.
      const share = 1 - 0.9 * (1 - cancelled / 2);
      expect(Math.abs(missed! - share * used!)).toBeLessThan(4 * Math.sqrt(share * (1 - share) * used!));
      const gp = (0.1 * 0.4) / share;
      expect(Math.abs(returned! - gp * missed!)).toBeLessThan(4 * Math.sqrt(gp * (1 - gp) * missed!));
    }
  });

  it('gives suspected cancer the first slots, up to its share: one that is too small breaches two weeks', () => {
    const breaches = (share: number) => {
      const clinic = {
        'priority_shares.two_week_wait': 0.2,
        'priority_shares.routine': 0.58,
        two_week_wait_slots_share: share,
      };
      return sum(
        strategyRun(settingsByHand({ days: 364, trusts: [{ id: 'a', clinic }] }), 'no_go_live'),
        'two_week_breaches',
      );
    };
    expect(breaches(1)).toBe(0);
    expect(breaches(0.3)).toBe(0);
    const half = breaches(0.1);
    // A fifth of 420 a week are referred so, a tenth of the slots are for them: some forty a week too many.
    expect(half).toBeGreaterThan(1000);
    expect(breaches(0.15)).toBeLessThan(half);
  });
});
