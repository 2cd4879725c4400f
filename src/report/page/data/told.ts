/** Replications that the page tells in words without being asked: the bad case of each strategy. */
import { headlines } from '../../../experiment/headlines.js';
import type { Results } from '../../../experiment/run-design.js';
import type { Told } from '../page-data.js';

/** Most replications that are told: in a browser each takes as long as one strategy of one replication. */
const MOST = 3;

/** Which: those of the first headline, in the order of the strategies. */
export function toTell({ badCases }: Results): Omit<Told, 'events'>[] {
  const { metric } = headlines[0]!;
  const chosen = badCases.filter((one) => one.metric === metric && one.value !== 0).slice(0, MOST);
  return chosen.map(({ strategy, replication }) => ({ strategy, replication }));
}
