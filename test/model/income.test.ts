/** Income by month: what becomes of the work that is done, and how the months add up to the headline. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeSlices } from '../../src/model/fold-outcome.js';
import { contributionLost, variableCostSaved } from '../../src/model/metrics/costs/contribution.js';
import { tariffToCome } from '../../src/model/metrics/folds/still-to-come.js';
import { incomeOfTrust } from '../../src/model/metrics/income/income-by-month.js';
import { lostRevenue } from '../../src/model/metrics/income/lost-revenue.js';
import { incomeReceived } from '../../src/model/metrics/income/received.js';
import { type Slice, sliceOf } from '../../src/model/metrics/slice.js';
import { moneyRows, monthStartsOf } from '../../src/model/money.js';
import { outcomeColumns, outcomeScopes } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import type { Settings } from '../../src/model/settings.js';
import { anyScenario, scenarioOf } from './any-trust.js';
import { only, prompt } from './mechanisms/compare.js';
import { settingsByHand, type Values } from './settings-by-hand.js';
import { programmeSlice, strategyRun } from './strategy-run.js';

const PENNY = 0.005;

/** Random trusts with an emergency department, whose months are settled soon enough for some to be over. */
function randomSettings(any: Parameters<typeof scenarioOf>[0], days = any.days): Settings {
  const { trusts, ...rest } = scenarioOf(any);
  const values = { ...prompt, 'payment.freeze_days_after_month_end': 20, 'payment.regime': 2 };
  return settingsByHand({
    ...rest,
    days,
    trusts: trusts!.map((trust) => ({ ...trust, values, emergency: { attendances_per_week: 200 } })),
    mechanisms: { billing_capture: { staff_entry_share: 0.2, downgrade_share: 0.1 } },
  });
}

describe('income by month', () => {
  it('received + pending + not recorded + coded too low + penalties = done x price, to the penny', () => {
    let some = { received: 0, pending: 0, notRecorded: 0, codedLow: 0, penalties: 0, recordedLate: 0 };
    fc.assert(
      fc.property(anyScenario, fc.integer({ min: 0, max: 100 }), (any, from) => {
        const settings = randomSettings(any);
        for (const arm of ['no_go_live', 'national']) {
          const run = strategyRun(settings, arm);
          for (const slice of [programmeSlice(run, 0, settings.days), programmeSlice(run, from, settings.days - 20)]) {
            for (const trust of slice.trusts) {
              const income = incomeOfTrust(slice, trust);
              const { monthStarts } = trust.payment;
              for (let month = 0; month + 1 < monthStarts.length; month++) {
                let done = 0;
                for (let day = monthStarts[month]!; day < monthStarts[month + 1]!; day++) {
                  if (day < slice.from || day >= slice.to) continue;
                  for (const { index, priceGbp } of trust.lists) done += run.ledger.get(index, day, 'done') * priceGbp;
                }
                const { received, pending, notRecorded, codedLow, penalties, recordedLate } = income;
                const all = [received, pending, notRecorded, codedLow, penalties];
                const sum = all.reduce((gbp, part) => gbp + part[month]!, 0);
                expect(Math.abs(sum - done)).toBeLessThan(PENNY);
                expect(Math.abs(income.done[month]! - done)).toBeLessThan(PENNY);
                some = {
                  received: some.received + received[month]!,
                  pending: some.pending + pending[month]!,
                  notRecorded: some.notRecorded + notRecorded[month]!,
                  codedLow: some.codedLow + codedLow[month]!,
                  penalties: some.penalties + penalties[month]!,
                  recordedLate: some.recordedLate + recordedLate[month]!,
                };
              }
            }
          }
        }
      }),
      { numRuns: 5, seed: 1 },
    );
    for (const [part, gbp] of Object.entries(some)) expect([part, gbp > 0]).toEqual([part, true]);
  });

  it('a month is received once it is settled, and no sooner', () => {
    const settings = settingsByHand({ days: 120, mechanisms: only({}) });
    const run = strategyRun(settings, 'no_go_live');
    const trust = run.accounts[0]!;
    const at = (day: number) => incomeOfTrust(programmeSlice(run, 0, day), trust);
    // The first month ends on day 30 and is settled 45 days later.
    expect(at(75).received[0]).toBe(0);
    expect(at(75).pending[0]).toBeGreaterThan(0);
    expect(at(76).received[0]).toBe(at(75).pending[0]);
    expect(at(76).pending[0]).toBe(0);
    expect(incomeReceived.fold(programmeSlice(run, 0, 76), programmeSlice(run, 0, 76)).value).toBe(at(76).received[0]);
  });

  it('what is captured at the end of the year is received when the year is settled', () => {
    // The year ends with the twelfth month, on day 360, and is settled 45 days later.
    const billing_capture = { staff_entry_share: 0.3, staff_entry_fixes_per_week: 0, captured_at_year_end_share: 0.8 };
    const settings = settingsByHand({
      days: 500,
      trusts: [{ id: 'ashby', goLive: 100, values: prompt }],
      mechanisms: only({ billing_capture }),
    });
    const run = strategyRun(settings, 'national');
    const trust = run.accounts[0]!;
    const at = (day: number) => incomeOfTrust(programmeSlice(run, 0, day), trust);
    let atYearEnd = 0;
    for (const { index, priceGbp } of trust.lists) {
      atYearEnd += run.ledger.sum(index, 'captured_at_year_end', 120, 150) * priceGbp;
    }
    expect(atYearEnd).toBeGreaterThan(0);
    expect(trust.payment.yearEndDay[4]).toBe(405);
    expect(at(406).received[4]! - at(405).received[4]!).toBeCloseTo(atYearEnd, 6);
    expect(at(405).pending[4]).toBeCloseTo(atYearEnd, 6);
    expect(at(406).pending[4]).toBe(0);
  });

  it('the months add up to the headline, part by part, at each trust and for the programme', () => {
    const headlines = {
      received: 'income_received_gbp',
      pending: 'income_pending_gbp',
      not_recorded: 'income_uncaptured_gbp',
      coded_low: 'income_downgraded_gbp',
      penalties: 'penalties_gbp',
      deferred: 'income_deferred_gbp',
      lost: 'income_lost_gbp',
      revenue_lost: 'lost_revenue_gbp',
    };
    fc.assert(
      fc.property(anyScenario, (any) => {
        const settings = randomSettings(any, 200);
        const columns = outcomeColumns(settings);
        const months = monthStartsOf(settings).length;
        for (const { values, excess, money } of runReplication(settings, 0)) {
          outcomeScopes(settings).forEach(({ scopeId }, scope) => {
            const sumOf = (part: string, measure: string) => {
              const row = moneyRows.findIndex((one) => one.part === part && one.measure === measure);
              const first = (scope * moneyRows.length + row) * months;
              return money.subarray(first, first + months).reduce((a, b) => a + b, 0);
            };
            const columnOf = (id: string) => columns.findIndex((c) => c.scopeId === scopeId && c.metric === id);
            for (const [part, metric] of Object.entries(headlines)) {
              const column = columnOf(metric);
              expect(Math.abs(sumOf(part, 'excess') - excess[column]!), `${metric} ${scopeId}`).toBeLessThan(PENNY);
              if (!moneyRows.some((row) => row.part === part && row.measure === 'level')) continue;
              expect(Math.abs(sumOf(part, 'level') - values[column]!), metric).toBeLessThan(PENNY);
            }
            const notDone = sumOf('not_done', 'excess') - sumOf('recovered_later', 'excess');
            expect(Math.abs(notDone - excess[columnOf('income_not_done_gbp')]!)).toBeLessThan(PENNY);
            // What is not received is lost, or still to come.
            const missing = -sumOf('received', 'excess') - sumOf('pending', 'excess');
            expect(Math.abs(missing - sumOf('revenue_lost', 'excess') - sumOf('deferred', 'excess'))).toBeLessThan(
              PENNY,
            );
          });
        }
      }),
      { numRuns: 5, seed: 2 },
    );
  });

  it('a trust without patients loses nothing', () => {
    const trusts = [
      { id: 'ashby', goLive: 60, clinic: 'none' as const },
      { id: 'brook', goLive: 60, clinic: { referrals_per_week: 0 } },
    ];
    const settings = settingsByHand({ days: 200, trusts });
    for (const { money } of runReplication(settings, 0)) expect(money.every((gbp) => gbp === 0)).toBe(true);
  });
});

