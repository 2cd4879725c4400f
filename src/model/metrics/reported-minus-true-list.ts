/**
 * What is reported of the lists against what is true: hidden patients are not reported, and a trust that does not report
 * stands in the books with its last number.
 */
import type { TrustAccounts } from '../trust-accounts.js';
import { dailyStock, dailyTrueList } from './daily.js';
import { WAITING_LISTS } from './ledger-sums.js';
import { levelAndExcess, type Metric, type Slice, sliceOf } from './metric.js';
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
    for (const trust of slice.trusts.filter(({ lists }) => lists.length > 0)) {
      sum += ofTrust(slice.trusts.length === 1 ? slice : sliceOf(slice, { trusts: [trust] }), trust);
    }
    return sum / (slice.to - slice.from);
  }),
};

/** Sum over the days of the slice, of a slice of one trust. */
function ofTrust(slice: Slice, { index }: TrustAccounts): number {
  const { from, to } = slice;
  const trueLists = dailyTrueList(slice);
  const hidden = dailyStock(slice, 'hidden', WAITING_LISTS);
  let sum = 0;
  for (let at = 0; at < hidden.length; at++) sum -= hidden[at]!;
  // A trust that does not report stands with its last number.
  for (const { trust, day, until } of blackouts(slice)) {
    if (trust !== index) continue;
    const last = Math.max(from, day - 1) - from;
    const reported = trueLists[last]! - hidden[last]!;
    for (let at = Math.max(from, day) - from; at < Math.min(to, until) - from; at++) {
      sum += reported - (trueLists[at]! - hidden[at]!);
    }
  }
  return sum;
}
