/** What beds cost that are opened when the usable ones are full. */
import { levelAndExcess } from '../measures.js';
import type { Metric } from '../metric.js';

export const escalationCost: Metric = {
  id: 'escalation_cost_gbp',
  unit: 'GBP',
  better: 'lower',
  label: 'Cost of escalation beds',
  definition: 'Beds opened for a night beyond the usable ones.',
  concerns: 'money',
  ofCare: true,
  aggregation: 'sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess(({ ledger, trusts, from, to }) => {
    let gbp = 0;
    for (const { lists } of trusts) {
      for (const { index, escalationGbp } of lists)
        if (escalationGbp !== undefined) gbp += ledger.sum(index, 'escalation', from, to) * escalationGbp;
    }
    return gbp;
  }),
};
