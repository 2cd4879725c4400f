/** Scenarios and outcomes made by hand, so that experiments and reports are tested without the model. */
import type { Executor } from '../../src/experiment/executor.js';
import { metricById } from '../../src/model/metrics/registry.js';
import { type Outcome, outcomeColumns, outcomeScopes } from '../../src/model/outcome.js';
import { series, weeksOf } from '../../src/model/series.js';
import { COUNTERFACTUAL, type Settings, type StrategySettings } from '../../src/model/settings.js';
import { ALL } from '../../src/model/windows.js';
import type { Scenario } from '../../src/scenario/scenario.js';

function strategy(id: string): StrategySettings {
  return {
    id,
    label: id,
    order: [0],
    goLiveDay: [100],
    builds: ['national'],
    preparingSince: [null],
    cutoverWeeks: [0],
    closed: new Uint8Array(1),
    shocks: [],
    deadlineDay: null,
    record: { hold: null, goLives: [null], openSevere: [[]] },
    programme: [],
    trusts: [[]],
  };
}

export function madeUpScenario(strategies: readonly string[] = ['national', 'local']): Scenario {
  const settings: Settings = {
    scenario: 'made-up',
    seed: 'seed-1',
    days: 730,
    careDays: 730,
    untilComplete: false,
    perGoLiveDays: 364,
    calendar: {
      sessionDay: new Uint8Array(0),
      weekday: new Uint8Array(0),
      month: new Int16Array(0),
      monthOfYear: new Uint8Array(0),
      firstYear: 2026,
      dayOfMonth: new Uint8Array(0),
    },
    trusts: [{ id: 'ashby', label: 'Ashby', values: {}, services: [], goLiveOnRecord: null, contract: null }],
    contracts: [],
    releases: [],
    builds: [],
    counterfactual: strategy(COUNTERFACTUAL),
    strategies: strategies.map(strategy),
    windows: [ALL],
    noise: true,
    judgedTogether: [],
    repeats: 1,
  };
  return {
    id: 'made-up',
    label: 'A made-up scenario',
    question: 'Which is better?',
    start: '2026-04-06',
    end: '2028-04-05',
    seed: 'seed-1',
    margins: [],
    replications: 4,
    strategies: strategies.map((id) => ({ id, label: id })),
    reference: undefined,
    settings,
    inputs: [],
    warnings: [],
    observed: [],
    studies: [],
  };
}

/**
 * Measures of the programme by metric: a number is level and excess alike; `censored` marks them cut short. A ratio may
 * be given as its parts; as a number it is over 1.
 */
export type Measures = Readonly<
  Record<string, number | { value: number; excess: number; censored?: boolean } | { of: number; over: number }>
>;

export function madeUpOutcome(scenario: Scenario, id: string, replication: number, measures: Measures): Outcome {
  const columns = outcomeColumns(scenario.settings);
  const of = (metric: string) => {
    const given = measures[metric] ?? Number.NaN;
    if (typeof given === 'number') return { value: given, excess: given, censored: false, of: given, over: 1 };
    if ('over' in given) {
      const value = given.of / (given.over || Number.NaN);
      return { value, excess: value, censored: false, ...given };
    }
    return { censored: false, ...given, of: given.excess, over: 1 };
  };
  const ratios = columns.filter(({ metric }) => metricById(metric)!.ratio);
  return {
    strategy: id,
    replication,
    contacts: 1000,
    goLives: 1,
    fingerprintEvents: 'aa',
    fingerprintMetrics: 'bb',
    values: Float64Array.from(columns, (c) => (c.scope === 'programme' ? of(c.metric).value : 7)),
    excess: Float64Array.from(columns, (c) => (c.scope === 'programme' ? of(c.metric).excess : 7)),
    censored: Uint8Array.from(columns, (c) => (c.scope === 'programme' && of(c.metric).censored === true ? 1 : 0)),
    ratios: Float64Array.from(
      ratios.flatMap((c) => (c.scope === 'programme' ? [of(c.metric).of, of(c.metric).over] : [7, 1])),
    ),
    series: madeUpSeries(scenario.settings, replication),
    money: new Float64Array(0),
    phases: [],
    facts: [],
    draws: [],
  };
}

/** Place of the number plus 0.5 for each replication, so that every number is known and none is like another. */
function madeUpSeries(settings: Settings, replication: number): Float64Array {
  const size = outcomeScopes(settings).length * series.length * weeksOf(settings);
  return Float64Array.from({ length: size }, (_, i) => i + replication / 2);
}

/** An executor whose outcomes are made by a function of strategy and replication. */
export function madeUp(scenario: Scenario, measures: (id: string, replication: number) => Measures): Executor {
  return async function* (design) {
    for (const r of design.replications) {
      yield design.strategies.map((id) => madeUpOutcome(scenario, id, r, id === COUNTERFACTUAL ? {} : measures(id, r)));
    }
  };
}
