/** How busy the delivery pool was. */
import { factsOf } from '../folds/facts-of-slice.js';
import { programmeRatio } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';

export const expertUtilisation: Metric = {
  id: 'expert_utilisation',
  unit: 'share',
  better: 'neither',
  label: 'Experts at work',
  definition: 'Experts seized over experts there are, each week; above 1 while more have left than were free.',
  concerns: 'programme',
  aggregation: 'of the programme',
  atEnd: 'nothing_cut',
  censoring: 'none; unknown without a finite pool, and of a trust',
  ...programmeRatio(
    (slice) => experts(slice, 'inUse'),
    (slice) => experts(slice, 'capacity'),
  ),
};

/** FTE, summed over the weeks of the slice. */
function experts(slice: Slice, of: 'inUse' | 'capacity'): number {
  let sum = 0;
  for (const fact of factsOf(slice, 'experts')) sum += fact[of];
  return sum;
}
