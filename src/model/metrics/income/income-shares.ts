/** What a trust's work is worth by kind of care, as a share of all of it: how much of its income a file follows. */
import type { ListKind } from '../../care/list-kind.js';
import { ratioAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';

type Kind = ListKind['paidAs'];

const kinds: Readonly<Record<Kind, string>> = {
  outpatients: 'outpatient attendances',
  elective: 'elective admissions',
  non_elective: 'emergency admissions',
  emergency: 'emergency attendances',
};

/** Tariff of the work done on some lists. */
function tariffOf({ ledger, trusts, from, to }: Slice, which: (kind: Kind) => boolean): number {
  let gbp = 0;
  for (const { lists } of trusts) {
    for (const { index, kind, tariffGbp } of lists)
      if (which(kind.paidAs)) gbp += ledger.sum(index, 'done', from, to) * tariffGbp;
  }
  return gbp;
}

export const incomeShares: readonly Metric[] = (Object.keys(kinds) as Kind[]).map((id) => ({
  id: `income_share_${id}`,
  unit: 'share',
  better: 'neither',
  label: `Share of income, ${kinds[id]}`,
  definition: `Tariff of ${kinds[id]} as a share of that of all work done.`,
  concerns: 'patients',
  ofCare: true,
  aggregation: 'share of the sums',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...ratioAndExcess(
    (slice) => tariffOf(slice, (kind) => kind === id),
    (slice) => tariffOf(slice, () => true),
  ),
}));
