/** How often the authority stopped the programme. */
import { factsOf } from './fact-folds.js';
import { levelAndExcess, type Metric } from './metric.js';

export const holds: Metric = {
  id: 'holds',
  unit: 'holds',
  better: 'lower',
  label: 'Holds',
  definition: 'Holds of the programme that began.',
  aggregation: 'of the programme; at a trust: how often it was held',
  censoring: 'none: counted over the days of the window',
  fold: levelAndExcess((slice) =>
    slice.scope === 'programme'
      ? factsOf(slice, 'hold_begins').length
      : factsOf(slice, 'phase').filter(({ phase }) => phase === 'held').length,
  ),
};