describe('variable cost', () => {
  const arms = (clinic: Values, values: Values, mechanisms: Parameters<typeof only>[0]) => {
    const trust = {
      id: 'ashby',
      goLive: 60,
      values: { ...prompt, 'payment.penalty_multiplier': 0, variable_cost_share: 0.25, ...values },
      clinic,
    };
    const settings = settingsByHand({ days: 400, trusts: [{ ...trust, listed: 0.2 }], mechanisms: only(mechanisms) });
    const slice = (arm: string): Slice => sliceOf(wholeSlices(strategyRun(settings, arm))[0]!, {});
    return [slice('national'), slice('no_go_live')] as const;
  };
  const dip = { learning_dip: { depth_share: 0.4, decay_weeks: 30 } };

  it('is saved by work that is never done, at its share of the tariff, under block too', () => {
    const [own, base] = arms({ removal_share: 0.3 }, {}, dip);
    const lost = lostRevenue.fold(own, base).excess;
    expect(lost).toBeGreaterThan(0);
    expect(variableCostSaved.fold(own, base).excess).toBeCloseTo(0.25 * lost, 4);
    expect(contributionLost.fold(own, base).excess).toBeCloseTo(0.75 * lost, 4);
    const [ownBlock, baseBlock] = arms({ removal_share: 0.3 }, { 'payment.regime': 1 }, dip);
    expect(lostRevenue.fold(ownBlock, baseBlock).excess).toBe(0);
    expect(variableCostSaved.fold(ownBlock, baseBlock).excess).toBeCloseTo(0.25 * lost, 4);
  });

  it('is not saved by work that is done and not recorded', () => {
    const [own, base] = arms({}, {}, { billing_capture: { staff_entry_share: 0.3, downgrade_share: 0.1 } });
    expect(lostRevenue.fold(own, base).excess).toBeGreaterThan(0);
    expect(variableCostSaved.fold(own, base).excess).toBe(0);
  });

  it('of extra patients is what initiatives cost, and not counted again', () => {
    const initiatives = { waiting_list_initiatives: { extra_share: 0.2, after_weeks: 4 } };
    const [own, base] = arms({ removal_share: 0.3 }, {}, { ...dip, ...initiatives });
    const tariff = (slice: Slice, count: (list: number) => number) =>
      slice.trusts[0]!.lists.reduce((sum, { index, tariffGbp }) => sum + count(index) * tariffGbp, 0);
    const extra = tariff(own, (list) => own.ledger.sum(list, 'extra', 0, 400));
    expect(extra).toBeGreaterThan(0);
    // All that was not done, extra patients among the done, and what is still to come: a quarter of it would be saved.
    const done = (slice: Slice) => tariff(slice, (list) => slice.ledger.sum(list, 'done', 0, 400));
    const toCome = (slice: Slice) => tariffToCome(slice, slice.trusts[0]!, slice.to);
    const missing = done(base) + toCome(base) - done(own) - toCome(own);
    expect(variableCostSaved.fold(own, base).excess).toBeCloseTo(0.25 * (missing + extra), 4);
  });
});
