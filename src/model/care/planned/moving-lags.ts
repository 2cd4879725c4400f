/**
 * Lags whose median and spread follow a trend, moved every four weeks. They are the same under every strategy of a
 * replication, so that each table is made once.
 */
import { LagTable } from './lag-table.js';

/** How often they move. */
export const LAGS_MOVE_DAYS = 28;

export class MovingLags {
  private readonly medianDays: (day: number) => number;
  private readonly sigma: (day: number) => number;
  /** By the number of moves so far; one that changed nothing has the table before. */
  private readonly tables: LagTable[] = [];

  /**
   * @param medianDays median lag of a day, days
   * @param sigma      standard deviation of the logarithm, >= 0
   */
  constructor(medianDays: (day: number) => number, sigma: (day: number) => number) {
    this.medianDays = medianDays;
    this.sigma = sigma;
  }

  /** The lags of those who set out on this day. */
  on(day: number): LagTable {
    const { tables } = this;
    const moves = Math.floor(day / LAGS_MOVE_DAYS);
    while (tables.length <= moves) {
      const since = tables.length * LAGS_MOVE_DAYS;
      const [median, sigma] = [this.medianDays(since), this.sigma(since)];
      const before = tables.at(-1);
      tables.push(before?.is(median, sigma) ? before : new LagTable(median, sigma));
    }
    return tables[moves]!;
  }
}
