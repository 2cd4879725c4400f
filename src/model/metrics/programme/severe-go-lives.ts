/**
 * Go-lives that went severely wrong (P53): a judgement after the event, apart from trouble (the board asks for help)
 * and from the hold (the authority's decision).
 */
import { everyFactOf } from '../../facts.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { goLiveDays } from '../folds/facts-of-slice.js';
import { unrecordedGbp } from '../folds/unrecorded.js';
import { programmeLevel } from '../measures.js';
import type { Metric } from '../metric.js';
import { endOf, type Slice, wasFollowedTo } from '../slice.js';
import { HALF_YEAR_DAYS, lostWeeks, seenForHalfAYear } from './lost-week-equivalents.js';

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
  concerns: 'programme',
  rareEvent: true,
  runOut: 'counted',
  aggregation: 'sum',
  atEnd: 'as_seen',
  censoring: 'a go-live less than 26 weeks before the end is judged by what was seen',
  ...programmeLevel((slice, base) => {
    const live = goLiveDays(slice);
    const severe = slice.trusts
      .filter(({ index }) => live.has(index))
      .filter((trust) => isSevere(slice, base, trust, live.get(trust.index)!));
    return { value: severe.length, censored: !seenForHalfAYear(slice) };
  }),
};

/** Whether a go-live on a day was severe. */
export function isSevere(slice: Slice, base: Slice, trust: TrustAccounts, day: number): boolean {
  return (
    lostWeeks(slice, base, trust, day) > LOST_WEEKS ||
    uncapturedWeeks(slice, trust, day) > UNCAPTURED_WEEKS ||
    openAt(slice, trust, day + HALF_YEAR_DAYS) > OPEN_DEFECTS
  );
}

/** Weeks of the trust's income done but not recorded by week 16. */
function uncapturedWeeks(slice: Slice, trust: TrustAccounts, goLive: number): number {
  const to = Math.min(goLive + UNCAPTURED_BY_DAYS, endOf(slice, trust));
  const usual = trust.weeklyIncomeGbp;
  return usual > 0 ? unrecordedGbp(slice, trust, goLive, to, to) / usual : 0;
}

/** Severe defects open on a day, as far as the trust is followed. */
function openAt(slice: Slice, trust: TrustAccounts, day: number): number {
  const counted = endOf(slice, trust);
  const end = day > counted && wasFollowedTo(slice, trust, day) ? Number.POSITIVE_INFINITY : counted;
  let open = 0;
  for (const fact of everyFactOf(slice.facts, 'defect_count')) {
    if (fact.trust === trust.index && fact.day >= slice.from && fact.day < end && fact.day <= day) open = fact.open;
  }
  return open;
}
