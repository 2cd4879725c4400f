/**
 * Harm for each go-live made, and for each trust of the plan: who does less of the programme does less harm, so the sum
 * alone would praise a strategy that never goes live.
 */
import { goLiveDays } from './fact-folds.js';
import { lostRevenue } from './lost-revenue.js';
import type { Metric, Slice } from './metric.js';
import { waitPatientDays } from './wait-patient-days.js';

type Per = 'go_live' | 'planned_trust';

function forEach(of: Metric, per: Per, id: string, label: string): Metric {
  return {
    id,
    unit: of.unit,
    better: 'lower',
    label,
    definition: `Excess of ${of.id} over the counterfactual, for each ${per === 'go_live' ? 'go-live made' : 'trust of the plan'}.`,
    differenceOnly: true,
    aggregation: 'of the programme',
    censoring: 'as of the sum; unknown where there are none',
    fold: (slice, base) => {
      const { excess, censored } = of.fold(slice, base);
      return { value: Number.NaN, excess: excess / count(slice, per), censored };
    },
  };
}

function count(slice: Slice, per: Per): number {
  if (per === 'go_live') return goLiveDays(slice).size || Number.NaN;
  return slice.trusts.filter(({ index }) => slice.strategy.goLiveDay[index] !== null).length || Number.NaN;
}

export const waitPerGoLive = forEach(
  waitPatientDays,
  'go_live',
  'wait_patient_days_per_go_live',
  'Wait for each go-live',
);
export const lostPerGoLive = forEach(
  lostRevenue,
  'go_live',
  'lost_revenue_per_go_live_gbp',
  'Lost revenue for each go-live',
);
export const waitPerPlanned = forEach(
  waitPatientDays,
  'planned_trust',
  'wait_patient_days_per_planned_trust',
  'Wait for each planned trust',
);
export const lostPerPlanned = forEach(
  lostRevenue,
  'planned_trust',
  'lost_revenue_per_planned_trust_gbp',
  'Lost revenue for each planned trust',
);
