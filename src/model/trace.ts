/** What happened in one strategy's replication, as dated facts: for telling it, not for measuring it. */
import type { Fact } from './facts.js';
import { drawFuture } from './future.js';
import { COUNTERFACTUAL, type Settings } from './settings.js';
import { simulateStrategy } from './simulate-strategy.js';

export interface ReplicationTrace {
  readonly strategy: string;
  readonly replication: number;
  /** In the order in which they happened. */
  readonly facts: readonly Fact[];
}

/**
 * Simulates one strategy of a replication again, with the numbers and uniforms of every other way to run it.
 * @param strategy id of a strategy of the settings, or of the counterfactual
 * @throws Error for a strategy that is not there; ModelError as the replication does
 */
export function traceOf(settings: Settings, strategy: string, replication: number): ReplicationTrace {
  const chosen = [settings.counterfactual, ...settings.strategies].find(({ id }) => id === strategy);
  if (chosen === undefined) throw new Error(`no strategy '${strategy}' beside ${COUNTERFACTUAL}`);
  const { world } = simulateStrategy(drawFuture(settings, replication), chosen);
  return { strategy, replication, facts: world.facts };
}
