/** Days are simulated when somebody asks what came of them: whoever asks knows of all days up to then. */
import { describe, expect, it } from 'vitest';
import { factsOf } from './facts-of.js';
import { only } from './mechanisms/compare.js';
import { type Chosen, settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

describe('a trust that is simulated when it is asked for', () => {
  const settings = settingsByHand({
    trusts: [{ id: 'ashby', goLive: 100 }],
    days: 700,
    mechanisms: {
      billing_capture: { base_share: 0, per_defect_share: 0.01, staff_entry_share: 0.3, staff_entry_fixes_per_week: 0 },
      recovery_programme: {
        first_check_weeks: 2,
        trouble_defects: 10_000,
        trouble_uncaptured_weeks: 0.5,
        trouble_uncaptured_defects: 0,
      },
    },
  });

  it('tells the board on its weekly look of the income that was not recorded by then, and no board before', () => {
    const one = strategyRun(settings, 'national');
    const { ledger, accounts } = one;
    const { lists, weeklyIncomeGbp } = accounts[0]!;
    const weeksAt = (day: number) =>
      lists.reduce((gbp, { index, priceGbp }) => gbp + ledger.sum(index, 'uncaptured', 0, day) * priceGbp, 0) /
      weeklyIncomeGbp;
    const [alarm] = factsOf(one, 'alarm');
    expect(alarm!.reason).toContain(`${weeksAt(alarm!.day).toFixed(1)} weeks of income not recorded`);
    expect(weeksAt(alarm!.day)).toBeGreaterThan(0.5);
    expect(weeksAt(alarm!.day - 7)).toBeLessThanOrEqual(0.5);
  });

  it('tells those who record late of every month whose freeze has come', () => {
    const billing = { base_share: 0, staff_entry_share: 0.3, staff_entry_fixes_per_week: 0.5 };
    const captured = (board: Chosen['recovery_programme']) => {
      const settings = settingsByHand({
        trusts: [{ id: 'ashby', goLive: 100 }],
        days: 700,
        mechanisms: {
          billing_capture: billing,
          defects: { mean_count: 150 },
          local_configuration: {},
          recovery_programme: board!,
          waiting_list_initiatives: 'off',
        },
      });
      const { ledger } = strategyRun(settings, 'national');
      return (['uncaptured', 'captured_at_freeze', 'captured_at_year_end'] as const).map((name) => [
        ...ledger.column(0, name),
      ]);
    };
    const nobodyElseAsks = captured('off');
    // A board that asks every week and is never alarmed: the days are simulated a week at a time.
    const askedEveryWeek = captured({
      first_check_weeks: 0,
      trouble_defects: 10_000,
      trouble_uncaptured_weeks: 520,
      trouble_uncaptured_defects: 0,
      crisis_defects: 10_000,
      crisis_activity_share: 0,
      persistence_weeks: 520,
    });
    expect(nobodyElseAsks).toEqual(askedEveryWeek);
    const months = new Set(nobodyElseAsks[1]!.flatMap((count, day) => (count > 0 ? [Math.floor(day / 30)] : [])));
    expect(months.size).toBeGreaterThan(2);
  });

  it('and has no sessions where it has no patients: a day then costs no event', () => {
    const events = (clinic: 'none' | undefined) => {
      const trusts = [{ id: 'ashby', goLive: 100, ...(clinic ? { clinic } : {}) }];
      return strategyRun(settingsByHand({ trusts, days: 2000, mechanisms: only({}) }), 'national').world.sim.events;
    };
    // The authority comes on Mondays, one event for the whole programme.
    expect(events('none')).toBeLessThan(2000 / 7 + 100);
    expect(events(undefined)).toBeGreaterThan(2000);
  });
});
