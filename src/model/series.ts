/** Weekly series of an outcome: what is drawn against time. Stocks are as at the end of the week, flows are of it. */
import { dailyHidden, dailyOver18Weeks, dailyOverdue, dailyTrueList } from './metrics/folds/daily.js';
import {
  activityShares,
  atWeekEnds,
  bedsByWeek,
  breachesByWeek,
  flow,
  notDoneSoFar,
  onSystemByWeek,
  openByWeek,
  plannedByWeek,
  within4hByWeek,
} from './metrics/folds/weekly.js';
import { dailyReportedList } from './metrics/list-quality/reporting.js';
import { hasCare, type Slice } from './metrics/slice.js';
import type { Settings } from './settings.js';

export interface Series {
  readonly id: string;
  readonly unit: string;
  readonly label: string;
  /** What is counted, of each week. Where a metric has the same id, it is that of the week, or as at its end. */
  readonly definition: string;
  /** Read from the ledger: nothing where there are no services. */
  readonly ofCare: boolean;
  /**
   * @param whole the slice of all days
   * @param base  the same of the counterfactual
   */
  readonly of: (whole: Slice, weeks: number, base: Slice) => Float64Array;
}

export const series: readonly Series[] = [
  {
    id: 'true_list',
    unit: 'patients',
    label: 'True list',
    definition:
      'Patients who wait for planned care and whose clock runs, known to the trust or not, at the end of the week',
    ofCare: true,
    of: (whole, weeks) => atWeekEnds(dailyTrueList(whole), weeks),
  },
  {
    id: 'reported_list',
    unit: 'patients',
    label: 'Reported list',
    definition:
      'The true list without hidden patients, at the end of the week; of a trust that does not report, its last number',
    ofCare: true,
    of: (whole, weeks) => atWeekEnds(dailyReportedList(whole), weeks),
  },
  {
    id: 'over_18_weeks',
    unit: 'patients',
    label: 'Patients over 18 weeks',
    definition: 'Patients on the true list whose clock has run more than 126 days, at the end of the week',
    ofCare: true,
    of: (whole, weeks) => atWeekEnds(dailyOver18Weeks(whole), weeks),
  },
  {
    id: 'patients_done',
    unit: 'patients',
    label: 'Patients seen or admitted',
    definition: 'Patients of planned care who attended or were admitted in the week',
    ofCare: true,
    of: (whole) => plannedByWeek(whole),
  },
  {
    id: 'activity_share_planned',
    unit: 'share',
    label: "Planned care done, of the counterfactual's",
    definition: "Planned care done in the week as a share of the counterfactual's; unknown where that did none",
    // Unknown, not nothing, where there are no services.
    ofCare: false,
    of: (whole, weeks, base) =>
      hasCare(whole)
        ? activityShares(plannedByWeek(whole), plannedByWeek(base))
        : new Float64Array(weeks).fill(Number.NaN),
  },
  {
    id: 'patients_not_done',
    unit: 'patients',
    label: 'Planned patients not seen or admitted so far',
    definition:
      'Planned patients of the counterfactual less those of the strategy, from the start to the end of the week',
    ofCare: true,
    of: (whole, _, base) => notDoneSoFar(plannedByWeek(whole), plannedByWeek(base)),
  },
  {
    id: 'overdue_follow_ups',
    unit: 'patients',
    label: 'Follow-ups overdue',
    definition: 'Follow-ups that are due and not done, at the end of the week',
    ofCare: true,
    of: (whole, weeks) => atWeekEnds(dailyOverdue(whole), weeks),
  },
  {
    id: 'hidden_patients',
    unit: 'patients',
    label: 'Patients hidden',
    definition: 'Patients who wait and are on no list that anybody works from, at the end of the week',
    ofCare: true,
    of: (whole, weeks) => atWeekEnds(dailyHidden(whole), weeks),
  },
  {
    id: 'income_not_recorded_gbp',
    unit: 'GBP',
    label: 'Income not recorded at the time',
    definition: 'Worth of the work of the week that is not recorded at the time, at the tariff',
    ofCare: true,
    of: (whole, weeks) => flow(whole, weeks, 'uncaptured', ({ priceGbp }) => priceGbp),
  },
  {
    id: 'emergency_4h_breaches',
    unit: 'patients',
    label: 'Emergency patients over four hours',
    definition: 'Emergency patients who came in the week and left the department after more than four hours',
    ofCare: true,
    of: breachesByWeek,
  },
  {
    id: 'emergency_within_4h_share',
    unit: 'share',
    label: 'Emergency within four hours',
    definition: 'Of the emergency patients who came in the week, the share who left within four hours',
    // Unknown, not nothing, where nobody comes.
    ofCare: false,
    of: within4hByWeek,
  },
  {
    id: 'bed_occupancy_mean_share',
    unit: 'share',
    label: 'Bed occupancy, mean',
    definition: 'Share of the open beds that were occupied at midnight, mean of the week; unknown where there are none',
    ofCare: false,
    of: bedsByWeek,
  },
  {
    id: 'severe_defects_open',
    unit: 'defects',
    label: 'Severe defects open',
    definition: 'Severe defects that are open at the end of the week',
    ofCare: false,
    of: ({ facts }, weeks) => openByWeek(facts, weeks),
  },
  {
    id: 'share_on_system',
    unit: 'share',
    label: 'Share of clinics on the new system',
    definition: "Share of the trusts' clinics on the new system at the end of the week",
    ofCare: false,
    of: onSystemByWeek,
  },
];

/** Whole weeks of the horizon. */
export function weeksOf(settings: Settings): number {
  return Math.floor(settings.days / 7);
}

/** All series over all weeks of some slices of all days: [slice][series][week]. */
export function foldSeries(slices: readonly Slice[], baseSlices: readonly Slice[], weeks: number): Float64Array {
  const values = new Float64Array(slices.length * series.length * weeks);
  let at = 0;
  for (const [scope, whole] of slices.entries()) {
    const withCare = hasCare(whole);
    for (const { of, ofCare } of series) {
      if (!ofCare || withCare) values.set(of(whole, weeks, baseSlices[scope]!), at);
      at += weeks;
    }
  }
  return values;
}
