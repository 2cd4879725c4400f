/**
 * What patients leave behind: one row of integers for each service and day. A phase, a horizon, a week or an observed
 * window are all a slice of days; metrics fold slices. Stocks (`waiting`, ...) are as at the end of the day, flows are
 * of the day.
 */
export const ledgerColumns = [
  'referred', // clock starts of the day
  'slots', // slots offered
  'used', // slots given to a patient, attended or not
  'dna', // patients who did not attend (slot used)
  'returned', // of those, sent back to their GP: the clock ends untreated
  'attended', // first attendances done
  'within_18_weeks', // of those, within 126 days of the clock start
  'removed', // left the list otherwise than by being seen
  'two_week_breaches', // two-week-wait patients not seen by day 14, on the day they breach
  'pending', // of the attended, not recorded for payment and not settled
  'waiting', // true list, everybody whose clock runs, at the end of the day
  'over_18_weeks', // of those, longer than 126 days
  'over_52_weeks', // of those, longer than 364 days
] as const;

export type LedgerColumn = (typeof ledgerColumns)[number];

/** Place of each column in a row. */
export const column = Object.freeze(
  Object.fromEntries(ledgerColumns.map((name, index) => [name, index])) as Record<LedgerColumn, number>,
);

const WIDTH = ledgerColumns.length;

export class Ledger {
  readonly days: number;
  readonly services: number;
  private readonly cells: Int32Array;

  constructor(services: number, days: number) {
    this.services = services;
    this.days = days;
    this.cells = new Int32Array(services * days * WIDTH);
  }

  /** Where the row of a service and day begins in `cells`. */
  at(service: number, day: number): number {
    return (service * this.days + day) * WIDTH;
  }

  set(at: number, col: number, count: number): void {
    this.cells[at + col] = count;
  }

  get(service: number, day: number, name: LedgerColumn): number {
    return this.cells[(service * this.days + day) * WIDTH + column[name]]!;
  }

  /** Sum of a column over days [from, to). Exact: integers below 2^53. */
  sum(service: number, name: LedgerColumn, from: number, to: number): number {
    let sum = 0;
    let at = (service * this.days + from) * WIDTH + column[name];
    for (let day = from; day < to; day++, at += WIDTH) sum += this.cells[at]!;
    return sum;
  }
}
