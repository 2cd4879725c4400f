/**
 * What is reported of the lists against what is true: hidden patients are not reported, and a trust that does not report
 * stands in the books with its last number.
 */
import { everyFactOf, type FactOf } from '../../facts.js';
import type { LedgerColumn } from '../../ledger.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { dailyHiddenWaiting, dailyTrueList } from '../folds/daily.js';
import { levelAndExcess, programmeLevel } from '../measures.js';
import type { Metric } from '../metric.js';
import { onceASlice, type Slice, sliceOf } from '../slice.js';

export const reportedMinusTrueList: Metric = {
  id: 'reported_minus_true_list',
  unit: 'patients',
  better: 'neither',
  label: 'Reported less true list',
  definition: 'The list as last reported, without hidden patients, less the true list: mean of the days.',
  concerns: 'patients',
  aggregation: 'sum of trusts',
  atEnd: 'nothing_cut',
  censoring: 'none',
  ...levelAndExcess((slice) => {
    let sum = 0;
    for (const beyond of dailyReportedLessTrue(slice)) sum += beyond;
    return sum / (slice.to - slice.from);
  }),
};

/** The list as it is reported on each day, the first of the slice in place 0. */
export function dailyReportedList(slice: Slice): Int32Array {
  const reported = dailyTrueList(slice).slice();
  const beyond = dailyReportedLessTrue(slice);
  for (let at = 0; at < reported.length; at++) reported[at]! += beyond[at]!;
  return reported;
}

/** What is reported beyond the true list on each day; below it where patients are hidden. */
const dailyReportedLessTrue = onceASlice((slice: Slice): Int32Array => {
  const days = new Int32Array(slice.to - slice.from);
  for (const trust of slice.trusts.filter(({ lists }) => lists.length > 0)) {
    addTrust(days, slice.trusts.length === 1 ? slice : sliceOf(slice, { trusts: [trust] }), trust);
  }
  return days;
});

/** Adds what is reported beyond the true list, of a slice of one trust. */
function addTrust(days: Int32Array, slice: Slice, { index }: TrustAccounts): void {
  const { from, to } = slice;
  const trueLists = dailyTrueList(slice);
  const hidden = dailyHiddenWaiting(slice);
  for (let at = 0; at < hidden.length; at++) days[at]! -= hidden[at]!;
  // A trust that does not report stands with its last number.
  for (const { trust, day, until } of blackouts(slice)) {
    if (trust !== index) continue;
    const last = Math.max(from, day - 1) - from;
    const reported = trueLists[last]! - hidden[last]!;
    for (let at = Math.max(from, day) - from; at < Math.min(to, until) - from; at++) {
      days[at]! += reported - (trueLists[at]! - hidden[at]!);
    }
  }
}

/**
 * Long waits as they are reported. That a patient is lost track of says nothing of how long she has waited: of those hidden
 * on a list as large a share is left out of those over 18 weeks.
 */
export const reportedOver18Weeks: Metric = {
  id: 'reported_over_18_weeks',
  unit: 'patients',
  better: 'lower',
  label: 'Reported over 18 weeks',
  definition:
    'Patients whose clock has run more than 126 days at the end of the window as last reported, without hidden patients.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'sum',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the window',
  ...levelAndExcess((slice) => {
    let sum = 0;
    for (const trust of slice.trusts) sum += lastReportedOver18Weeks(slice, trust);
    return sum;
  }),
};

/** Of one trust: on the last day of the slice, or the last day before it on which it reported. */
function lastReportedOver18Weeks({ ledger, facts, to }: Slice, { index: trust, lists }: TrustAccounts): number {
  const silent = everyFactOf(facts, 'blackout').filter((one) => one.trust === trust && one.day < to && one.until >= to);
  const day = Math.max(0, Math.min(to, ...silent.map((one) => one.day)) - 1);
  let sum = 0;
  for (const { index, kind, rttShare } of lists) {
    if (kind.clock === null) continue;
    const get = (of: LedgerColumn) => ledger.get(index, day, of);
    const waiting = get('waiting');
    const known = waiting > 0 ? 1 - get('hidden') / waiting : 1;
    sum += known * rttShare * get('over_18_weeks') + get('pathway_over_18_weeks');
  }
  return sum;
}

/** How long trusts did not report. */
export const reportingBlackoutDays: Metric = {
  id: 'reporting_blackout_days',
  unit: 'days',
  better: 'lower',
  label: 'Days without reports',
  definition: 'Days on which a trust reported neither lists nor waits.',
  concerns: 'programme',
  rareEvent: true,
  aggregation: 'sum',
  atEnd: 'counts_to_end',
  censoring: 'a trust that does not report yet counts to the end of the window',
  ...programmeLevel((slice) => {
    const all = blackouts(slice);
    let days = 0;
    for (const { day, until } of all) days += Math.min(until, slice.to) - Math.max(day, slice.from);
    return { value: days, censored: all.some(({ until }) => until > slice.to) };
  }),
};

/** Blackouts that reach into the slice. */
function blackouts({ facts, from, to }: Slice): FactOf<'blackout'>[] {
  return everyFactOf(facts, 'blackout').filter(({ day, until }) => day < to && until > from);
}
