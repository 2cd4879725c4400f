/**
 * What is reported of the lists against what is true: hidden patients are not reported, and a trust that does not report
 * stands in the books with its last number.
 */
import type { TrustPlace } from '../trust-place.js';
import { trueList } from './ledger-sums.js';
import { levelAndExcess, type Metric, type Slice } from './metric.js';
import { blackouts } from './reporting-blackout-days.js';

export const reportedMinusTrueList: Metric = {
  id: 'reported_minus_true_list',
  unit: 'patients',
  better: 'neither',
  label: 'Reported less true list',
  definition: 'The list as last reported, without hidden patients, less the true list: mean of the days.',
  aggregation: 'sum of trusts',
  censoring: 'none',
  fold: levelAndExcess((slice) => {
    let sum = 0;
    for (const trust of slice.trusts.filter(({ lists }) => lists.length > 0))
      sum += ofTrust({ ...slice, trusts: [trust] }, trust);
    return sum / (slice.to - slice.from);
  }),
};

/** Sum over the days of the slice, of a slice of one trust. */
function ofTrust(slice: Slice, { index }: TrustPlace): number {
  const dark = blackouts(slice).filter(({ trust }) => trust === index);
  let sum = 0;
  for (let day = slice.from; day < slice.to; day++) {
    const blackout = dark.find((one) => day >= one.day && day < one.until);
    const reportedOn = blackout === undefined ? day : Math.max(slice.from, blackout.day - 1);
    sum += trueList(slice, reportedOn) - hiddenOn(slice, reportedOn) - trueList(slice, day);
  }
  return sum;
}

function hiddenOn(slice: Slice, day: number): number {
  let hidden = 0;
  for (const { lists } of slice.trusts) {
    for (const { index, kind } of lists) if (kind !== 'follow_up') hidden += slice.ledger.get(index, day, 'hidden');
  }
  return hidden;
}
