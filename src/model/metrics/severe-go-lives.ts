/**
 * Go-lives that went severely wrong (P53): a judgement after the event, apart from trouble (the board asks for help)
 * and from the hold (the authority's decision).
 */
import type { TrustAccounts } from '../trust-accounts.js';
import { everyFactOf, goLiveDays } from './fact-folds.js';
import { HALF_YEAR_DAYS, lostWeeks } from './lost-week-equivalents.js';
import type { Metric, Slice } from './metric.js';
import { unrecordedGbp } from './unrecorded.js';

const LOST_WEEKS = 2;
const UNCAPTURED_WEEKS = 0.6;
const UNCAPTURED_BY_DAYS = 112;
const OPEN_DEFECTS = 3;

export const severeGoLives: Metric = {
  id: 'severe_go_lives',
  unit: 'go-lives',
  better: 'lower',
  label: 'Severe go-lives',
  definition:
    'Go-lives with more than 2 lost week-equivalents over 26 weeks, or more than 0.6 of a week of income not recorded by week 16, or more than 3 severe defects open at week 26.',
  aggregation: 'sum',
  censoring: 'a go-live less than 26 weeks before the end is judged by what was seen',
  fold: (slice, base) => {
    const live = goLiveDays(slice);
    const severe = slice.trusts
      .filter(({ index }) => live.has(index))
      .filter((trust) => isSevere(slice, base, trust, live.get(trust.index)!));
    const censored = [...live.values()].some((day) => day + HALF_YEAR_DAYS > slice.to);
    return { value: severe.length, excess: severe.length, censored };
  },
};

/** Whether a go-live on a day was severe. */
export function isSevere(slice: Slice, base: Slice, trust: TrustAccounts, day: number): boolean {
  return (
    lostWeeks(slice, base, trust, day) > LOST_WEEKS ||
    uncapturedWeeks(slice, trust, day) > UNCAPTURED_WEEKS ||
    openAt(slice, trust, Math.min(day + HALF_YEAR_DAYS, slice.to)) > OPEN_DEFECTS
  );
}

/** Weeks of the trust's income done but not recorded by week 16. */
function uncapturedWeeks(slice: Slice, trust: TrustAccounts, goLive: number): number {
  const to = Math.min(goLive + UNCAPTURED_BY_DAYS, slice.to);
  return unrecordedGbp(slice, trust, goLive, to, to) / trust.weeklyIncomeGbp;
}

function openAt(slice: Slice, trust: TrustAccounts, day: number): number {
  let open = 0;
  for (const fact of everyFactOf(slice, 'defect_count')) {
    if (fact.trust === trust.index && fact.day >= slice.from && fact.day < slice.to && fact.day <= day)
      open = fact.open;
  }
  return open;
}
