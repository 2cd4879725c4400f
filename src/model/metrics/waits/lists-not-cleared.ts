/** What the end leaves unknown: lists that were not yet as without go-lives when the simulation ended. */
import { programmeLevel } from '../measures.js';
import type { Metric } from '../metric.js';

export const listsNotCleared: Metric = {
  id: 'lists_not_cleared',
  unit: 'lists',
  better: 'lower',
  label: 'Lists not cleared',
  definition:
    "Lists that had not been within 1% of the counterfactual's, on either side, for four weeks when the run-out ended: what comes of them later is not counted.",
  concerns: 'patients',
  rareEvent: true,
  aggregation: 'sum',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the run-out, whatever the window',
  ...programmeLevel(({ ends, trusts }) => ({
    value: trusts.reduce((sum, { index }) => sum + ends.open[index]!, 0),
    censored: false,
  })),
};
