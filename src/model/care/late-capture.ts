/**
 * Activity that is recorded for payment after all: of a day's unrecorded patients, some by the freeze of their month,
 * some by the end of the financial year. Whole patients, written beside those not recorded, so that at any date
 *   paid + lost + pending = done.
 */
import { mix } from '../../kernel/streams.js';
import type { Future } from '../future.js';
import { column, type Ledger } from '../ledger.js';
import type { ListPlace } from '../trust-place.js';

/**
 * @param lists of one trust
 * @returns     records shares of a day's unrecorded patients, on every list: at the freeze, and at the year's end
 */
export function lateCapture(
  lists: readonly ListPlace[],
  ledger: Ledger,
  future: Future,
): (day: number, atFreeze: number, atYearEnd: number) => void {
  const chance = future.chance();
  return (day, atFreeze, atYearEnd) => {
    if (atFreeze + atYearEnd <= 0) return;
    for (const { index, billing } of lists) {
      const open = ledger.get(index, day, 'uncaptured');
      if (open === 0) continue;
      const luck = (k: number) => mix(billing.hi[day]!, billing.lo[day]!, k);
      const early = chance.binomial(luck(200), open, atFreeze, index * 2);
      const late = chance.binomial(luck(201), open - early, Math.min(1, atYearEnd / (1 - atFreeze)), index * 2 + 1);
      ledger.set(index, day, column.captured_at_freeze, early);
      ledger.set(index, day, column.captured_at_year_end, late);
    }
  };
}
