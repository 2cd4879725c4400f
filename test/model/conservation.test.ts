/**
 * Nobody is lost and nobody is made: whole patients, on every list, every day, in every arm, with every mechanism at
 * work, in random scenarios. And the same of pounds: what is done is paid, lost or pending, as of any date.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, type LedgerColumn } from '../../src/model/ledger.js';
import { incomeAtRisk, incomeUncaptured, incomeUnrecorded } from '../../src/model/metrics/income/recording.js';
import type { StrategyRun } from '../../src/model/simulate-strategy.js';
import type { TrustAccounts } from '../../src/model/trust-accounts.js';
import { anyScenario, scenarioOf } from './any-trust.js';
import { settingsByHand } from './settings-by-hand.js';
import { programmeSlice, strategyRun } from './strategy-run.js';

const ARMS = ['no_go_live', 'national', 'local'];

/** Mechanisms with numbers large enough to be seen in some hundred days; the others at their defaults. */
const rough = {
  hidden_patients: { cutover_share: 0.1, untracked_share: 0.05 },
  booking_and_dna: { dna_multiplier: 1.8, misplaced_share: 0.1 },
  waiting_list_initiatives: { extra_share: 0.3, after_weeks: 4 },
  billing_capture: { staff_entry_share: 0.1, staff_entry_fixes_per_week: 0.2, base_share: 0.02 },
  local_configuration: { fixes_per_week: 1 },
};

/** What is wrong with one list on one day; nothing, if nothing is. */
function wrongs({ ledger, world }: StrategyRun, list: number, day: number): string[] {
  const get = (column: LedgerColumn, on = day) => ledger.get(list, on, column);
  const found: string[] = [];
  const check = (holds: boolean, law: string) => {
    if (!holds) found.push(`list ${list}, day ${day}: ${law}`);
  };
  const out = get('done') + get('returned') + get('removed');
  if (day > 0) check(get('waiting') === get('waiting', day - 1) + get('joined') - out, 'waiting');
  check(get('used') === get('done') + get('missed'), 'used = done + missed');
  check(get('used') <= get('slots') && get('extra') <= get('used'), 'extra <= used <= slots');
  check(get('returned') <= get('missed'), 'returned <= missed');
  check(get('hidden') <= get('waiting') && get('planned') <= get('waiting'), 'hidden, planned <= waiting');
  check(get('over_52_weeks') <= get('over_18_weeks'), '52 weeks <= 18 weeks');
  check(get('over_18_weeks') <= get('waiting') - get('planned'), '18 weeks <= clocks');
  check(get('pathway_over_18_weeks') <= get('in_pathway'), 'pathway over 18 weeks <= in pathway');
  check(get('stops_within_18_weeks') <= get('stops'), 'stops within 18 weeks <= stops');
  check(get('captured_at_freeze') + get('captured_at_year_end') <= get('uncaptured'), 'late <= uncaptured');
  check(get('uncaptured') + get('downgraded') <= get('done'), 'uncaptured + downgraded <= done');
  if (world.calendar.sessionDay[day] === 0) check(get('slots') === 0, 'no slots without a session');
  for (const column of ['waiting', 'hidden', 'removed', 'returned', 'in_pathway', 'due_later', 'planned'] as const) {
    check(get(column) >= 0, `${column} >= 0`);
  }
  return found;
}

/**
 * What enters a trust on a day less what leaves it, as its lists say, and the change of everybody who is in it: first
 * attendances, pathway, notice, admissions. They differ by planned admissions that fall due, and by those seen who have
 * no clock.
 */
function residual({ ledger }: StrategyRun, { lists }: TrustAccounts, day: number): number {
  const first = lists.find(({ kind }) => kind.id === 'first')!.index;
  const admission = lists.find(({ kind }) => kind.id === 'admission')?.index;
  const own = admission === undefined ? [first] : [first, admission];
  const inTrust = (on: number) =>
    own.reduce((sum, list) => sum + ledger.get(list, on, 'waiting') + ledger.get(list, on, 'in_pathway'), 0);
  const left = own.reduce((sum, list) => sum + ledger.get(list, day, 'returned') + ledger.get(list, day, 'removed'), 0);
  const treated = ledger.get(first, day, 'stops') + (admission === undefined ? 0 : ledger.get(admission, day, 'done'));
  return inTrust(day) - inTrust(day - 1) - ledger.get(first, day, 'joined') + left + treated;
}

