/** Whether later go-lives went better: the share that was severe, of the first half of them and of the second. */
import { goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel, type Slice } from './metric.js';
import { isSevere } from './severe-go-lives.js';

function shareOf(slice: Slice, base: Slice, late: boolean): number {
  const live = goLiveDays(slice);
  const inOrder = slice.trusts
    .filter(({ index }) => live.has(index))
    .sort((a, b) => live.get(a.index)! - live.get(b.index)! || (a.id < b.id ? -1 : 1));
  const half = Math.ceil(inOrder.length / 2);
  const group = late ? inOrder.slice(half) : inOrder.slice(0, half);
  return group.filter((trust) => isSevere(slice, base, trust, live.get(trust.index)!)).length / group.length;
}

function severeShare(id: string, label: string, half: string, late: boolean): Metric {
  return {
    id,
    unit: 'share',
    better: 'lower',
    label,
    definition: `Of the ${half} half of the go-lives, by date, the share that was severe.`,
    aggregation: 'of the programme',
    censoring: 'a go-live less than 26 weeks before the end is judged by what was seen; unknown where there are none',
    fold: programmeLevel((slice, base) => ({ value: shareOf(slice, base, late), censored: false })),
  };
}

export const severeEarlyShare = severeShare('severe_early_share', 'Severe among the first go-lives', 'first', false);
export const severeLateShare = severeShare('severe_late_share', 'Severe among the later go-lives', 'second', true);
