/**
 * Many strategies in one Settings: the counterfactual, the future and the days that they have in common are then
 * simulated once in each replication, and strategies that decide the same are simulated once. Variants of a scenario and
 * the attribution to mechanisms stand on it. It assumes that only the strategies differ, never the world.
 */
import type { StrategySettings } from '../model/settings.js';
import { type Design, referenceOf, strategyIds } from './design.js';

/** A design with these strategies in place of its own. */
export function withStrategies(design: Design, strategies: readonly StrategySettings[]): Design {
  const settings = { ...design.settings, strategies };
  const reference = referenceOf(settings, design.reference);
  return { ...design, settings, strategies: strategyIds(settings), reference };
}

/** Strategies without repetition, and where each of those given is among them. */
export interface Distinct {
  /** The first of each kind, in the order given; none that decides what the counterfactual does. */
  readonly strategies: readonly StrategySettings[];
  /** For each strategy given, its index in the lists of a design of these: 0 is the counterfactual. */
  readonly indices: readonly number[];
}

/** Strategies that decide the same, whatever they are called, become one. */
export function distinctStrategies(counterfactual: StrategySettings, given: readonly StrategySettings[]): Distinct {
  const known = new Map([[decisionsOf(counterfactual), 0]]);
  const strategies: StrategySettings[] = [];
  const indices = given.map((strategy) => {
    const decisions = decisionsOf(strategy);
    const index = known.get(decisions) ?? strategies.push(strategy);
    known.set(decisions, index);
    return index;
  });
  return { strategies, indices };
}

/** All that a strategy decides, its names left out, as text. */
function decisionsOf({ id, label, ...decisions }: StrategySettings): string {
  return JSON.stringify(decisions);
}
