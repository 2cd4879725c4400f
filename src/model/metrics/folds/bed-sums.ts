/** Sums over the beds and spells of a slice; a trust without beds adds nothing. */
import type { LedgerColumn } from '../../ledger.js';
import type { ListAccount } from '../../trust-accounts.js';
import type { Slice } from '../slice.js';

/** A flow or the days of a stock of beds, summed over the slice. */
export function bedSum({ ledger, trusts, from, to }: Slice, column: LedgerColumn): number {
  let sum = 0;
  for (const { lists } of trusts) {
    for (const { index, kind } of lists) if (kind.beds) sum += ledger.sum(index, column, from, to);
  }
  return sum;
}

/** GBP of a count of each list of spells. */
export function spellsGbp({ trusts }: Slice, count: (list: ListAccount) => number): number {
  let gbp = 0;
  for (const { lists } of trusts) {
    for (const list of lists) if (list.kind.beds) gbp += count(list) * list.tariffGbp;
  }
  return gbp;
}
