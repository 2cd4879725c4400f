/** Replications told in words for the page, simulated again in threads of their own. */
import type { Results } from '../../experiment/run-design.js';
import { toldOf, toTell } from '../../report/page/data/told.js';
import type { Told } from '../../report/page/page-data.js';
import type { Scenario } from '../../scenario/scenario.js';
import { tracedApart } from '../workers/one-replication.js';

/** Of a run, those that the page tells. */
export async function toldApart(scenario: Scenario, results: Results): Promise<Told[]> {
  return Promise.all(
    toTell(results).map(async ({ strategy, replication }): Promise<Told> => {
      const trace = await tracedApart(results.design.settings, strategy, replication);
      return toldOf(scenario, strategy, replication, trace);
    }),
  );
}
