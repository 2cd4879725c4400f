/** Weekly series of an outcome: what is drawn against time. Stocks are as at the end of the week, flows are of it. */
import type { Fact } from './facts.js';
import { emergencySum } from './metrics/emergency-sums.js';
import { PLANNED_LISTS, priced, stock, total, trueList } from './metrics/ledger-sums.js';
import type { Slice } from './metrics/metric.js';
import type { Settings } from './settings.js';

export interface Series {
  readonly id: string;
  readonly unit: string;
  readonly label: string;
  /** Read from the ledger: nothing where there are no services. */
  readonly ofCare: boolean;
  /** @param week the slice of one week, [from, from + 7) */
  readonly of: (week: Slice) => number;
}

export const series: readonly Series[] = [
  { id: 'true_list', unit: 'patients', label: 'True list', ofCare: true, of: (week) => trueList(week, week.to - 1) },
  {
    id: 'patients_done',
    unit: 'patients',
    label: 'Patients seen or admitted',
    ofCare: true,
    of: (week) => total(week, 'done', PLANNED_LISTS),
  },
  {
    id: 'overdue_follow_ups',
    unit: 'patients',
    label: 'Follow-ups overdue',
    ofCare: true,
    of: (week) => stock(week, 'waiting', week.to - 1, ['follow_up']),
  },
  {
    id: 'hidden_patients',
    unit: 'patients',
    label: 'Patients hidden',
    ofCare: true,
    of: (week) => stock(week, 'hidden', week.to - 1),
  },
  {
    id: 'income_not_recorded_gbp',
    unit: 'GBP',
    label: 'Income not recorded at the time',
    ofCare: true,
    of: (week) => priced(week, ({ index }) => week.ledger.sum(index, 'uncaptured', week.from, week.to)),
  },
  {
    id: 'emergency_4h_breaches',
    unit: 'patients',
    label: 'Emergency patients over four hours',
    ofCare: true,
    of: (week) => emergencySum(week, 'breaches'),
  },
  // The last one: folded from the facts in one go.
  { id: 'severe_defects_open', unit: 'defects', label: 'Severe defects open', ofCare: true, of: () => 0 },
];

/** Whole weeks of the horizon. */
export function weeksOf(settings: Settings): number {
  return Math.floor(settings.days / 7);
}

/** All series over all weeks of some slices: [slice][series][week]. */
export function foldSeries(slices: readonly Slice[], weeks: number): Float64Array {
  const values = new Float64Array(slices.length * series.length * weeks);
  slices.forEach((whole, scope) => {
    const withCare = whole.trusts.some(({ lists }) => lists.length > 0);
    series.forEach(({ of, ofCare }, index) => {
      if (ofCare && !withCare) return;
      const at = (scope * series.length + index) * weeks;
      for (let week = 0; week < weeks; week++) values[at + week] = of({ ...whole, from: 7 * week, to: 7 * week + 7 });
    });
    const open = openByWeek(whole.facts, weeks);
    values.set(open, (scope * series.length + series.length - 1) * weeks);
  });
  return values;
}

/** Severe defects open at the end of each week, of all trusts of some facts. */
function openByWeek(facts: readonly Fact[], weeks: number): Float64Array {
  const changes = new Float64Array(weeks);
  const last = new Map<number, number>();
  for (const fact of facts) {
    if (fact.kind !== 'defect_count') continue;
    const week = Math.max(0, Math.floor(fact.day / 7));
    if (week < weeks) changes[week]! += fact.open - (last.get(fact.trust) ?? 0);
    last.set(fact.trust, fact.open);
  }
  for (let week = 1; week < weeks; week++) changes[week]! += changes[week - 1]!;
  return changes;
}
