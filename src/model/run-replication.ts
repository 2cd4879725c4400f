/**
 * One replication: the future is drawn, the counterfactual is simulated in it first and then every strategy, and each
 * one's ledger and facts are folded into its outcome. The replication is the unit of work: a value goes in, values come
 * out.
 */
import type { DrawnValue } from './draws.js';
import { foldOutcome } from './fold-outcome.js';
import { drawFuture, type Future } from './future.js';
import type { Outcome } from './outcome.js';
import type { Settings, StrategySettings } from './settings.js';
import { type StrategyRun, simulateStrategy } from './simulate-strategy.js';

/** Of larger scenarios the strategies follow the counterfactual only, so that memory does not grow with them. */
const MOST_CELLS_KEPT = 250_000;

/** A replication as it is without go-lives: any strategies can be simulated in it, one run after another. */
export interface Groundwork {
  readonly future: Future;
  readonly base: StrategyRun;
  /** Of the counterfactual. */
  readonly outcome: Outcome;
}

/** @param followed whether strategies are to be simulated in it */
export function groundworkOf(settings: Settings, replication: number, followed = true): Groundwork {
  const future = drawFuture(settings, replication);
  const base = simulateStrategy(future, settings.counterfactual, [], followed);
  const outcome = foldOutcome(base, base, replication, newlyDrawn(drawnIn(future, base), new Map()));
  return { future, base, outcome };
}

/**
 * @param settings    a resolved scenario
 * @param replication from 0
 * @param begins      called with the index of each strategy before it is simulated; the counterfactual's is 0
 * @param ground      of this replication of these settings, or of others that differ in their strategies only
 * @returns one outcome for each strategy, in order, the counterfactual first
 * @throws ModelError if the model meets a state it must never meet
 */
export function runReplication(
  settings: Settings,
  replication: number,
  begins: (strategy: number) => void = () => undefined,
  ground?: Groundwork,
): Outcome[] {
  begins(0);
  const { strategies } = settings;
  const { future: drawn, base, outcome } = ground ?? groundworkOf(settings, replication, strategies.length > 0);
  const future = { ...drawn, settings };
  const recorded: Recorded = new Map();
  newlyDrawn(drawnIn(drawn, base), recorded);
  const outcomes = [outcome];
  const before: StrategyRun[] = [base];
  const isSmall = base.ledger.lists * settings.careDays <= MOST_CELLS_KEPT;
  // A function of its own: a strategy's run is gone before the next begins, unless others follow it.
  const outcomeOf = (strategy: StrategySettings, index: number): Outcome => {
    begins(index + 1);
    const followed = isSmall && index + 1 < strategies.length;
    const run = simulateStrategy(future, strategy, before, followed);
    if (followed) before.push(run);
    return foldOutcome(run, base, replication, newlyDrawn(run.world.draws.drawn, recorded));
  };
  for (const [index, strategy] of strategies.entries()) outcomes.push(outcomeOf(strategy, index));
  return outcomes;
}

/** The numbers drawn for the counterfactual. */
function drawnIn(future: Future, base: StrategyRun): DrawnValue[] {
  return [...future.draws.drawn, ...base.world.draws.drawn];
}

/** Paths of numbers by scope. */
type Recorded = Map<string, Set<string>>;

/** Of the numbers drawn, those of the world not yet recorded, and every one that a strategy decides. */
function newlyDrawn(drawn: readonly DrawnValue[], ofWorld: Recorded): DrawnValue[] {
  const ofStrategy: Recorded = new Map();
  return drawn.filter(({ about, path, scopeId }) => {
    const recorded = about === 'world' ? ofWorld : ofStrategy;
    const paths = recorded.get(scopeId);
    if (paths?.has(path)) return false;
    if (paths) paths.add(path);
    else recorded.set(scopeId, new Set([path]));
    return true;
  });
}
