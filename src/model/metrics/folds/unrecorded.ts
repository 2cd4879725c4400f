/** Activity done but not recorded for payment, as of a date. */
import type { TrustAccounts } from '../../trust-accounts.js';
import type { Slice } from '../slice.js';

/**
 * GBP of the work of days [from, to) that is not recorded on day `asOf`.
 * @param frozen only of months whose freeze has passed: it can be saved at the end of the financial year at most
 */
export function unrecordedGbp(
  { ledger }: Slice,
  { lists, payment }: TrustAccounts,
  from: number,
  to: number,
  asOf: number,
  frozen = false,
): number {
  const { monthStarts, freezeDay, yearEndDay } = payment;
  let gbp = 0;
  for (const { index, priceGbp } of lists) {
    let patients = 0;
    for (let month = 0; month + 1 < monthStarts.length; month++) {
      const first = Math.max(from, monthStarts[month]!);
      const last = Math.min(to, monthStarts[month + 1]!);
      if (first >= last || (frozen && freezeDay[month]! >= asOf)) continue;
      patients += ledger.sum(index, 'uncaptured', first, last);
      if (freezeDay[month]! < asOf) patients -= ledger.sum(index, 'captured_at_freeze', first, last);
      if (yearEndDay[month]! < asOf) patients -= ledger.sum(index, 'captured_at_year_end', first, last);
    }
    gbp += patients * priceGbp;
  }
  return gbp;
}

/** The same over a slice, as of its end. */
export function unrecordedOfSlice(slice: Slice, frozen = false): number {
  let gbp = 0;
  for (const trust of slice.trusts) gbp += unrecordedGbp(slice, trust, slice.from, slice.to, slice.to, frozen);
  return gbp;
}
