/** What the care is worth that is still to come of patients who are on the books at the end of a day. */
import type { ListAccount, TrustAccounts } from '../../trust-accounts.js';
import { endOfList, type Slice } from '../slice.js';

/**
 * Income still to come from the patients waiting, in the pathway or due later at the end of the last day before one, GBP; of
 * a list that counts to a day before it, as on that day.
 */
export function incomeToCome(slice: Slice, trust: TrustAccounts, end: number): number {
  return toCome(slice, trust, end, incomeOf, pathwayIncomeOf);
}

/** The same at the tariff, however the work is paid for. */
export function tariffToCome(slice: Slice, trust: TrustAccounts, end: number): number {
  return toCome(slice, trust, end, tariffOf, pathwayTariffOf);
}

/** What one patient of a list is worth. */
type Worth = (list: ListAccount) => number;
const incomeOf: Worth = ({ worthGbp }) => worthGbp;
const pathwayIncomeOf: Worth = ({ pathwayWorthGbp }) => pathwayWorthGbp;
const tariffOf: Worth = ({ worthAtTariffGbp }) => worthAtTariffGbp;
const pathwayTariffOf: Worth = ({ pathwayWorthAtTariffGbp }) => pathwayWorthAtTariffGbp;

/** Nobody is worth nothing, even on a list of which nobody can say what a patient is worth. */
function toCome(slice: Slice, { lists }: TrustAccounts, end: number, onList: Worth, inPathway: Worth): number {
  const { ledger } = slice;
  let gbp = 0;
  for (const list of lists) {
    const day = Math.min(end, endOfList(slice, list)) - 1;
    const waiting = ledger.get(list.index, day, 'waiting') + ledger.get(list.index, day, 'due_later');
    const between = ledger.get(list.index, day, 'in_pathway');
    if (waiting > 0) gbp += waiting * onList(list);
    if (between > 0) gbp += between * inPathway(list);
  }
  return gbp;
}
