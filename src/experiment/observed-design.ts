/**
 * What must be simulated to put published values beside simulated ones: the counterfactual, the strategies that the
 * observations are about and no others, and metrics over the windows of the observations.
 */
import type { Settings } from '../model/settings.js';
import { ALL } from '../model/windows.js';
import type { Observation } from '../scenario/resolve/observed.js';
import type { Scenario } from '../scenario/scenario.js';
import { CONFIDENCE } from './confidence.js';
import {
  chooseReplications,
  columnsOf,
  type Design,
  type KeptColumn,
  referenceOf,
  strategyIds,
  withWindows,
} from './design.js';

/** An observation, and where its simulated value stands in the outcomes. */
export interface Target {
  readonly observation: Observation;
  /** Place of its strategy among the design's. */
  readonly strategy: number;
  readonly column: KeptColumn;
  /** Place of the metric that its condition is on, if it has one. */
  readonly condition: number | undefined;
  /** Place of the day of the trust's go-live in the outcomes, if the window begins with it. */
  readonly goLiveDay: number | undefined;
}

export interface ObservedDesign {
  readonly design: Design;
  /** In the order of the file. */
  readonly targets: readonly Target[];
}

/**
 * Lists what will be simulated for the observations of a scenario.
 * @param replications  how many, in place of what the file says
 * @throws UsageError for a number of replications that cannot be
 */
export function observedDesign(scenario: Scenario, replications?: number): ObservedDesign {
  const { observed, settings: given } = scenario;
  const windows = observed.map(({ window }) => window);
  const settings: Settings = {
    ...given,
    strategies: given.strategies.filter(({ id }) => observed.some(({ strategy }) => strategy === id)),
    windows: withWindows(given.windows, windows),
  };
  const strategies = strategyIds(settings);
  const columns = columnsOf(settings);
  const find = (trust: string | null, window: string, metric: string): KeptColumn => {
    const found = columns.find(
      ({ column }) => column.scopeId === (trust ?? '') && column.window === window && column.metric === metric,
    );
    if (found === undefined) throw new Error(`no column of ${trust ?? 'the programme'}, ${window}, ${metric}`);
    return found;
  };
  const targets = observed.map((observation): Target => {
    const { trust, metric, strategy, window, where } = observation;
    return {
      observation,
      strategy: strategies.indexOf(strategy),
      column: find(trust, window.id, metric),
      condition: where === null ? undefined : find(trust, ALL.id, where.metric).index,
      goLiveDay: window.kind === 'go_live' ? find(trust, ALL.id, 'go_live_day').index : undefined,
    };
  });
  const design: Design = {
    scenario: scenario.id,
    settings,
    replications: chooseReplications(scenario, replications),
    strategies,
    kept: targets.map(({ column }) => column),
    reference: referenceOf(settings, scenario.reference),
    perTrust: false,
    until: undefined,
    level: CONFIDENCE,
    weekly: false,
  };
  return { design, targets };
}
