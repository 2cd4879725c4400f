/**
 * How a trust's work is paid for. By activity: each patient at the tariff. By block: a sum that does not ask how many
 * were seen, so at that time nothing is lost by not seeing them. Mixed: for each kind of service a share by activity.
 */

import type { ListKind } from '../care/list-kind.js';
import type { Numbers } from '../parameter.js';
import { REGIMES, type trustFields } from '../trust-fields.js';

/** Share of the tariff that one patient more on a list brings, in [0, 1]. */
export function paidByActivity(n: Numbers<typeof trustFields>, list: ListKind): number {
  const regime = REGIMES[n['payment.regime']];
  if (regime !== 'mixed') return regime === 'block' ? 0 : 1;
  return n[`payment.by_activity_share.${list.paidAs}`];
}
