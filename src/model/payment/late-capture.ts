/**
 * Activity that is recorded for payment after all: of a day's unrecorded patients, some by the freeze of their month,
 * some by the end of the financial year. Whole patients, written beside those not recorded, so that at any date
 *   paid + lost + pending = done.
 */
import type { Future } from '../future.js';
import { column, type Ledger } from '../ledger.js';
import type { ListAccount } from '../trust-accounts.js';

/** Of a day's unrecorded patients, the shares recorded at the freeze and at the year's end. */
export interface LateShares {
  readonly day: number;
  readonly atFreeze: number;
  readonly atYearEnd: number;
}

/**
 * Records what comes late on every list of a trust. Nothing in its care depends on it, so it is done when all its days
 * are over.
 */
export function captureLate(
  lists: readonly ListAccount[],
  late: readonly LateShares[],
  ledger: Ledger,
  future: Future,
): void {
  const chance = future.chance();
  for (const { day, atFreeze, atYearEnd } of late) {
    if (atFreeze + atYearEnd <= 0) continue;
    for (const { index, billing } of lists) {
      const open = ledger.get(index, day, 'uncaptured') - ledger.get(index, day, 'uncoded');
      if (open === 0) continue;
      const early = chance.binomial(billing.uniform(day, 200), open, atFreeze, index * 2);
      const later = chance.binomial(
        billing.uniform(day, 201),
        open - early,
        Math.min(1, atYearEnd / (1 - atFreeze)),
        index * 2 + 1,
      );
      ledger.set(index, day, column.captured_at_freeze, early);
      ledger.set(index, day, column.captured_at_year_end, later);
    }
  }
}

/**
 * Codes spells late, after what is recorded late otherwise: by the freeze of their month or never.
 * @param shares of a day's spells not coded at first, those coded by the freeze, by day
 */
export function codeLate(lists: readonly ListAccount[], shares: Float64Array, ledger: Ledger, future: Future): void {
  const chance = future.chance();
  for (const { index, kind, billing } of lists) {
    if (!kind.beds) continue;
    const uncoded = ledger.column(index, 'uncoded');
    for (let day = 0; day < shares.length; day++) {
      if (uncoded[day] === 0 || shares[day] === 0) continue;
      const coded = chance.binomial(billing.uniform(day, 202), uncoded[day]!, shares[day]!, index);
      ledger.set(index, day, column.coded_at_freeze, coded);
      ledger.set(index, day, column.captured_at_freeze, ledger.get(index, day, 'captured_at_freeze') + coded);
    }
  }
}
