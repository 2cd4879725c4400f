/**
 * Activity that is recorded for payment after all: of a day's unrecorded patients, some by the freeze of their month,
 * some by the end of the financial year. Whole patients, written beside those not recorded, so that at any date
 *   paid + lost + pending = done.
 */
import type { Chance } from '../care/chance.js';
import { column, type Ledger } from '../ledger.js';
import type { ListAccount } from '../trust-accounts.js';

/** Of a day's unrecorded patients, the shares recorded at the freeze and at the year's end. */
export interface LateShares {
  readonly day: number;
  readonly atFreeze: number;
  readonly atYearEnd: number;
}

/** Records what comes late of one day on every list of a trust. Nothing in its care depends on it, so it may be done last. */
export function captureLate(
  lists: readonly ListAccount[],
  { day, atFreeze, atYearEnd }: LateShares,
  ledger: Ledger,
  chance: Chance,
): void {
  if (atFreeze + atYearEnd <= 0) return;
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
    ledger.set(index, day, column.captured_at_freeze, ledger.get(index, day, 'captured_at_freeze') + early);
    ledger.set(index, day, column.captured_at_year_end, later);
  }
}

/** Of a day's spells that were not coded at first, the share coded by the freeze of their month. */
export interface LateCoding {
  readonly day: number;
  readonly share: number;
}

/** Codes spells of one day late: by the freeze of their month or never. */
export function codeLate(
  lists: readonly ListAccount[],
  { day, share }: LateCoding,
  ledger: Ledger,
  chance: Chance,
): void {
  if (share === 0) return;
  for (const { index, kind, billing } of lists) {
    if (!kind.beds) continue;
    const uncoded = ledger.get(index, day, 'uncoded');
    if (uncoded === 0) continue;
    // What names the carry of means is beyond those of late capture.
    const coded = chance.binomial(billing.uniform(day, 202), uncoded, share, -1 - index);
    ledger.set(index, day, column.coded_at_freeze, coded);
    ledger.set(index, day, column.captured_at_freeze, ledger.get(index, day, 'captured_at_freeze') + coded);
  }
}
