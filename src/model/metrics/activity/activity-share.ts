/**
 * How much was done of what the counterfactual did, by kind of list: in patients, and in pounds at the tariff, which is
 * another share where the lists that fall short are the dear or the cheap ones. Of several trusts it is the quotient of
 * their sums.
 */
import type { ListKind } from '../../care/list-kind.js';
import { type Lists, PLANNED_LISTS, total } from '../folds/ledger-sums.js';
import { excessOnly, shareOfCounterfactual } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';
import { onceASlice, type Slice } from '../slice.js';

/** Patients done in a slice by index of the list in the ledger: every share is made of them. */
const doneByList = onceASlice((slice: Slice): Map<number, number> => {
  const { ledger, trusts, from, to } = slice;
  const done = new Map<number, number>();
  for (const { lists } of trusts) {
    for (const { index } of lists) done.set(index, ledger.sum(index, 'done', from, to));
  }
  return done;
});

function doneOn(slice: Slice, which: Lists, priced: boolean): number {
  const done = doneByList(slice);
  let sum = 0;
  for (const { lists } of slice.trusts) {
    for (const { index, kind, tariffGbp } of lists) if (which(kind)) sum += done.get(index)! * (priced ? tariffGbp : 1);
  }
  return sum;
}

/** Kinds of list by what they are like. */
const kinds: readonly { readonly id: string; readonly of: string; readonly which: Lists }[] = [
  { id: '', of: 'all patients', which: () => true },
  { id: '_planned', of: 'patients of planned care', which: PLANNED_LISTS },
  { id: '_first', of: 'first attendances', which: ({ clock }: ListKind) => clock === 'non_admitted' },
  { id: '_follow_up', of: 'follow-ups', which: ({ due }: ListKind) => due },
  { id: '_admissions', of: 'planned admissions', which: ({ clock }: ListKind) => clock === 'admitted' },
  { id: '_emergency', of: 'emergency attendances', which: ({ booked, beds }: ListKind) => !booked && !beds },
  { id: '_non_elective', of: 'emergency admissions', which: ({ beds }: ListKind) => beds },
];

export const activityShares: readonly Metric[] = kinds.flatMap(({ id, of, which }) =>
  [false, true].map(
    (priced): Metric => ({
      id: `activity_share${id}${priced ? '_priced' : ''}`,
      unit: 'share',
      better: 'higher',
      label: `Activity: ${of}${priced ? ', at the tariff' : ''}`,
      definition: `Of ${of}, those seen or admitted as a share of the counterfactual's${priced ? ', each at its tariff' : ''}; unknown where it did none.`,
      concerns: 'patients',
      ofCare: true,
      runOut: 'windows',
      aggregation: 'quotient of the sums',
      atEnd: 'nothing_cut',
      censoring: 'none: counted over the days of the window',
      ...shareOfCounterfactual((slice) => doneOn(slice, which, priced)),
    }),
  ),
);

/** The work lost so far; what is made good later is taken off again. */
export const patientsNotDone: Metric = {
  id: 'patients_not_done',
  unit: 'patients',
  better: 'lower',
  label: 'Patients not seen or admitted',
  definition:
    'Patients of planned care seen or admitted by the counterfactual less those of this strategy, up to the end.',
  concerns: 'patients',
  ofCare: true,
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...excessOnly((slice, base) => plannedDone(base) - plannedDone(slice)),
};

function plannedDone(slice: Slice): number {
  return total(slice, 'done', PLANNED_LISTS);
}
