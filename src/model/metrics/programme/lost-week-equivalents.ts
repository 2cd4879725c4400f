/** Planned work not done in the first 26 weeks, in weeks of the trust's usual work. */

import type { TrustAccounts } from '../../trust-accounts.js';
import { goLiveDays } from '../folds/facts-of-slice.js';
import { meanOfCases } from '../measures.js';
import type { Metric } from '../metric.js';
import { endOf, type Slice, wasFollowedTo } from '../slice.js';

export const HALF_YEAR_DAYS = 182;

/** Lost week-equivalents of one go-live over its first 26 weeks, or up to the end of the slice. */
export function lostWeeks(slice: Slice, base: Slice, trust: TrustAccounts, goLive: number): number {
  const to = Math.min(goLive + HALF_YEAR_DAYS, endOf(slice, trust));
  let done = 0;
  let usual = 0;
  for (const { index, kind, tariffGbp } of trust.lists) {
    if (!kind.booked) continue; // nobody is turned away there
    done += slice.ledger.sum(index, 'done', goLive, to) * tariffGbp;
    usual += base.ledger.sum(index, 'done', goLive, to) * tariffGbp;
  }
  return usual === 0 ? 0 : ((usual - done) / usual) * ((to - goLive) / 7);
}

/** Whether every go-live of a slice was 26 weeks or more before its end. */
export function seenForHalfAYear(slice: Slice): boolean {
  return [...goLiveDays(slice)].every(([index, day]) => wasFollowedTo(slice, { index }, day + HALF_YEAR_DAYS));
}

export const lostWeekEquivalents: Metric = {
  id: 'lost_week_equivalents',
  unit: 'weeks',
  better: 'lower',
  label: 'Lost week-equivalents',
  definition: 'Planned work not done in the 26 weeks after go-live, in weeks of the usual work, weighed by its tariff.',
  concerns: 'programme',
  runOut: 'counted',
  aggregation: 'mean of the go-lives',
  atEnd: 'as_seen',
  censoring: 'a go-live less than 26 weeks before the end counts as far as it was seen',
  ...meanOfCases(
    (slice, base) => {
      const live = goLiveDays(slice);
      return slice.trusts.flatMap((trust) => {
        const day = live.get(trust.index);
        return day === undefined ? [] : lostWeeks(slice, base, trust, day);
      });
    },
    (slice) => !seenForHalfAYear(slice),
  ),
};
