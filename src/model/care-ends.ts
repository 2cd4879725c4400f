/**
 * How far care is followed: to the last day of the programme, and beyond it, in the run-out, until lists are as they would
 * have been without go-lives. Apart from the run-out itself, because metrics count by it.
 */

import type { Remembering } from './memoize.js';

/** First days that do not count any more: by index of the list in the ledger, and by index of the trust the last of its lists. */
export interface CountedUntil extends Remembering {
  readonly lists: Int32Array;
  readonly trusts: Int32Array;
}

export interface CareEnds {
  /** Days of the programme: the first day after the last one. */
  readonly lastDay: number;
  /** Harm for each go-live is that of so many days from it. */
  readonly perGoLiveDays: number;
  /** What comes of lists and of payment counts up to these, >= lastDay. */
  readonly counted: CountedUntil;
  /** By trust, as those that follow: its care was simulated on days before this one; windows from its go-live may need more. */
  readonly simulated: Int32Array;
  /** How many of its lists were not yet as without go-lives on the day to which they count: what comes later is not known. */
  readonly open: Uint16Array;
  /** 1 if it was to go live by the last day, in a programme that is played until it is complete, and neither did nor left. */
  readonly unmade: Uint8Array;
}

/** Care that is followed to the last day and no further. */
export function endsAt(lastDay: number, lists: number, trusts: number, perGoLiveDays: number): CareEnds {
  const days = (count: number) => new Int32Array(count).fill(lastDay);
  return {
    lastDay,
    perGoLiveDays,
    counted: { lists: days(lists), trusts: days(trusts), known: [] },
    simulated: days(trusts),
    open: new Uint16Array(trusts),
    unmade: new Uint8Array(trusts),
  };
}
