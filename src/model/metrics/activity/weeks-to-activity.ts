/**
 * How long a go-live keeps a trust from doing its work: until four weeks in a row come to a share of what the
 * counterfactual did in them. Four, because single weeks of a small trust vary by more than 5% and hold bank holidays.
 */
import { dailyPlannedDone } from '../folds/daily.js';
import { goLiveDays } from '../folds/facts-of-slice.js';
import { meanOfCases } from '../measures.js';
import type { Metric } from '../metric.js';
import { endOf, type Slice, sliceOf } from '../slice.js';

const DAYS_IN_A_ROW = 28;

/** A go-live of a trust that has planned care to do. */
interface Return {
  readonly weeks: number;
  /** It had not come by the end. */
  readonly cut: boolean;
}

/** When planned care came back to a share after each go-live of a slice, in order of the trusts' ids. */
function returns(slice: Slice, base: Slice, share: number): Return[] {
  const days = goLiveDays(slice);
  const all: Return[] = [];
  for (const trust of slice.trusts) {
    const goLive = days.get(trust.index);
    if (goLive === undefined || !trust.lists.some(({ kind }) => kind.booked)) continue;
    const first = Math.ceil(goLive);
    const end = endOf(slice, trust);
    const whole = { trusts: [trust], from: 0, to: end };
    const usually = dailyPlannedDone(sliceOf(base, whole));
    if (usually.every((done) => done === 0)) continue;
    const day = firstDayBack(dailyPlannedDone(sliceOf(slice, whole)), usually, first, end, share);
    all.push({ weeks: ((day ?? end) - first) / 7, cut: day === undefined });
  }
  return all;
}

/** First of the days in a row, or of the few that are left, over which the work came to the share; undefined if there are none. */
function firstDayBack(own: Int32Array, usual: Int32Array, from: number, to: number, share: number): number | undefined {
  const inARow = Math.min(DAYS_IN_A_ROW, to - from);
  let [done, usually] = [0, 0];
  for (let day = from; day < to; day++) {
    done += own[day]!;
    usually += usual[day]!;
    const first = day - inARow + 1;
    if (first < from) continue;
    if (done >= share * usually) return first;
    done -= own[first]!;
    usually -= usual[first]!;
  }
  return undefined;
}

function weeksTo(share: number, id: string, label: string, words: string): Metric {
  return {
    id,
    unit: 'weeks',
    better: 'lower',
    label,
    definition: `Weeks from go-live to the first four weeks in a row in which planned care comes to ${words} of the counterfactual's; 0 if the first four do.`,
    concerns: 'patients',
    aggregation: 'mean of the go-lives',
    runOut: 'counted',
    atEnd: 'counts_to_end',
    censoring: 'a trust not back by then counts to the end of the window',
    ...meanOfCases(
      (slice, base) => returns(slice, base, share).map(({ weeks }) => weeks),
      (slice, base) => returns(slice, base, share).some(({ cut }) => cut),
    ),
  };
}

export const weeksTo95PercentActivity = weeksTo(
  0.95,
  'weeks_to_95_percent_activity',
  'Weeks to 95% of activity',
  '95%',
);
export const weeksToFullActivity = weeksTo(1, 'weeks_to_full_activity', 'Weeks to full activity', 'all');
