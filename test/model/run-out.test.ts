/** The run-out: how far lists count beyond the last day, by hand; and that nothing else moves with it. */
import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/kernel/simulator.js';
import type { TrustCare } from '../../src/model/care/trust-care.js';
import { endsAt } from '../../src/model/care-ends.js';
import { drawFuture } from '../../src/model/future.js';
import { column, Ledger } from '../../src/model/ledger.js';
import { metricById, metrics } from '../../src/model/metrics/registry.js';
import { sliceOf } from '../../src/model/metrics/slice.js';
import type { Outcome } from '../../src/model/outcome.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runOut } from '../../src/model/run-out.js';
import { runReplication } from '../../src/model/run-replication.js';
import type { Sessions } from '../../src/model/sessions.js';
import type { Settings } from '../../src/model/settings.js';
import { simulateStrategy } from '../../src/model/simulate-strategy.js';
import { ALL, datesWindow } from '../../src/model/windows.js';
import { only } from './mechanisms/compare.js';
import { settingsByHand } from './settings-by-hand.js';
import { programmeSlice, strategyRun } from './strategy-run.js';

const DAYS = 140;
const trusts = [{ id: 'ashby', known: 70 }];

/** A list of 100 in the counterfactual, and of 110 up to a day under the strategy; both see 10 patients a day. */
function byHand(apartUntil: number, runOutWeeks: number) {
  const settings = settingsByHand({ days: DAYS, trusts, runOutWeeks, mechanisms: only({}) });
  const whole = strategyRun(settings, 'national');
  const [own, base] = [110, 100].map((waiting) => {
    const ledger = new Ledger(2, settings.careDays);
    for (let day = 0; day < settings.careDays; day++) {
      ledger.set(0, day, column.waiting, day < apartUntil ? waiting : 100);
      ledger.set(0, day, column.done, 10);
    }
    const care = { effects: [], hadEffectsOf: () => false } as unknown as TrustCare;
    const settled: number[] = [];
    const books = [{ settle: (day: number) => settled.push(day) }] as never;
    return { ledger, accounts: whole.accounts, care: [care], books, settled };
  });
  const sim = new Simulator();
  sim.run(DAYS);
  const until = new Int32Array(1).fill(DAYS);
  const sessions = { sim, until, trusts: whole.world.trusts, care: own!.care, effects: [] } as unknown as Sessions;
  const ends = runOut(settings, settings.strategies[0]!, sessions, own!, base!);
  const slice = (ledger: Ledger) => sliceOf(programmeSlice(whole, 0, DAYS), { ledger, ends, until: ends.counted });
  const excess = (metric: string) => metricById(metric)!.fold(slice(own!.ledger), slice(base!.ledger)).excess;
  return { ends, excess, settled: own!.settled };
}

describe('a list by hand', () => {
  it('clears ten weeks after the end: six weeks longer by a tenth, then four weeks alike', () => {
    const { ends, excess, settled } = byHand(DAYS + 42, 104);
    expect([...ends.counted.lists]).toEqual([DAYS + 70, DAYS]);
    expect([...ends.simulated]).toEqual([DAYS + 70]);
    expect(ends.open[0]).toBe(0);
    expect(excess('wait_patient_days')).toBe(10 * (DAYS + 42));
    expect(settled.at(-1)).toBe(DAYS + 70);
    // 10 more of 100 from the go-live on day 70 up to day 182; the mean of four weeks is within 1% when 3 days of 28 are left.
    expect(excess('weeks_to_clear_backlog')).toBe((DAYS + 42 - 70 + 28 - 3) / 7);
    expect(excess('lists_not_cleared')).toBe(0);
  });

  it('that is alike over the last four weeks counts no longer than the last day', () => {
    const { ends, excess } = byHand(DAYS - 28, 104);
    expect([...ends.counted.lists, ...ends.simulated]).toEqual([DAYS, DAYS, DAYS]);
    expect(excess('wait_patient_days')).toBe(10 * (DAYS - 28));
  });

  it('that does not clear counts to the end of the run-out, and is told', () => {
    const { ends, excess } = byHand(1e9, 8);
    expect([...ends.counted.lists, ends.open[0]]).toEqual([DAYS + 56, DAYS, 1]);
    expect(excess('wait_patient_days')).toBe(10 * (DAYS + 56));
    expect(excess('lists_not_cleared')).toBe(1);
  });
});

const two = [
  { id: 'ashby', goLive: 120, clinic: { referrals_per_week: 150, follow_ups_per_first: 1.5 }, listed: 0.15 },
  { id: 'brook', goLive: 330, clinic: { referrals_per_week: 300 }, emergency: {} },
];
const settingsOf = (by: { days?: number; runOutWeeks?: number; goLive?: number; untilComplete?: boolean } = {}) =>
  settingsByHand({
    days: by.days ?? 364,
    runOutWeeks: by.runOutWeeks ?? 104,
    untilComplete: by.untilComplete ?? false,
    trusts: [two[0]!, { ...two[1]!, goLive: by.goLive ?? 330 }],
  });

function of(settings: Settings, { values, excess, censored }: Outcome, metric: string) {
  const at = outcomeColumns(settings).findIndex((one) => one.metric === metric && one.scope === 'programme');
  return { value: values[at]!, excess: excess[at]!, cut: censored[at]! };
}

