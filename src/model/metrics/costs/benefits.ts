/** What the new systems save within the window: late, slow, and apart from all harm. */
import { everyFactOf } from '../../facts.js';
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';

export const benefitsGbp: Metric = {
  id: 'benefits_gbp',
  unit: 'GBP',
  better: 'higher',
  label: 'Benefits',
  definition: 'Savings of live systems: from their first day on growing in a straight line to all of them.',
  concerns: 'money',
  tariff: 'proportional',
  aggregation: 'sum',
  atEnd: 'later_not_counted',
  censoring: 'what is saved after the end of the window is not in it',
  ...levelAndExcess((slice) => {
    let gbp = 0;
    for (const fact of everyFactOf(slice.facts, 'benefits')) {
      const grown = (until: number) => grownBy(until - fact.begins, fact.rampDays);
      gbp += fact.gbpPerDay * (grown(slice.to) - grown(slice.from));
    }
    return gbp;
  }),
};

/** Integral of min(1, t / ramp) from 0 to so many days, in days. */
function grownBy(days: number, ramp: number): number {
  if (days <= 0) return 0;
  if (days < ramp) return (days * days) / (2 * ramp);
  return ramp / 2 + (days - ramp);
}
