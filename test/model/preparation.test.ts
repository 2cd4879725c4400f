/** Preparation that began before the start, and trusts that were live before it. */
import { describe, expect, test } from 'vitest';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { factsOf } from './facts-of.js';
import { only } from './mechanisms/compare.js';
import { type ByHand, type Chosen, settingsByHand, type TrustByHand } from './settings-by-hand.js';
import { measure, strategyRun } from './strategy-run.js';

const clinic = 'none' as const;
const national = { national: {} };
const steady = { 'preparation.weeks': 40, 'preparation.slip_months': 0, 'delivery.price_gbp': 2_800_000 };
const values = { ...steady, 'delivery.programme_gbp': 0 };
const of = (trusts: readonly TrustByHand[], chosen: Chosen = {}, more: ByHand = {}) =>
  settingsByHand({
    days: 728,
    trusts: trusts.map((trust) => ({ clinic, values, ...trust })),
    mechanisms: only(chosen),
    strategies: national,
    ...more,
  });
const goLives = (settings: ReturnType<typeof of>) =>
  factsOf(strategyRun(settings, 'national'), 'go_live').map(({ trust, day }) => [trust, day]);
const costOf = (settings: ReturnType<typeof of>, metric = 'delivery_cost_gbp') =>
  measure(settings, metric, 1).get('national')!.excess[0]!;

describe('preparation that had to begin before the start', () => {
  test('has been going on since: the plan keeps its date, and slips by its own slippage alone', () => {
    for (const goLive of [0, 1, 100, 279, 280, 400])
      expect(goLives(of([{ id: 'ashby', goLive }]))).toEqual([[0, goLive]]);
    const slips = { ...values, 'preparation.slip_months': 2 };
    expect(goLives(of([{ id: 'ashby', goLive: 100, values: slips }]))).toEqual([[0, 161]]);
  });

  test('what was done before the start is not paid in it', () => {
    const whole = 2_800_000;
    expect(costOf(of([{ id: 'ashby', goLive: 400 }]))).toBeCloseTo(whole, 3);
    expect(costOf(of([{ id: 'ashby', goLive: 70 }]))).toBeCloseTo(whole / 4, 3);
    expect(costOf(of([{ id: 'ashby', goLive: 0 }]))).toBe(0);
  });

  test('a date that the file states decides: later, and it is late; earlier, and it keeps to the plan', () => {
    const since = (preparingSince: number) => goLives(of([{ id: 'ashby', goLive: 100, preparingSince }]));
    expect(since(0)).toEqual([[0, 280]]);
    expect(since(50)).toEqual([[0, 330]]);
    expect(since(-80)).toEqual([[0, 200]]);
    expect(since(-180)).toEqual([[0, 100]]);
    expect(since(-1000)).toEqual([[0, 100]]);
    // A longer preparation is no dearer: the price is spread over it.
    expect(costOf(of([{ id: 'ashby', goLive: 100, preparingSince: -300 }]))).toBeCloseTo(2_800_000 / 4, 3);
  });

  test('it has its experts from day 0, before others ask', () => {
    const pool = {
      delivery_pool: {
        experts: 16,
        preparing_experts: 12,
        go_live_experts: 4,
        support_experts: 0,
        leave_share_per_month: 0,
        leave_in_hold_share_per_month: 0,
      },
    };
    // In the order of the plan `brook` would come first; it has yet to begin.
    const trusts = [
      { id: 'brook', goLive: 300, preparingSince: 0 },
      { id: 'ashby', goLive: 310, preparingSince: -10 },
    ];
    const entered = factsOf(strategyRun(of(trusts, pool), 'national'), 'phase').filter(
      ({ phase }) => phase === 'preparing',
    );
    expect(entered[0]).toMatchObject({ trust: 1, day: 0, reason: 'has been preparing for 10 days' });
    const [first] = goLives(of(trusts, pool));
    expect(first).toEqual([1, 310]);
  });

  test('only on days on which it could work under its contract', () => {
    const share = { distribution: { kind: 'constant' as const, args: [0] }, drawn: 'per_world' as const };
    const under = (from: number, until: number, renewedOn: number | null) =>
      goLives(
        of(
          [{ id: 'ashby', goLive: 100, contract: 'c' }],
          { contract_transition: {} },
          {
            contracts: [{ id: 'c', from, until, renewedOn, droppedShare: share }],
          },
        ),
      );
    expect(under(-1000, 2000, null)).toEqual([[0, 100]]);
    expect(under(-90, 2000, null)).toEqual([[0, 190]]);
    expect(under(0, 2000, null)).toEqual([[0, 280]]);
    expect(under(-1000, -90, 0)).toEqual([[0, 190]]);
  });
});