describe('a run-out', () => {
  const [off, on] = [settingsOf({ runOutWeeks: 0 }), settingsOf()];
  const [without, withIt] = [off, on].map((settings) => runReplication(settings, 3));

  it('moves nothing up to the last day: events, weekly series and all that does not come of lists', () => {
    for (const [arm, own] of withIt!.entries()) {
      const before = without![arm]!;
      expect(own.fingerprintEvents).toBe(before.fingerprintEvents);
      expect(own.series).toEqual(before.series);
      expect(own.phases).toEqual(before.phases);
      for (const { id, runOut: goesOn } of metrics) {
        if (goesOn === 'counted' || id === 'weekly_cash_low_gbp' || id === 'lists_not_cleared') continue;
        expect(of(on, own, id), id).toEqual(of(off, before, id));
      }
    }
  });

  it('adds what the late go-live leaves on its lists', () => {
    for (const arm of [1, 2]) {
      const [before, after] = [
        of(off, without![arm]!, 'wait_patient_days'),
        of(on, withIt![arm]!, 'wait_patient_days'),
      ];
      expect(after.excess).toBeGreaterThan(1.2 * before.excess);
      expect(before.cut).toBe(1);
    }
    expect(of(on, withIt![0]!, 'wait_patient_days').excess).toBe(0);
  });

  it('is the same whichever other strategies there are', () => {
    const [, , local] = withIt!;
    const alone = runReplication({ ...on, strategies: on.strategies.slice(1) }, 3)[1]!;
    expect({ ...alone, draws: [] }).toEqual({ ...local, draws: [] });
  });

  it('counts harm for each go-live over the same weeks, and leaves out those that are not followed so long', () => {
    const [before, after] = [
      of(off, without![1]!, 'wait_patient_days_per_go_live'),
      of(on, withIt![1]!, 'wait_patient_days_per_go_live'),
    ];
    expect(before.cut).toBe(1);
    expect(after.cut).toBe(0);
    expect(after.excess).not.toBe(before.excess);
  });

  it('begins nothing of the programme', () => {
    const late = settingsOf({ days: 320, goLive: 330 });
    const future = drawFuture(late, 3);
    const base = simulateStrategy(future, late.counterfactual, [], true);
    const { facts } = simulateStrategy(future, late.strategies[0]!, [base]).world;
    const begins = ['go_live', 'upgrade', 'hold_begins', 'cost', 'looked_at'];
    const after = facts.filter(({ kind, day }) => day >= 320 && begins.includes(kind));
    // What initiatives do goes on, and is paid for.
    expect(after.filter((fact) => !(fact.kind === 'cost' && fact.item === 'initiatives'))).toEqual([]);
    expect(facts.filter(({ kind }) => kind === 'go_live').length).toBe(1);
  });

  it('cuts short what is to be complete and is not', () => {
    const late = settingsOf({ days: 320, goLive: 330, untilComplete: true });
    const cut = runReplication(late, 3).map((outcome) => of(late, outcome, 'wait_patient_days').cut);
    expect(cut).toEqual([0, 1, 1]);
    const open = settingsOf({ days: 320, goLive: 330 });
    expect(of(open, runReplication(open, 3)[1]!, 'wait_patient_days').cut).toBe(0);
  });
});

it('harm does not hang on the end where the run-out covers it', () => {
  const harm = (days: number) => {
    const mechanisms = only({ planned_reduction: {} });
    const settings = settingsByHand({ days, runOutWeeks: 104, trusts: [{ id: 'ashby', known: 182 }], mechanisms });
    const { excess, cut } = of(settings, runReplication(settings, 0)[1]!, 'wait_patient_days');
    expect(cut).toBe(0);
    return excess;
  };
  // Both ends lie before the day on which the list has cleared, so that it is one and the same.
  const [soon, late] = [harm(203), harm(217)];
  expect(soon).toBeGreaterThan(1000);
  expect(late).toBe(soon);
});

it('without disturbance there is nothing to run out', () => {
  const settings = settingsByHand({ days: DAYS, runOutWeeks: 104, trusts, mechanisms: only({}) });
  const future = drawFuture(settings, 0);
  const base = simulateStrategy(future, settings.counterfactual, [], true);
  const { ends } = simulateStrategy(future, settings.strategies[0]!, [base]);
  expect({ ...ends }).toEqual(endsAt(DAYS, base.ledger.lists, 1, settings.perGoLiveDays));
});

describe('days that only another strategy asks the counterfactual for', () => {
  it('move nothing: no week of emergency patients goes on beyond the last day', () => {
    const windows = [ALL, datesWindow(98, 101)];
    const strategies = {
      disturbed: { mechanisms: only({ emergency_slowdown: { time_multiplier: 1.5 }, learning_dip: {} }) },
      undisturbed: { mechanisms: only({}) },
    };
    const ashby = { id: 'ashby', known: 70, emergency: { load_share: 0.9 } };
    const settings = settingsByHand({ days: 101, runOutWeeks: 10, windows, trusts: [ashby], strategies });
    const [base, , after] = runReplication(settings, 0);
    const alone = runReplication({ ...settings, strategies: settings.strategies.slice(1) }, 0)[1]!;
    const p95 = outcomeColumns(settings).findIndex(
      ({ metric, window }) => metric === 'emergency_time_p95_minutes' && window === windows[1]!.id,
    );
    expect(after!.values[p95]).toBe(base!.values[p95]);
    expect(after!.excess[p95]).toBe(0);
    expect(after!.excess).toEqual(alone.excess);
    expect(after!.values).toEqual(alone.values);
  });
});
