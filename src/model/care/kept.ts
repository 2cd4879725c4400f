/** Whether what was drawn of each patient is kept for the whole replication: several strategies ask for the same patients. */
import { exp } from '../../stats/dmath.js';
import type { Settings } from '../settings.js';

/**
 * Patients in all of whom it is kept, were all services of a kind as large as the one that asks: ten bytes of each who comes
 * to a department, twelve of each admitted there, and two of her nights.
 */
const MOST_KEPT = 8_000_000;

/**
 * @param perWeek patients expected in the first week at the service that asks, of this kind
 * @param growth  of them, the log a day: the fullest week counts for all
 */
export function areKept(perWeek: number, growth: number, kind: string, { trusts, careDays }: Settings): boolean {
  const alike = trusts.reduce((sum, { services }) => sum + services.filter((own) => own.kind === kind).length, 0);
  const fullest = perWeek * Math.max(1, exp(growth * careDays));
  return fullest * (careDays / 7) * alike <= MOST_KEPT;
}
