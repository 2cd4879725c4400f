/** How long emergency patients wait for a bed once they are to be admitted, and what comes of it. */
import { waitQuantile, waitsFrom } from '../../care/emergency/stay-counts.js';
import { dailyBoarded } from '../folds/daily.js';
import { emergencySum, lengthsOf } from '../folds/emergency-sums.js';
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';
import { type Slice, sliceOf } from '../slice.js';

/** What all of these metrics have in common. */
const common = { better: 'lower', concerns: 'patients', ofCare: true, atEnd: 'nothing_cut' } as const;

const byWeeks = {
  aggregation: 'of all patients together',
  censoring: 'by whole weeks from the start of the scenario',
  unknown: 'where nobody waited for a bed',
} as const;

export const emergencyBoarding12h: Metric = {
  ...common,
  id: 'emergency_boarding_12h',
  unit: 'patients',
  label: 'Emergency patients boarding twelve hours',
  definition:
    'Emergency patients who waited twelve hours or more for a bed after the decision to admit, or were left over at midnight.',
  aggregation: 'sum',
  censoring: 'none: counted on the day they came',
  ...levelAndExcess((slice) => {
    let sum = 0;
    for (const trust of slice.trusts) {
      const long = slice.tallies[trust.index]!.emergency?.over12Hours;
      // Those left over are those who waited longest.
      const left = dailyBoarded(sliceOf(slice, { trusts: [trust] }));
      for (let at = 0; at < left.length; at++) sum += Math.max(left[at]!, long?.[slice.from + at] ?? 0);
    }
    return sum;
  }),
};

export const emergency4hBreachesByBeds: Metric = {
  ...common,
  id: 'emergency_4h_breaches_by_bed_wait',
  unit: 'patients',
  label: 'Emergency patients over four hours for want of a bed',
  definition:
    'Of the emergency patients who stayed longer than four hours, those who would not have but for the wait for a bed.',
  aggregation: 'sum',
  censoring: 'none: counted on the day they came',
  ...levelAndExcess((slice) => emergencySum(slice, 'bedBreaches')),
};

export const bedWaitP90: Metric = {
  ...common,
  ...byWeeks,
  id: 'bed_wait_p90_minutes',
  unit: 'minutes',
  label: 'Wait for a bed, 90%',
  definition: 'Minutes from the decision to admit to a bed that 90% of the emergency patients admitted did not exceed.',
  ...levelAndExcess((slice) => waitQuantile(lengthsOf(slice).waits, 0.9)),
};

/** @param hours after the decision */
function bedWaitOver(hours: 4 | 12): Metric {
  return {
    ...common,
    ...byWeeks,
    id: `bed_wait_over_${hours}h_share`,
    unit: 'share',
    label: `Wait for a bed of ${hours} hours or more`,
    definition: `Of the emergency patients admitted, the share who waited ${hours} hours or more for a bed after the decision.`,
    ...levelAndExcess((slice: Slice) => waitsFrom(lengthsOf(slice).waits, hours)),
  };
}

export const bedWaitOver4h: Metric = bedWaitOver(4);
export const bedWaitOver12h: Metric = bedWaitOver(12);
