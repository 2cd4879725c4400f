/** The money of each month over the replications: for each strategy, month and part the mean and the band around it. */
import { type MoneyRow, moneyRows, monthStartsOf } from '../model/money.js';
import { type Band, BandCollection, replicationsOfBands, type Timed } from './bands.js';
import type { Design } from './design.js';

/** One row of money.csv. */
export interface MonthlyBand extends Omit<Band, 'row' | 'time'> {
  /** Day of the scenario on which the month begins. */
  readonly firstDay: number;
  readonly row: MoneyRow;
}

function timed({ settings }: Design): Timed {
  const times = monthStartsOf(settings).length;
  return { name: 'monthly money', rows: moneyRows.length, times, of: (outcome) => outcome.money };
}

/** Of how many replications, from the first, the monthly means and bands of a design are made. */
export function moneyReplications(design: Design): number {
  return replicationsOfBands(design, timed(design));
}

/** Takes the money of outcomes. */
export function moneyCollection(design: Design): BandCollection {
  return new BandCollection(design, timed(design));
}

/** The rows of money.csv: by strategy, trust, month and part, in the design's order. Made as they are read. */
export function* monthlyBands(
  { settings }: Design,
  collection: BandCollection,
  of?: 'all' | 'programme',
): Generator<MonthlyBand> {
  const starts = monthStartsOf(settings);
  for (const { row, time, ...band } of collection.bands(of)) {
    yield { ...band, firstDay: starts[time]!, row: moneyRows[row]! };
  }
}
