/**
 * Which of all metrics the answer to a scenario is about, in the order in which people read them. Tables hold every
 * metric; this is only what is shown first.
 */
import { netCostParts } from '../model/metrics/costs/net-cost.js';
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

/** What strategies are compared by, all together: the family of comparisons that verdicts are adjusted for. */
export const headlines: readonly Headline[] = [...harm, { metric: 'net_cost_gbp', measure: 'excess' }];

/** Whether a column is one of the headlines, of the whole programme. */
export function isHeadline(column: Column): boolean {
  return ofWholeProgramme(column) && headlines.some(({ metric }) => metric === column.metric);
}

/**
 * All the money: every part of net cost, so that none looks cheap by a cost that is not shown; then what of delivery is at
 * risk.
 */
export const money: readonly Headline[] = [...netCostParts.map(({ id }) => id), 'net_cost_gbp', 'cost_at_risk_gbp'].map(
  (metric) => ({ metric, measure: 'excess' }),
);

/** Long waits, at their worst. */
export const longWaits: readonly Headline[] = [
  { metric: 'over_18_weeks_peak', measure: 'level' },
  { metric: 'over_52_weeks', measure: 'level' },
];

/** What must be seen beside every harm: how much of the programme was carried out and seen. */
export const exposure: readonly Headline[] = [
  { metric: 'trusts_live', measure: 'level' },
  { metric: 'weeks_observed', measure: 'level' },
];

/** What stands beside a verdict: who does less of the programme, or loses trusts, does less harm. */
export const besideVerdicts: readonly Headline[] = [...exposure, { metric: 'trusts_withdrawn', measure: 'level' }];

/** How the programme went. */
export const course: readonly Headline[] = [
  { metric: 'trusts_withdrawn', measure: 'level' },
  { metric: 'deadline_met_share', measure: 'level' },
  { metric: 'hold_days', measure: 'level' },
  { metric: 'completion_day', measure: 'level' },
];

/** Harm for each go-live made: who does less of the programme does less harm. */
export const harmPerGoLive: readonly Headline[] = [
  { metric: 'wait_patient_days_per_go_live', measure: 'excess' },
  { metric: 'lost_revenue_per_go_live_gbp', measure: 'excess' },
];
