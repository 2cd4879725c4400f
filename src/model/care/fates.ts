/**
 * Where the fates of those seen at a first attendance divide: one random number a patient falls between these bounds.
 * Worked out once for a service, because it is read for every patient.
 */
import type { AfterFirst } from './referral-shares.js';

/** What follows a first attendance is decided among so many equal chances. */
export const FATES = 8_388_608;

/** Upper bounds, ascending: `noClock`, `toStop`, `toList` in chances of FATES, the others in [0, 1]. */
export interface Bounds {
  readonly noClock: number;
  readonly toStop: number;
  readonly toList: number;
  readonly listed: readonly number[];
  readonly listedLater: readonly number[];
}

/** The bounds of a service's shares. */
export function boundsOf(after: AfterFirst): Bounds {
  const upTo = (from: number, shares: readonly number[]) => {
    let sum = from;
    return shares.map((share) => {
      sum += share;
      return sum;
    });
  };
  const toStop = after.noClock + after.pathway;
  const later = after.listedLater.reduce((all, share) => all + share, 0);
  return {
    noClock: after.noClock * FATES,
    toStop: toStop * FATES,
    toList: (toStop + later) * FATES,
    listed: upTo(toStop + later, after.listed),
    // The last one takes what rounding leaves.
    listedLater: upTo(0, after.listedLater).map((sum, at, all) => (at === all.length - 1 ? 1 : sum / later)),
  };
}