describe('patients', () => {
  it('are whole and conserved on every list, every day, in every arm', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat({ max: 1000 }), (any, replication) => {
        const settings = settingsByHand({ ...scenarioOf(any), mechanisms: rough });
        for (const arm of ARMS) {
          const run = strategyRun(settings, arm, replication);
          const found: string[] = [];
          for (let list = 0; list < run.ledger.lists; list++) {
            for (let day = 0; day < any.days; day++) found.push(...wrongs(run, list, day));
          }
          for (const place of run.accounts) {
            const followUp = place.lists.find(({ kind }) => kind.id === 'follow_up')?.index;
            const first = place.lists.find(({ kind }) => kind.id === 'first')!.index;
            const admission = place.lists.find(({ kind }) => kind.id === 'admission')?.index;
            for (let day = 1; day < any.days; day++) {
              const over = residual(run, place, day);
              const noClock = any.rtt < 1 ? run.ledger.get(first, day, 'done') : 0;
              const due = any.planned > 0 && admission !== undefined ? run.ledger.get(admission, day, 'joined') : 0;
              if (over < -noClock || over > due) found.push(`${place.id}, day ${day}: ${over} too many`);
              if (followUp === undefined) continue;
              const get = (column: LedgerColumn, on = day) => run.ledger.get(followUp, on, column);
              const planned = get('due_later') - get('due_later', day - 1) + get('joined');
              const seen = get('done') + run.ledger.get(first, day, 'done');
              if (planned < 0 || planned > seen) found.push(`${place.id}, day ${day}: ${planned} follow-ups planned`);
            }
          }
          expect(found).toEqual([]);
        }
      }),
      { numRuns: 20, seed: 11 },
    );
  });

  it('one patient more or less in any column is noticed', () => {
    const trust = { id: 'ashby', goLive: 40, values: { 'preparation.weeks': 0, 'preparation.slip_months': 0 } };
    const run = strategyRun(settingsByHand({ days: 120, trusts: [trust], mechanisms: rough }), 'national');
    const day = 100;
    expect(wrongs(run, 0, day)).toEqual([]);
    for (const [name, by] of [
      ...(['joined', 'done', 'missed', 'returned', 'removed', 'waiting', 'used'] as const).map(
        (it) => [it, 1] as const,
      ),
      ...(['uncaptured', 'downgraded', 'extra', 'over_52_weeks', 'hidden', 'captured_at_freeze'] as const).map(
        (it) => [it, 100_000] as const,
      ),
    ]) {
      const right = run.ledger.get(0, day, name);
      run.ledger.set(0, day, column[name], right + by);
      expect(wrongs(run, 0, day), name).not.toEqual([]);
      run.ledger.set(0, day, column[name], right);
    }
  });
});

/** Patients done before a date on one list, by what has become of their payment by then. */
interface Payment {
  paid: number;
  /** Not recorded, can still be. */
  pending: number;
  /** Of those, too late for their month's freeze. */
  late: number;
  lost: number;
}

/** Read from the ledger alone, day by day; months have 30 days, the year ends on day 360. */
function paymentsAsOf({ ledger }: StrategyRun, list: number, date: number, freezeDays: number, days: number): Payment {
  const sum: Payment = { paid: 0, pending: 0, late: 0, lost: 0 };
  for (let day = 0; day < date; day++) {
    const get = (column: LedgerColumn) => ledger.get(list, day, column);
    const frozen = Math.min(days, 30 * (Math.floor(day / 30) + 1)) + freezeDays < date;
    const yearOver = 360 * (Math.floor(day / 360) + 1) + freezeDays < date;
    const unrecorded = get('uncaptured');
    sum.paid += get('done') - unrecorded;
    if (!frozen) {
      sum.pending += unrecorded;
      continue;
    }
    sum.paid += get('captured_at_freeze');
    const open = unrecorded - get('captured_at_freeze');
    if (!yearOver) {
      sum.pending += open;
      sum.late += open;
      continue;
    }
    sum.paid += get('captured_at_year_end');
    sum.lost += open - get('captured_at_year_end');
  }
  return sum;
}

