/**
 * Which of all metrics the answer to a scenario is about, in the order in which people read them. Tables hold every
 * metric; this is only what is shown first.
 */
import type { Column } from '../model/outcome.js';
import { ALL } from '../model/windows.js';
import type { Measure } from './collect.js';

export interface Headline {
  readonly metric: string;
  /** Harm is counted as excess over the counterfactual; what the programme did, as it is. */
  readonly measure: Measure;
}

/** Whether a measure is of the whole programme over the whole time, as the answer's are. */
export function ofWholeProgramme({ scope, window }: Pick<Column, 'scope' | 'window'>): boolean {
  return scope === 'programme' && window === ALL.id;
}

/** What a strategy is judged by: the harm it does. */
export const harm: readonly Headline[] = [
  { metric: 'wait_patient_days', measure: 'excess' },
  { metric: 'lost_revenue_gbp', measure: 'excess' },
];

/** What it costs beside. */
export const cost: readonly Headline[] = [
  { metric: 'trouble_and_recovery_cost_gbp', measure: 'excess' },
  { metric: 'hold_cost_gbp', measure: 'excess' },
];

/** What must be seen beside every harm: how much of the programme was carried out and seen. */
export const exposure: readonly Headline[] = [
  { metric: 'trusts_live', measure: 'level' },
  { metric: 'weeks_observed', measure: 'level' },
];

/** How the programme went. */
export const course: readonly Headline[] = [
  { metric: 'severe_go_lives', measure: 'level' },
  { metric: 'hold_days', measure: 'level' },
  { metric: 'completion_day', measure: 'level' },
];
