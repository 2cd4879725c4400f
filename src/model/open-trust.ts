/** A trust as a strategy finds it on day 0: its numbers, what is on record of it, and the facts that its defects and phases leave. */
import { Signal } from '../kernel/signal.js';
import type { Simulator } from '../kernel/simulator.js';
import { Stream } from '../kernel/streams.js';
import type { Fact } from './facts.js';
import type { Future } from './future.js';
import { MONTH_DAYS } from './parameter.js';
import { OpenDefects } from './programme/open-defects.js';
import type { RecordedGoLive, StrategySettings } from './settings.js';
import { type Finding, Trust } from './trust.js';

/** @param facts takes its facts */
export function openTrust(
  index: number,
  future: Future,
  strategy: StrategySettings,
  sim: Simulator,
  facts: Fact[],
): Trust {
  const { settings, replication } = future;
  const { id, contract } = settings.trusts[index]!;
  const { numbers } = future.trusts[index]!;
  const goLiveOnRecord = recordedGoLive(index, future, strategy);
  const fixTimes = new Stream([settings.seed, replication, id, 'fix times']);
  return new Trust({
    id,
    index,
    contract,
    goLiveOnRecord,
    buildId: goLiveOnRecord?.build ?? strategy.builds[index]!,
    steps: goLiveOnRecord === null ? strategy.cutoverWeeks[index]! + 1 : 1,
    readiness: numbers['preparation.readiness_share'],
    slipDays: Math.round(numbers['preparation.slip_months'] * MONTH_DAYS),
    incomeGbpPerYear: numbers.income_gbp_per_year,
    defects: new OpenDefects(sim, index, fixTimes, (open) =>
      facts.push({ kind: 'defect_count', day: sim.now, trust: index, open }),
    ),
    wentLive: new Signal<void>(`go-live of ${id}`, { lasting: true }),
    findings: new Signal<Finding>(`findings of the board of ${id}`),
    entered: (phase, reason) => facts.push({ kind: 'phase', day: sim.now, trust: index, phase, reason }),
  });
}

/** The counterfactual undoes a go-live on record within the scenario; one before its start it keeps. */
function recordedGoLive(index: number, { settings }: Future, strategy: StrategySettings): RecordedGoLive | null {
  const recorded = strategy.record.goLives[index] ?? settings.trusts[index]!.goLiveOnRecord;
  const undone = recorded !== null && recorded.day >= 0 && strategy.goLiveDay[index] === null;
  return undone ? null : recorded;
}
