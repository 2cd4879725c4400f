/** How busy the delivery pool was. */
import { factsOf } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const expertUtilisation: Metric = {
  id: 'expert_utilisation',
  unit: 'share',
  better: 'neither',
  label: 'Experts at work',
  definition: 'Experts seized over experts there are, each week; above 1 while more have left than were free.',
  aggregation: 'of the programme',
  censoring: 'none; unknown without a finite pool, and of a trust',
  fold: programmeLevel((slice) => {
    let capacity = 0;
    let inUse = 0;
    for (const fact of factsOf(slice, 'experts')) {
      capacity += fact.capacity;
      inUse += fact.inUse;
    }
    return { value: capacity > 0 ? inUse / capacity : Number.NaN, censored: false };
  }),
};
