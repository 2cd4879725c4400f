/**
 * How a trust's work is paid for. By activity: each patient at the tariff. By block: a sum that does not ask how many
 * were seen, so at that time nothing is lost by not seeing them. Mixed: for each kind of service a share by activity.
 */

import type { ListKind } from '../care/list-kind.js';
import type { Numbers } from '../parameter.js';
import { REGIMES, type trustFields } from '../trust-fields.js';
import { admissionRegimeIn } from './emergency-admissions.js';

/**
 * Share of the tariff that one patient more on a list brings, in [0, 1].
 * @param start year and month, from 0 (January), in which the scenario begins
 */
export function paidByActivity(
  n: Numbers<typeof trustFields>,
  list: ListKind,
  start: { readonly year: number; readonly month: number },
): number {
  const regime = REGIMES[n['payment.regime']];
  if (regime !== 'mixed') return regime === 'block' ? 0 : 1;
  const share = n[`payment.by_activity_share.${list.paidAs}`];
  return Number.isNaN(share) ? (admissionRegimeIn(start.year, start.month)?.byActivity ?? 1) : share;
}
