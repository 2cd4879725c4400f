/**
 * Harm for each go-live made, and for each trust of the plan: who does less of the programme does less harm, so the sum
 * alone would praise a strategy that never goes live.
 */
import { goLiveDays, plannedDay } from './folds/facts-of-slice.js';
import { lostRevenue } from './income/lost-revenue.js';
import { excessForEach } from './measures.js';
import type { Metric } from './metric.js';
import type { Slice } from './slice.js';
import { waitPatientDays } from './waits/true-list.js';

/** What harm is divided by. */
interface Unit {
  readonly name: string;
  readonly count: (slice: Slice) => number;
}

const goLive: Unit = { name: 'go-live made', count: (slice) => goLiveDays(slice).size };
const plannedTrust: Unit = {
  name: 'trust of the plan',
  count: (slice) => slice.trusts.filter(({ index }) => plannedDay(slice, index) !== null).length,
};

function forEach(of: Metric, { name, count }: Unit, id: string, label: string): Metric {
  return {
    id,
    unit: of.unit,
    better: 'lower',
    label,
    definition: `Excess of ${of.id} over the counterfactual, for each ${name}.`,
    concerns: of.concerns,
    ...(of.tariff === undefined ? {} : { tariff: of.tariff }),
    aggregation: 'of the programme',
    atEnd: of.atEnd,
    censoring: 'as of the sum; unknown where there are none',
    ...excessForEach((slice, base) => of.fold(slice, base).excess, count),
  };
}

export const waitPerGoLive = forEach(waitPatientDays, goLive, 'wait_patient_days_per_go_live', 'Wait for each go-live');
export const lostPerGoLive = forEach(
  lostRevenue,
  goLive,
  'lost_revenue_per_go_live_gbp',
  'Lost revenue for each go-live',
);
export const waitPerPlanned = forEach(
  waitPatientDays,
  plannedTrust,
  'wait_patient_days_per_planned_trust',
  'Wait for each planned trust',
);
export const lostPerPlanned = forEach(
  lostRevenue,
  plannedTrust,
  'lost_revenue_per_planned_trust_gbp',
  'Lost revenue for each planned trust',
);
