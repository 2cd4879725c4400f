/**
 * What one strategy came to in one replication: plain data that can be sent between workers and written to tables.
 * Measures stand in typed arrays, one number for each column of `outcomeColumns`, the same columns in every outcome.
 */
import type { DrawnValue } from './draws.js';
import type { Fact } from './facts.js';
import { metrics } from './metrics/registry.js';
import type { Settings } from './settings.js';
import { ofProgramme } from './windows.js';

/** Where a measure stands: whose, over which window, of which metric. */
export interface Column {
  readonly scope: 'programme' | 'trust';
  /** Id of the trust; empty for the programme. */
  readonly scopeId: string;
  /** Id of a window; `all`: the whole horizon. */
  readonly window: string;
  readonly metric: string;
}

/** A stay in a phase: days from the start, [enter, exit). */
export interface PhaseStay {
  readonly trust: string;
  readonly phase: string;
  readonly enterDay: number;
  /** The horizon if the stay had not ended there. */
  readonly exitDay: number;
  /** Why the phase was entered and why it was left, in words; the latter empty if censored. */
  readonly enterReason: string;
  readonly exitReason: string;
  readonly censored: boolean;
}

export interface Outcome {
  readonly strategy: string;
  readonly replication: number;
  /** Patient contacts simulated: slots used by a patient, attended or not. */
  readonly contacts: number;
  /** Go-lives made from the start on: a trust that was live before it made none. */
  readonly goLives: number;
  readonly fingerprintEvents: string;
  readonly fingerprintMetrics: string;
  /** By column: the level, its excess over the counterfactual, 1 if censored. NaN stands for unknown. */
  readonly values: Float64Array;
  readonly excess: Float64Array;
  readonly censored: Uint8Array;
  /** Of the columns that are ratios, in their order: numerator and denominator, one pair after the other. */
  readonly ratios: Float64Array;
  /** Weekly series: [scope][series][week], scopes as in the columns, series as in model/series. */
  readonly series: Float64Array;
  /** GBP by month: [scope][row][month], scopes as in the columns, rows as in model/money. */
  readonly money: Float64Array;
  readonly phases: readonly PhaseStay[];
  /** What a board would hear of, in the order in which it happened; none where it was not kept. */
  readonly facts: readonly Fact[];
  readonly draws: readonly DrawnValue[];
}

/** Whose measures an outcome has: the programme's first, then each trust's. */
export function outcomeScopes(settings: Settings): Pick<Column, 'scope' | 'scopeId'>[] {
  return [
    { scope: 'programme', scopeId: '' },
    ...settings.trusts.map(({ id }) => ({ scope: 'trust' as const, scopeId: id })),
  ];
}

/** The columns of every outcome of these settings: by scope, by window, metrics in registry order. */
export function outcomeColumns(settings: Settings): Column[] {
  return outcomeScopes(settings).flatMap((scope) =>
    settings.windows
      .filter((window) => scope.scope === 'trust' || ofProgramme(window))
      .flatMap((window) => metrics.map((metric) => ({ ...scope, window: window.id, metric: metric.id }))),
  );
}
