/** How often ninety days were enough. */
import { plainMean } from '../../stats/interval.js';
import { factsOf } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const recoveredAt90DaysShare: Metric = {
  id: 'recovered_at_90_days_share',
  unit: 'share',
  better: 'higher',
  label: 'Recovered at the first review',
  definition: 'Of the recovery programmes reviewed, the share whose first review succeeded.',
  aggregation: 'share of the programmes',
  censoring: 'programmes not yet reviewed are left out',
  fold: programmeLevel((slice) => {
    const first = new Map<number, boolean>();
    for (const { trust, succeeded } of factsOf(slice, 'review')) if (!first.has(trust)) first.set(trust, succeeded);
    return { value: plainMean([...first.values()].map(Number)), censored: false };
  }),
};