describe('a trust that was live before the start', () => {
  const trusts: TrustByHand[] = [
    { id: 'ashby', goLive: 300 },
    { id: 'before', known: -200 },
  ];
  const clinics = trusts.map((trust) => ({ ...trust, clinic: { referrals_per_week: 100 } }));
  const alone = of(clinics.slice(0, 1), { learning_dip: {}, defects: {} });
  const beside = of(clinics, { learning_dip: {}, defects: {} });
  const columns = outcomeColumns(beside);
  const columnOf = (metric: string) => columns.findIndex((one) => one.metric === metric && one.scope === 'programme');
  const [withIt, without] = [beside, alone].map((settings) => [0, 1].map((r) => runReplication(settings, r)[1]!));

  test('is not of the plan: what is said of the plan is as if it were not there', () => {
    const metrics = [
      'slippage_days',
      'completion_day',
      'trust_months_of_slippage',
      're_engagement_days',
      'trusts_live',
    ];
    const perCase = ['wait_patient_days_per_planned_trust', 'wait_patient_days_per_go_live'];
    for (const metric of [
      ...metrics,
      ...perCase,
      'severe_go_lives',
      'days_to_stable',
      'go_live_day',
      'weeks_observed',
    ]) {
      const of = (outcomes: typeof withIt) => outcomes!.map(({ excess }) => excess[columnOf(metric)]!);
      expect(of(withIt), metric).toEqual(of(without));
    }
    const lost = columnOf('lost_revenue_per_planned_trust_gbp');
    withIt!.forEach(({ excess }, r) => {
      expect(excess[lost]! / without![r]!.excess[lost]!).toBeCloseTo(1, 9);
    });
  });

  const level = (settings: typeof alone, metric: string) => measure(settings, metric, 2).get('national')!.values;

  test('does not keep the plan from being done, nor its deadline from being met', () => {
    const dated = (settings: typeof alone) => ({
      ...settings,
      strategies: settings.strategies.map((strategy) => ({ ...strategy, deadlineDay: 600 })),
    });
    expect(level(dated(beside), 'deadline_met_share')).toEqual([1, 1]);
    expect(level(beside, 'completion_day')).toEqual([300, 300]);
    expect(withIt![0]!.censored[columnOf('go_live_day')]).toBe(0);
  });

  test('made no go-live of its own: runs and metrics agree', () => {
    for (const outcome of runReplication(beside, 0)) {
      const column = columnOf('trusts_live');
      expect(outcome.goLives).toBe(outcome.values[column]);
      expect(outcome.goLives).toBe(outcome.strategy === 'national' ? 1 : 0);
    }
  });

  test('its own trouble is in the counterfactual too', () => {
    const sick = of([{ id: 'before', known: -2, clinic: { referrals_per_week: 100 } }], {
      learning_dip: { depth_share: 0.5 },
    });
    const excess = (metric: string) => measure(sick, metric, 2).get('national')!.excess;
    expect(excess('wait_patient_days')).toEqual([0, 0]);
    expect(excess('lost_revenue_gbp')).toEqual([0, 0]);
    for (const id of ['no_go_live', 'national']) {
      expect(factsOf(strategyRun(sick, id), 'go_live').map(({ day }) => day)).toEqual([-2]);
    }
  });
});
