/** How full the beds are. */
import { bedSum } from '../folds/bed-sums.js';
import { dailyOccupied, dailyOpenBeds } from '../folds/daily.js';
import { levelAndExcess, ratioAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';
import { onceASlice } from '../slice.js';

/** What all of these metrics have in common. */
const common = {
  better: 'lower',
  concerns: 'patients',
  ofCare: true,
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
} as const;

const bedDaysOf = onceASlice((slice) => bedSum(slice, 'occupied'));

export const bedOccupancyMean: Metric = {
  ...common,
  id: 'bed_occupancy_mean_share',
  unit: 'share',
  label: 'Bed occupancy, mean',
  definition: 'Share of the open beds that were occupied at midnight, mean of the days.',
  aggregation: 'share of the sums',
  ...ratioAndExcess(bedDaysOf, (slice) => bedSum(slice, 'slots')),
};

export const bedOccupancyHighest: Metric = {
  ...common,
  id: 'bed_occupancy_highest_share',
  unit: 'share',
  label: 'Bed occupancy, highest',
  definition: 'The same on the fullest day.',
  aggregation: 'share of the sums on the fullest day',
  unknown: 'where there are no beds',
  ...levelAndExcess((slice) => {
    const [occupied, open] = [dailyOccupied(slice), dailyOpenBeds(slice)];
    let highest = Number.NaN;
    for (let at = 0; at < open.length; at++) {
      const share = occupied[at]! / (open[at]! || Number.NaN);
      if (!(share <= highest)) highest = Number.isNaN(share) ? highest : share;
    }
    return highest;
  }),
};

export const bedDays: Metric = {
  ...common,
  id: 'bed_days',
  unit: 'patient-days',
  better: 'neither',
  label: 'Bed days',
  definition: 'Midnights that patients spent in a bed, emergency and elective.',
  aggregation: 'sum',
  ...levelAndExcess(bedDaysOf),
};
