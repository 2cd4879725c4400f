/** Elective patients sent home on the day of their admission for want of a bed, and what more beds cost. */
import { total } from '../folds/ledger-sums.js';
import { levelAndExcess, ratioAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';

const ADMISSIONS = ({ clock }: { readonly clock: string | null }) => clock === 'admitted';

/** What both have in common. */
const common = {
  better: 'lower',
  concerns: 'patients',
  ofCare: true,
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
} as const;

export const electiveCancelledNoBed: Metric = {
  ...common,
  id: 'elective_cancelled_no_bed',
  unit: 'patients',
  label: 'Electives cancelled for want of a bed',
  definition: 'Elective patients sent home on the day of their admission because there was no bed for the night.',
  aggregation: 'sum',
  ...levelAndExcess((slice) => total(slice, 'no_bed')),
};

export const electiveCancelledNoBedShare: Metric = {
  ...common,
  id: 'elective_cancelled_no_bed_share',
  unit: 'share',
  label: 'Electives cancelled for want of a bed, share',
  definition: 'The same as a share of the elective patients who were admitted or sent home.',
  aggregation: 'share of the sums',
  ...ratioAndExcess(
    (slice) => total(slice, 'no_bed'),
    (slice) => total(slice, 'done', ADMISSIONS) + total(slice, 'no_bed'),
  ),
};
