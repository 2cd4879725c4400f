/** How much of the programme was carried out and seen: to be read beside every harm, or who never goes live would win. */
import { firstEntries, goLiveDays } from '../folds/facts-of-slice.js';
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';

/** How many go-lives were made. */
export const trustsLive: Metric = {
  id: 'trusts_live',
  unit: 'trusts',
  better: 'higher',
  label: 'Trusts live',
  definition: 'Trusts that went live by the end of the window.',
  concerns: 'programme',
  aggregation: 'sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => goLiveDays(slice).size),
};

/** How many trusts left. */
export const trustsWithdrawn: Metric = {
  id: 'trusts_withdrawn',
  unit: 'trusts',
  better: 'lower',
  label: 'Trusts withdrawn',
  definition: 'Trusts that left the programme.',
  concerns: 'programme',
  rareEvent: true,
  aggregation: 'sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => firstEntries(slice, 'withdrawn').size),
};

/** How long the go-lives were watched: harm grows with it. */
export const weeksObserved: Metric = {
  id: 'weeks_observed',
  unit: 'weeks',
  better: 'higher',
  label: 'Weeks observed',
  definition: 'Weeks from each go-live to the end of the window, summed over trusts.',
  concerns: 'programme',
  aggregation: 'sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => {
    let days = 0;
    for (const day of goLiveDays(slice).values()) days += slice.to - day;
    return days / 7;
  }),
};
