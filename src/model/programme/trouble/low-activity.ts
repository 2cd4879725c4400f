/**
 * Activity as a board reads it: patients seen or admitted in a week beside the mean week of the quarter before. A trust
 * without services, or live before the start, has no usual week to compare with.
 */
import type { CareAccount } from '../../care-account.js';

/** Weeks before the go-live or upgrade whose mean is usual. */
const USUAL_WEEKS = 13;

/**
 * A watch on the activity of one trust.
 * @param share of usual, below which activity is low
 * @param weeks how many in a row must be low
 * @returns whether the last weeks up to a day were all low, of those since the day `from`; `change` is the day of its
 *          go-live or upgrade. Care is asked only where the answer can be yes, for it has to catch up then.
 */
export function lowActivity(
  account: CareAccount,
  share: number,
  weeks: number,
): (change: number, from: number, day: number) => boolean {
  let comparedWith = Number.NaN;
  let low = 0;
  let notBefore = 0;
  return (change, from, day) => {
    if (change !== comparedWith) {
      comparedWith = change;
      low = share * usualOf(account, change);
      notBefore = 0;
    }
    if (low === 0 || day < notBefore || day - 7 * weeks < from) return false;
    for (let ago = 0; ago < weeks; ago++) {
      const until = day - 7 * ago;
      if (account.patientsDone(until - 7, until) < low) continue;
      notBefore = until + 7 * weeks;
      return false;
    }
    return true;
  };
}

/** Patients done in a usual week before a day; 0 where there was none. */
function usualOf(account: CareAccount, day: number): number {
  const weeks = Math.min(USUAL_WEEKS, Math.floor(day / 7));
  return weeks > 0 ? account.patientsDone(day - 7 * weeks, day) / weeks : 0;
}
