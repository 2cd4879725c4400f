/** Weekly series of an outcome: what is drawn against time. Stocks are as at the end of the week, flows are of it. */
import { everyFactOf, type Fact } from './facts.js';
import type { LedgerColumn } from './ledger.js';
import { memoize } from './memoize.js';
import { dailyPlannedDone, dailyStock, dailyTrueList } from './metrics/folds/daily.js';
import { emergencySum } from './metrics/folds/emergency-sums.js';
import { DUE_LISTS } from './metrics/folds/ledger-sums.js';
import { hasCare, type Slice, sliceOf } from './metrics/slice.js';
import type { Settings } from './settings.js';
import type { ListAccount } from './trust-accounts.js';

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
    of: (whole, weeks) => atWeekEnds(dailyStock(whole, 'waiting', DUE_LISTS), weeks),
  },
  {
    id: 'hidden_patients',
    unit: 'patients',
    label: 'Patients hidden',
    definition: 'Patients who wait and are on no list that anybody works from, at the end of the week',
    ofCare: true,
    of: (whole, weeks) => atWeekEnds(dailyStock(whole, 'hidden'), weeks),
  },
  {
    id: 'income_not_recorded_gbp',
    unit: 'GBP',
    label: 'Income not recorded at the time',
    definition: 'Worth of the work of the week that is not recorded at the time, at the tariff',
    ofCare: true,
    of: (whole, weeks) => flow(whole, weeks, 'uncaptured', priceOf),
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
  slices.forEach((whole, scope) => {
    const withCare = hasCare(whole);
    series.forEach(({ of, ofCare }, index) => {
      if (!ofCare || withCare)
        values.set(of(whole, weeks, baseSlices[scope]!), (scope * series.length + index) * weeks);
    });
  });
  return values;
}

function atWeekEnds(stock: Float64Array, weeks: number): Float64Array {
  const values = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) values[week] = stock[7 * week + 6]!;
  return values;
}

/** Patients of planned care seen or admitted in each whole week: several series are made of them. */
const plannedByWeek = memoize((whole: Slice): Float64Array => {
  const done = dailyPlannedDone(whole);
  const weeks = new Float64Array(Math.floor(done.length / 7));
  for (let day = 0; day < 7 * weeks.length; day++) weeks[Math.floor(day / 7)]! += done[day]!;
  return weeks;
});

/** Unknown in a week in which there was nothing to do. */
function activityShares(own: Float64Array, usual: Float64Array): Float64Array {
  return own.map((done, week) => done / (usual[week]! || Number.NaN));
}

function notDoneSoFar(own: Float64Array, usual: Float64Array): Float64Array {
  let sum = 0;
  return own.map((done, week) => {
    sum += usual[week]! - done;
    return sum;
  });
}

function priceOf({ priceGbp }: ListAccount): number {
  return priceGbp;
}

function breachesByWeek(whole: Slice, weeks: number): Float64Array {
  const sums = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    sums[week] = emergencySum(sliceOf(whole, { from: 7 * week, to: 7 * week + 7 }), 'breaches');
  }
  return sums;
}

/** Sums of a flow by week over the slice's lists, each at what one patient of it counts for. */
function flow(
  { ledger, trusts }: Slice,
  weeks: number,
  column: LedgerColumn,
  worth: (list: ListAccount) => number,
): Float64Array {
  const sums = new Float64Array(weeks);
  for (const { lists } of trusts) {
    for (const list of lists) {
      const each = worth(list);
      if (each === 0) continue;
      for (let week = 0; week < weeks; week++) {
        sums[week]! += each * ledger.sum(list.index, column, 7 * week, 7 * week + 7);
      }
    }
  }
  return sums;
}

/** Severe defects open at the end of each week, of all trusts of some facts. */
function openByWeek(facts: readonly Fact[], weeks: number): Float64Array {
  const changes = new Float64Array(weeks);
  const last = new Map<number, number>();
  for (const fact of everyFactOf(facts, 'defect_count')) {
    const week = Math.max(0, Math.floor(fact.day / 7));
    if (week < weeks) changes[week]! += fact.open - (last.get(fact.trust) ?? 0);
    last.set(fact.trust, fact.open);
  }
  for (let week = 1; week < weeks; week++) changes[week]! += changes[week - 1]!;
  return changes;
}

/** Share of clinics on the new system at the end of each week: the mean of the trusts. */
function onSystemByWeek({ facts, trusts }: Slice, weeks: number): Float64Array {
  const changes = new Float64Array(weeks);
  for (const { day, steps } of everyFactOf(facts, 'on_system')) {
    const week = Math.max(0, Math.floor(day / 7));
    if (week < weeks) changes[week]! += 1 / steps;
  }
  let share = 0;
  return changes.map((change) => {
    share += change;
    return share / trusts.length;
  });
}
