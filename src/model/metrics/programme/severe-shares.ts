/** Whether later go-lives went better: the share that was severe, of the first half of them and of the second. */
import { goLiveDays } from '../folds/facts-of-slice.js';
import { meanOfCases } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';
import { isSevere } from './severe-go-lives.js';

/** Of each go-live of a half of them, by date: 1 if it was severe, else 0. */
function severeOf(slice: Slice, base: Slice, late: boolean): number[] {
  const live = goLiveDays(slice);
  const inOrder = slice.trusts
    .filter(({ index }) => live.has(index))
    .sort((a, b) => live.get(a.index)! - live.get(b.index)! || (a.id < b.id ? -1 : 1));
  const half = Math.ceil(inOrder.length / 2);
  const group = late ? inOrder.slice(half) : inOrder.slice(0, half);
  return group.map((trust) => (isSevere(slice, base, trust, live.get(trust.index)!) ? 1 : 0));
}

function severeShare(id: string, label: string, half: string, late: boolean): Metric {
  return {
    id,
    unit: 'share',
    better: 'lower',
    label,
    definition: `Of the ${half} half of the go-lives, by date, the share that was severe.`,
    concerns: 'programme',
    runOut: 'counted',
    aggregation: 'of the programme',
    atEnd: 'as_seen',
    censoring: 'a go-live less than 26 weeks before the end is judged by what was seen; unknown where there are none',
    ...meanOfCases((slice, base) => severeOf(slice, base, late)),
  };
}

export const severeEarlyShare = severeShare('severe_early_share', 'Severe among the first go-lives', 'first', false);
export const severeLateShare = severeShare('severe_late_share', 'Severe among the later go-lives', 'second', true);
