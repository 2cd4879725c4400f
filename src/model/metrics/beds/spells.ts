/** Emergency admissions: how many are coded late, and how many are reported. */
import { everyFactOf } from '../../facts.js';
import type { TrustAccounts } from '../../trust-accounts.js';
import { bedSum, spellsGbp } from '../folds/bed-sums.js';
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';
import { type Slice, sliceOf } from '../slice.js';

export const nonElectiveUncoded: Metric = {
  id: 'non_elective_uncoded_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Emergency admissions not coded',
  definition:
    'Tariff of the emergency admissions of the window whose notes are not coded by its end, however they are paid for.',
  concerns: 'money',
  ofCare: true,
  tariff: 'proportional',
  aggregation: 'sum',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the window',
  ...levelAndExcess((slice) => {
    let gbp = 0;
    for (const trust of slice.trusts) gbp += uncodedGbp(sliceOf(slice, { trusts: [trust] }), trust);
    return gbp;
  }),
};

function uncodedGbp(slice: Slice, { payment }: TrustAccounts): number {
  const { ledger, from, to } = slice;
  const { monthStarts, freezeDay } = payment;
  // Months whose freeze is over by the end: what came by then is coded.
  let frozen = from;
  for (let month = 0; month + 1 < monthStarts.length && freezeDay[month]! < to; month++)
    frozen = monthStarts[month + 1]!;
  const until = Math.max(from, Math.min(frozen, to));
  return spellsGbp(
    slice,
    ({ index }) => ledger.sum(index, 'uncoded', from, to) - ledger.sum(index, 'coded_at_freeze', from, until),
  );
}

export const reportedMinusTrueEmergencyAdmissions: Metric = {
  id: 'reported_minus_true_emergency_admissions',
  unit: 'patients',
  better: 'neither',
  label: 'Reported less true emergency admissions',
  definition: 'Emergency admissions as reported, less those there were: the system counts otherwise from a go-live on.',
  concerns: 'patients',
  rareEvent: true,
  aggregation: 'sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => {
    let sum = 0;
    for (const { day, trust, ratio } of everyFactOf(slice.facts, 'reporting_break')) {
      const from = Math.max(slice.from, Math.ceil(day));
      const own = slice.trusts.filter(({ index }) => index === trust);
      if (from < slice.to) sum += (ratio - 1) * bedSum(sliceOf(slice, { trusts: own, from }), 'joined');
    }
    return sum;
  }),
};
