/** An outpatient service with nothing else going on: when it sees patients, whom, and where its list settles. */
import { describe, expect, it } from 'vitest';
import { lived, mean, sum } from './lived.js';
import { settingsByHand } from './settings-by-hand.js';

describe('an outpatient service', () => {
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
});
