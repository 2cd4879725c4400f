/** The facts of one kind that a strategy left, in the order they happened. */
import type { Fact } from '../../src/model/facts.js';
import type { StrategyRun } from '../../src/model/simulate-strategy.js';

export function factsOf<K extends Fact['kind']>({ world }: StrategyRun, kind: K): Extract<Fact, { kind: K }>[] {
  return world.facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}
