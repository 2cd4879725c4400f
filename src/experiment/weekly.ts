/** Weekly series over the replications: for each strategy, week and series the mean and the band that holds nine in ten. */
import { type Series, series, weeksOf } from '../model/series.js';
import { type Band, BandCollection, replicationsOfBands, type Timed } from './bands.js';
import type { Design } from './design.js';

/** One row of timeseries.csv; its week is from 0: week w is the days from 7 w to 7 w + 6. */
export interface WeeklyBand extends Omit<Band, 'row' | 'time'> {
  readonly week: number;
  readonly series: Series;
}

function timed({ settings }: Design): Timed {
  return { name: 'weekly series', rows: series.length, times: weeksOf(settings), of: (outcome) => outcome.series };
}

/** Of how many replications, from the first, the weekly means and bands of a design are made. */
export function weeklyReplications(design: Design): number {
  return replicationsOfBands(design, timed(design));
}

/** Takes the weekly series of outcomes. */
export function weeklyCollection(design: Design): BandCollection {
  return new BandCollection(design, timed(design));
}

/** The rows of timeseries.csv: by strategy, trust, week and series, in the design's order. Made as they are read. */
export function* weeklyBands(collection: BandCollection, of?: 'all' | 'programme'): Generator<WeeklyBand> {
  for (const { row, time, ...band } of collection.bands(of)) yield { ...band, week: time, series: series[row]! };
}
