/**
 * Harm for each go-live made, over the same weeks from each, and for each trust of the plan: who does less of the programme
 * does less harm, so the sum alone would praise a strategy that never goes live.
 */
import { goLiveDays, plannedDay } from './folds/facts-of-slice.js';
import { lostRevenue } from './income/lost-revenue.js';
import { excessForEach, excessOfEach } from './measures.js';
import { type Metric, UNTIL_CLEARED } from './metric.js';
import { endOf, type Slice, sliceOf, wasFollowedTo } from './slice.js';
import { waitPatientDays } from './waits/true-list.js';

/** Of each go-live of a slice, in order of the trusts' ids; null where it was not followed for all of its weeks. */
function harms(of: Metric, slice: Slice, base: Slice): (number | null)[] {
  const live = goLiveDays(slice);
  return slice.trusts.flatMap((trust): (number | null)[] => {
    const from = live.get(trust.index);
    if (from === undefined) return [];
    const end = from + slice.ends.perGoLiveDays;
    if (!wasFollowedTo(slice, trust, end)) return [null];
    const weeks = { trusts: [trust], from, to: Math.min(end, endOf(slice, trust)), until: null };
    return [of.fold(sliceOf(slice, weeks), sliceOf(base, weeks)).excess];
  });
}

function forGoLive(of: Metric, id: string, label: string): Metric {
  return {
    id,
    unit: of.unit,
    better: 'lower',
    label,
    definition: `Excess of ${of.id} over the counterfactual in the weeks from each go-live that per_go_live says: mean of the go-lives.`,
    concerns: of.concerns,
    ...(of.tariff === undefined ? {} : { tariff: of.tariff }),
    runOut: 'counted',
    aggregation: 'mean of the go-lives',
    atEnd: 'left_out',
    censoring: 'a go-live that is not followed for all of its weeks is left out, and says so',
    ...excessOfEach((slice, base) => harms(of, slice, base)),
  };
}

function forPlannedTrust(of: Metric, id: string, label: string): Metric {
  return {
    id,
    unit: of.unit,
    better: 'lower',
    label,
    definition: `Excess of ${of.id} over the counterfactual, for each trust of the plan.`,
    concerns: of.concerns,
    ...(of.tariff === undefined ? {} : { tariff: of.tariff }),
    aggregation: 'of the programme',
    ...UNTIL_CLEARED,
    censoring: 'as of the sum; unknown where there are none',
    ...excessForEach(
      (slice, base) => of.fold(slice, base).excess,
      (slice) => slice.trusts.filter(({ index }) => plannedDay(slice, index) !== null).length,
    ),
  };
}

export const waitPerGoLive = forGoLive(waitPatientDays, 'wait_patient_days_per_go_live', 'Wait for each go-live');
export const lostPerGoLive = forGoLive(lostRevenue, 'lost_revenue_per_go_live_gbp', 'Lost revenue for each go-live');
export const waitPerPlanned = forPlannedTrust(
  waitPatientDays,
  'wait_patient_days_per_planned_trust',
  'Wait for each planned trust',
);
export const lostPerPlanned = forPlannedTrust(
  lostRevenue,
  'lost_revenue_per_planned_trust_gbp',
  'Lost revenue for each planned trust',
);
