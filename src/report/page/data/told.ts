/** Replications that the page tells in words without being asked: the bad case of each strategy. */
import { headlines } from '../../../experiment/headlines.js';
import type { Results } from '../../../experiment/run-design.js';
import type { ReplicationTrace } from '../../../model/trace.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { traceEvents } from '../../trace.js';
import type { Told } from '../page-data.js';

/** Most replications that are told: each takes as long as one strategy of one replication. */
const MOST = 3;

/** Which: those of the first headline, in the order of the strategies. */
export function toTell({ badCases }: Results): { readonly strategy: string; readonly replication: number }[] {
  const { metric } = headlines[0]!;
  const chosen = badCases.filter((one) => one.metric === metric && one.value !== 0).slice(0, MOST);
  return chosen.map(({ strategy, replication }) => ({ strategy, replication }));
}

/** A replication in words, from its trace. */
export function toldOf(scenario: Scenario, strategy: string, replication: number, trace: ReplicationTrace): Told {
  const events = traceEvents(scenario, trace).map(({ date, text }) => [date, text] as const);
  return { strategy, replication, events };
}
