/**
 * Days that a trust shares with the counterfactual are not simulated again, and nobody can tell: whatever the scenario, the
 * ledger, the waits and every measure are those of a strategy whose days were all simulated.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Outpatients } from '../../src/model/care/planned/outpatients.js';
import { LONGEST_WEEKS } from '../../src/model/care/wait-tally.js';
import { foldOutcome } from '../../src/model/fold-outcome.js';
import { drawFuture } from '../../src/model/future.js';
import { ledgerColumns } from '../../src/model/ledger.js';
import type { Settings } from '../../src/model/settings.js';
import { type StrategyRun, simulateStrategy } from '../../src/model/simulate-strategy.js';
import { anyScenario, scenarioOf } from './any-trust.js';
import { settingsByHand } from './settings-by-hand.js';

const rough = {
  hidden_patients: { cutover_share: 0.1, untracked_share: 0.05 },
  legacy_decay: { failures_per_year: 4 },
  billing_capture: { staff_entry_share: 0.1, base_share: 0.02 },
  outages: {},
};

/** They decide alike until a trust asks for help, or the cause of a leak is found, and some for ever. */
const strategies = {
  national: {},
  found_sooner: { mechanisms: { billing_capture: { ...rough.billing_capture, staff_entry_fixes_per_week: 2 } } },
  late_help: { mechanisms: { recovery_programme: { approval_lag_weeks: 30 } } },
  no_help: { mechanisms: { recovery_programme: 'off' as const } },
  no_hold: { mechanisms: { hold: 'off' as const } },
  local: { preset: 'local' },
};

/** The same with a pathway stage that gets shorter all along, so that its tables move as the years go by. */
function withTrend(settings: Settings): Settings {
  const trusts = settings.trusts.map((trust) => ({
    ...trust,
    services: trust.services.map((service) => {
      const weeks = service.values['pathway_weeks'];
      if (!weeks) return service;
      const trend = [
        [0, 12],
        [settings.days, 4],
      ] as const;
      return { ...service, values: { ...service.values, pathway_weeks: { ...weeks, trend } } };
    }),
  }));
  return { ...settings, trusts };
}

/** Everything that care leaves behind. */
function left({ ledger, tallies }: StrategyRun): unknown {
  const lists = Array.from({ length: ledger.lists }, (_, list) =>
    ledgerColumns.map((name) => ledger.column(list, name).join(' ')),
  );
  const waits = tallies.map((tally) =>
    (['admitted', 'non_admitted'] as const).map((kind) => {
      const weeks = new Float64Array(LONGEST_WEEKS);
      return Array.from({ length: ledger.days }, (_, day) => {
        tally.collect(kind, day, day + 1, weeks);
        return weeks.join(' ');
      });
    }),
  );
  return { lists, waits };
}

describe('days shared with the counterfactual', () => {
  it('are the days that would have been simulated', () => {
    const days = vi.spyOn(Outpatients.prototype, 'day');
    const counted = (doing: () => StrategyRun) => {
      const before = days.mock.calls.length;
      return { run: doing(), days: days.mock.calls.length - before };
    };
    let [saved, all] = [0, 0];
    fc.assert(
      fc.property(anyScenario, fc.nat({ max: 1000 }), fc.nat({ max: 200 }), (any, replication, later) => {
        const settings = withTrend(
          settingsByHand({
            ...scenarioOf({ ...any, goLive: any.goLive + later }),
            mechanisms: rough,
            strategies,
          }),
        );
        const future = drawFuture(settings, replication);
        const base = simulateStrategy(future, settings.counterfactual, [], true);
        const before = [base];
        for (const strategy of settings.strategies) {
          const whole = counted(() => simulateStrategy(future, strategy));
          const shared = counted(() => simulateStrategy(future, strategy, before, true));
          expect(left(shared.run)).toEqual(left(whole.run));
          const print = (run: StrategyRun) => foldOutcome(run, base, replication, []).fingerprintMetrics;
          // Beside no counterfactual nobody says which lists have cleared.
          expect(print(shared.run)).toBe(print({ ...whole.run, ends: shared.run.ends }));
          saved += whole.days - shared.days;
          all += whole.days;
          before.push(shared.run);
        }
        expect(left(base)).toEqual(left(simulateStrategy(future, settings.counterfactual)));
      }),
      { numRuns: 10, seed: 5 },
    );
    days.mockRestore();
    // Go-lives are spread over the whole time: about half of the days are shared.
    expect(saved / all).toBeGreaterThan(0.3);
  });

  it('are simulated where nothing is drawn, since fractions are carried over', () => {
    const settings = { ...settingsByHand({ days: 300, trusts: [{ id: 'ashby', goLive: 200 }] }), noise: false };
    const future = drawFuture(settings, 0);
    const base = simulateStrategy(future, settings.counterfactual, [], true);
    const [strategy] = settings.strategies;
    expect(left(simulateStrategy(future, strategy!, [base]))).toEqual(left(simulateStrategy(future, strategy!)));
  });
});
