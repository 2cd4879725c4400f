/** Replications told in words for the page: the bad case of each strategy, simulated again in threads of their own. */

import { headlines } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import type { Told } from '../../report/page/page-data.js';
import { traceEvents } from '../../report/trace.js';
import type { Scenario } from '../../scenario/scenario.js';
import { tracedApart } from '../workers/one-replication.js';

/** Most replications that are told: each takes as long as one strategy of one replication. */
const MOST = 3;

/** Of the first headline, in the order of the strategies. */
export async function toldApart(scenario: Scenario, { design, badCases }: Results): Promise<Told[]> {
  const { metric } = headlines[0]!;
  const chosen = badCases.filter((one) => one.metric === metric && one.value !== 0).slice(0, MOST);
  return Promise.all(
    chosen.map(async ({ strategy, replication }): Promise<Told> => {
      const trace = await tracedApart(design.settings, strategy, replication);
      const events = traceEvents(scenario, trace).map(({ date, text }) => [date, text] as const);
      return { strategy, replication, events };
    }),
  );
}
