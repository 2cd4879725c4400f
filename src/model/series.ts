/** Weekly series of an outcome: what is drawn against time. Stocks are as at the end of the week, flows are of it. */
import type { Fact } from './facts.js';
import { priced, stock, total, trueList } from './metrics/ledger-sums.js';
import type { Slice } from './metrics/metric.js';
import type { Settings } from './settings.js';

export interface Series {
  readonly id: string;
  readonly unit: string;
  readonly label: string;
  /** @param week the slice of one week, [from, from + 7) */
  readonly of: (week: Slice) => number;
}

export const series: readonly Series[] = [
  { id: 'true_list', unit: 'patients', label: 'True list', of: (week) => trueList(week, week.to - 1) },
  { id: 'patients_done', unit: 'patients', label: 'Patients seen or admitted', of: (week) => total(week, 'done') },
  {
    id: 'overdue_follow_ups',
    unit: 'patients',
    label: 'Follow-ups overdue',
    of: (week) => stock(week, 'waiting', week.to - 1, ['follow_up']),
  },
  {
    id: 'hidden_patients',
    unit: 'patients',
    label: 'Patients hidden',
    of: (week) => stock(week, 'hidden', week.to - 1),
  },
  {
    id: 'income_not_recorded_gbp',
    unit: 'GBP',
    label: 'Income not recorded at the time',
    of: (week) => priced(week, ({ index }) => week.ledger.sum(index, 'uncaptured', week.from, week.to)),
  },
  { id: 'severe_defects_open', unit: 'defects', label: 'Severe defects open', of: openDefects },
];

/** Whole weeks of the horizon. */
export function weeksOf(settings: Settings): number {
  return Math.floor(settings.days / 7);
}

/** All series over all weeks of some slices: [slice][series][week]. */
export function foldSeries(slices: readonly Slice[], weeks: number): Float64Array {
  const values = new Float64Array(slices.length * series.length * weeks);
  slices.forEach((whole, scope) => {
    for (let week = 0; week < weeks; week++) {
      const slice = { ...whole, from: 7 * week, to: 7 * week + 7 };
      series.forEach(({ of }, index) => {
        values[(scope * series.length + index) * weeks + week] = of(slice);
      });
    }
  });
  return values;
}

function openDefects({ facts, to, trusts }: Slice): number {
  let open = 0;
  for (const { index } of trusts) open += lastCount(facts, index, to);
  return open;
}

function lastCount(facts: readonly Fact[], trust: number, before: number): number {
  let open = 0;
  for (const fact of facts) {
    if (fact.day >= before) break;
    if (fact.kind === 'defect_count' && fact.trust === trust) open = fact.open;
  }
  return open;
}
