/** Planned care on day 0: nobody runs it in, so whoever is there must be whom its numbers would have brought. */
import { describe, expect, it } from 'vitest';
import type { ElectiveFuture } from '../../src/model/care/planned/elective-future.js';
import { isOutpatients, oldestClock } from '../../src/model/care/planned/outpatient-future.js';
import { LONGEST_WEEKS } from '../../src/model/care/wait-tally.js';
import { drawFuture } from '../../src/model/future.js';
import type { LedgerColumn } from '../../src/model/ledger.js';
import { settingsByHand, type Values } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const WEEKS = 104;
const [FIRST, FOLLOW_UP, ADMISSION] = [0, 1, 2] as const;

/** A trust that is never live: 2,000 referrals a week, of which some are listed; nothing grows. */
const settingsOf = (clinic: Values = {}, elective: Values = {}) =>
  settingsByHand({
    days: 7 * WEEKS,
    noise: false,
    trusts: [
      {
        id: 'ashby',
        listed: 0.2,
        clinic: {
          referrals_per_week: 2000,
          growth_share_per_year: 0,
          target_wait_weeks: 9,
          follow_ups_per_first: 1.5,
          out_of_order_share: 0,
          ...clinic,
        },
        elective: {
          planned_share: 0.4,
          growth_share_per_year: 0,
          target_wait_weeks: 10,
          notice_days: 21,
          out_of_order_share: 0,
          ...elective,
        },
      },
    ],
  });

describe('on day 0', () => {
  it('all is as it stays: on every list, in the notice, between two steps', () => {
    const { ledger } = strategyRun(settingsOf(), 'no_go_live');
    const stays = (list: number, name: LedgerColumn) => {
      const stock = ledger.column(list, name);
      const ofWeek = (week: number) => {
        let sum = 0;
        for (let day = 7 * week; day < 7 * week + 7; day++) sum += stock[day]!;
        return sum / 7;
      };
      const later = Array.from({ length: WEEKS - 13 }, (_, week) => ofWeek(week + 13));
      const usual = later.reduce((sum, each) => sum + each, 0) / later.length;
      expect(usual, `${name} of list ${list}`).toBeGreaterThan(100);
      expect(ofWeek(0) / usual, `${name} of list ${list}`).toBeCloseTo(1, 1);
      expect(Math.abs(ofWeek(0) / usual - 1), `${name} of list ${list}`).toBeLessThan(0.04);
      return ofWeek(0);
    };
    const waiting = [FIRST, FOLLOW_UP, ADMISSION].map((list) => stays(list, 'waiting'));
    expect(waiting[FIRST]! / (9 * 2000)).toBeCloseTo(1, 1);
    stays(FIRST, 'in_pathway');
    stays(FOLLOW_UP, 'due_later');
    // Of those to be admitted two fifths are planned; those in their three weeks of notice are not on the list yet.
    const { services } = drawFuture(settingsOf(), 0).trusts[0]!;
    const { usualListed } = services[1] as ElectiveFuture;
    expect(waiting[ADMISSION]! / (7 * (usualListed / 0.6))).toBeCloseTo(1, 1);
    expect(stays(ADMISSION, 'planned') / waiting[ADMISSION]!).toBeCloseTo(0.4, 1);
    expect(stays(ADMISSION, 'in_pathway') / (3 * usualListed)).toBeCloseTo(1, 1);
  });

  it('clocks have run as long as they do later, on average', () => {
    const { tallies } = strategyRun(settingsOf({}, { target_wait_weeks: 5 }), 'no_go_live');
    // Those listed before the start have the mean time to their listing behind them, each the same: it shows for a while.
    const near = { non_admitted: 0.7, admitted: 2 };
    for (const kind of ['non_admitted', 'admitted'] as const) {
      const meanWeeks = (from: number, to: number) => {
        const counts = new Float64Array(LONGEST_WEEKS);
        tallies[0]!.collect(kind, from, to, counts);
        const sum = (of: (count: number, week: number) => number) =>
          counts.reduce((all, count, week) => all + of(count, week), 0);
        return sum((count, week) => count * (week + 0.5)) / sum((count) => count);
      };
      const usual = meanWeeks(360, 720);
      expect(usual, kind).toBeGreaterThan(9);
      for (const month of [0, 1, 2, 3]) {
        expect(Math.abs(meanWeeks(30 * month, 30 * month + 30) - usual), `${kind}, month ${month}`).toBeLessThan(
          near[kind],
        );
      }
    }
  });

  it('as many wait as the file says, though that be more than the target', () => {
    const settings = settingsOf({ initial_list: 60_000 }, { initial_list: 9000 });
    const { ledger } = strategyRun(settings, 'no_go_live');
    expect(ledger.get(FIRST, 0, 'waiting')).toBeGreaterThan(59_500);
    expect(ledger.get(FIRST, 0, 'waiting')).toBeLessThan(60_500);
    expect(ledger.get(ADMISSION, 0, 'waiting')).toBeGreaterThan(8800);
    expect(ledger.get(ADMISSION, 0, 'waiting')).toBeLessThan(9200);
    expect(ledger.get(ADMISSION, 0, 'planned') / ledger.get(ADMISSION, 0, 'waiting')).toBeCloseTo(0.4, 2);
  });

  it('no clock is older than what comes of the list and the longest lag', () => {
    const oldest = (clinic: Values) => {
      const [clinicOf] = drawFuture(settingsOf(clinic), 0).trusts[0]!.services;
      if (!isOutpatients(clinicOf)) throw new Error('a clinic comes first');
      return oldestClock(clinicOf);
    };
    // Of 9 x 2,000 patients 69 and 440 are in the notice of their priority; 200 routine ones come a day.
    expect(oldest({})).toBe(87 + 728);
    expect(oldest({ initial_list: 0 })).toBe(63 + 728);
    expect(oldest({ initial_list: 100_000 })).toBeGreaterThan(450 + 728);
  });
});