describe('pounds', () => {
  const prices: Record<string, number> = { first: 200, follow_up: 100, admission: 1000 };

  it('paid + lost + pending = done x price, as of any date, and the metrics say the same', () => {
    let late = 0;
    fc.assert(
      fc.property(anyScenario, fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 460 }), (any, replication, asOf) => {
        const freezeDays = 20;
        const days = any.days + 40;
        const date = Math.min(asOf, days);
        const by = scenarioOf({ ...any, days });
        const trusts = by.trusts!.map((trust) => ({
          ...trust,
          values: { ...trust.values, 'payment.freeze_days_after_month_end': freezeDays },
        }));
        const settings = settingsByHand({ ...by, trusts, mechanisms: rough });
        for (const arm of ARMS) {
          const run = strategyRun(settings, arm, replication);
          const gbp = { done: 0, paid: 0, pending: 0, late: 0, lost: 0, neverLater: 0 };
          for (const { index, kind } of run.accounts.flatMap(({ lists }) => lists)) {
            const payment = paymentsAsOf(run, index, date, freezeDays, days);
            const get = (column: LedgerColumn) => run.ledger.sum(index, column, 0, date);
            expect(payment.paid + payment.pending + payment.lost).toBe(get('done'));
            expect(Math.min(payment.paid, payment.pending, payment.late, payment.lost)).toBeGreaterThanOrEqual(0);
            gbp.pending += payment.pending * prices[kind.id]!;
            gbp.late += payment.late * prices[kind.id]!;
            gbp.lost += payment.lost * prices[kind.id]!;
            gbp.neverLater +=
              (get('uncaptured') - get('captured_at_freeze') - get('captured_at_year_end')) * prices[kind.id]!;
          }
          const slice = programmeSlice(run, 0, date);
          expect(incomeUnrecorded.fold(slice, slice).value).toBe(gbp.pending + gbp.lost);
          expect(incomeAtRisk.fold(slice, slice).value).toBe(gbp.late + gbp.lost);
          expect(incomeUncaptured.fold(slice, slice).value).toBe(gbp.neverLater);
          expect(incomeUncaptured.fold(slice, slice).value).toBeLessThanOrEqual(gbp.pending + gbp.lost);
          if (gbp.late > 0 && gbp.pending > gbp.late) late++;
        }
      }),
      { numRuns: 24, seed: 12 },
    );
    expect(late).toBeGreaterThan(10);
  });

  it('are settled once: what is lost stays lost, what is paid stays paid', () => {
    const trust = { id: 'ashby', goLive: 60, values: { 'preparation.weeks': 0, 'preparation.slip_months': 0 } };
    const settings = settingsByHand({ days: 800, trusts: [trust], mechanisms: rough });
    const run = strategyRun(settings, 'national');
    let before: Payment = { paid: 0, pending: 0, late: 0, lost: 0 };
    for (let date = 1; date <= 800; date += 7) {
      const payment = paymentsAsOf(run, 0, date, 45, 800);
      expect(payment.paid).toBeGreaterThanOrEqual(before.paid);
      expect(payment.lost).toBeGreaterThanOrEqual(before.lost);
      before = payment;
    }
    expect(before.lost).toBeGreaterThan(0);
    for (const captured of ['captured_at_freeze', 'captured_at_year_end'] as const) {
      let all = 0;
      for (let replication = 0; replication < 6; replication++) {
        all += strategyRun(settings, 'national', replication).ledger.sum(0, captured, 0, 800);
      }
      expect(all, captured).toBeGreaterThan(0);
    }
  });
});
