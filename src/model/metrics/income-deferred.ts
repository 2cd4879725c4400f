/** Work not done that can still be done: its patients are waiting. */
import { excessOnly, type Metric, type Slice } from './metric.js';

export const incomeDeferred: Metric = {
  id: 'income_deferred_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Income deferred',
  definition:
    'Of the income of work not done, what is still to come from patients waiting, in the pathway or due later at the end: all their expected care, less those who usually leave untreated.',
  ofCare: true,
  differenceOnly: true,
  aggregation: 'sum',
  censoring: 'as at the end of the window',
  fold: excessOnly((slice, base) => stillToCome(slice) - stillToCome(base)),
};

/** Income still to come at the end of a slice from the patients who are then waiting, in the pathway or due later. */
function stillToCome({ trusts, ledger, to }: Slice): number {
  let gbp = 0;
  for (const { lists } of trusts) {
    for (const { index, worthGbp, pathwayWorthGbp } of lists) {
      const onList = ledger.get(index, to - 1, 'waiting') + ledger.get(index, to - 1, 'due_later');
      gbp += onList * worthGbp + ledger.get(index, to - 1, 'in_pathway') * pathwayWorthGbp;
    }
  }
  return gbp;
}
