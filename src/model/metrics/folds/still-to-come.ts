/** What the care is worth that is still to come of patients who are on the books at the end of a day. */
import type { ListAccount, TrustAccounts } from '../../trust-accounts.js';
import type { Slice } from '../slice.js';

/** Income still to come from the patients waiting, in the pathway or due later at the end of a day, GBP. */
export function incomeToCome(slice: Slice, trust: TrustAccounts, day: number): number {
  return toCome(slice, trust, day, incomeOf, pathwayIncomeOf);
}

/** The same at the tariff, however the work is paid for. */
export function tariffToCome(slice: Slice, trust: TrustAccounts, day: number): number {
  return toCome(slice, trust, day, tariffOf, pathwayTariffOf);
}

/** What one patient of a list is worth. */
type Worth = (list: ListAccount) => number;
const incomeOf: Worth = ({ worthGbp }) => worthGbp;
const pathwayIncomeOf: Worth = ({ pathwayWorthGbp }) => pathwayWorthGbp;
const tariffOf: Worth = ({ worthAtTariffGbp }) => worthAtTariffGbp;
const pathwayTariffOf: Worth = ({ pathwayWorthAtTariffGbp }) => pathwayWorthAtTariffGbp;

/** Nobody is worth nothing, even on a list of which nobody can say what a patient is worth. */
function toCome({ ledger }: Slice, { lists }: TrustAccounts, day: number, onList: Worth, inPathway: Worth): number {
  let gbp = 0;
  for (const list of lists) {
    const waiting = ledger.get(list.index, day, 'waiting') + ledger.get(list.index, day, 'due_later');
    const between = ledger.get(list.index, day, 'in_pathway');
    if (waiting > 0) gbp += waiting * onList(list);
    if (between > 0) gbp += between * inPathway(list);
  }
  return gbp;
}
