/** The facts of one kind that a strategy left, in the order they happened. */
import { everyFactOf, type Fact, type FactOf } from '../../src/model/facts.js';
import type { StrategyRun } from '../../src/model/simulate-strategy.js';

export function factsOf<K extends Fact['kind']>({ world }: StrategyRun, kind: K): readonly FactOf<K>[] {
  return everyFactOf(world.facts, kind);
}
