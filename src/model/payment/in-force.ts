/** A rule of payment that applies for some years. */
export interface InForce {
  /** Months in which it applies, [from, until): year and month, January 1. */
  readonly from: readonly [year: number, month: number];
  readonly until: readonly [year: number, month: number];
}

/** Whether a rule applies in a month; `month` from 0 (January), may run on beyond a year. */
export function isInForce({ from, until }: InForce, year: number, month: number): boolean {
  const at = 12 * year + month;
  return monthOf(from) <= at && at < monthOf(until);
}

function monthOf([year, month]: readonly [number, number]): number {
  return 12 * year + month - 1;
}
