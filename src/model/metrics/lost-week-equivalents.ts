/** Planned work not done in the first 26 weeks, in weeks of the trust's usual work. */

import { plainMean } from '../../stats/interval.js';
import type { TrustAccounts } from '../trust-accounts.js';
import { goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel, type Slice } from './metric.js';

export const HALF_YEAR_DAYS = 182;

/** Lost week-equivalents of one go-live over its first 26 weeks, or up to the end of the slice. */
export function lostWeeks(slice: Slice, base: Slice, trust: TrustAccounts, goLive: number): number {
  const to = Math.min(goLive + HALF_YEAR_DAYS, slice.to);
  let done = 0;
  let usual = 0;
  for (const { index, kind, tariffGbp } of trust.lists) {
    if (!kind.booked) continue; // nobody is turned away there
    done += slice.ledger.sum(index, 'done', goLive, to) * tariffGbp;
    usual += base.ledger.sum(index, 'done', goLive, to) * tariffGbp;
  }
  return usual === 0 ? 0 : ((usual - done) / usual) * ((to - goLive) / 7);
}

export const lostWeekEquivalents: Metric = {
  id: 'lost_week_equivalents',
  unit: 'weeks',
  better: 'lower',
  label: 'Lost week-equivalents',
  definition: 'Planned work not done in the 26 weeks after go-live, in weeks of the usual work, weighed by its tariff.',
  aggregation: 'mean of the go-lives',
  censoring: 'a go-live less than 26 weeks before the end counts as far as it was seen',
  fold: programmeLevel((slice, base) => {
    const live = goLiveDays(slice);
    const lost: number[] = [];
    for (const trust of slice.trusts) {
      const day = live.get(trust.index);
      if (day !== undefined) lost.push(lostWeeks(slice, base, trust, day));
    }
    return { value: plainMean(lost), censored: [...live.values()].some((day) => day + HALF_YEAR_DAYS > slice.to) };
  }),
};
