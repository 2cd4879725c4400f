/** Simulates one strategy of settings made by hand, so that tests can look at its ledger and facts. */

import { wholeSlices } from '../../src/model/fold-outcome.js';
import { drawFuture } from '../../src/model/future.js';
import type { LedgerColumn } from '../../src/model/ledger.js';
import { type Slice, sliceOf } from '../../src/model/metrics/slice.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import type { Settings } from '../../src/model/settings.js';
import { type StrategyRun, simulateStrategy } from '../../src/model/simulate-strategy.js';

export function strategyRun(settings: Settings, strategy: string, replication = 0): StrategyRun {
  const future = drawFuture(settings, replication);
  const chosen = [settings.counterfactual, ...settings.strategies].find(({ id }) => id === strategy)!;
  return simulateStrategy(future, chosen);
}

/** The programme over days [from, to) of a run. */
export function programmeSlice(run: StrategyRun, from: number, to: number): Slice {
  return sliceOf(wholeSlices(run)[0]!, { from, to });
}

/** Sum of a ledger column over the whole horizon and all services. */
export function sum({ ledger }: StrategyRun, column: LedgerColumn, from = 0, to = ledger.days): number {
  let total = 0;
  for (let list = 0; list < ledger.lists; list++) total += ledger.sum(list, column, from, to);
  return total;
}

/** A metric of the programme: level and excess of each strategy, by replication. */
export function measure(settings: Settings, metric: string, replications: number, scopeId = '') {
  const column = outcomeColumns(settings).findIndex((c) => c.metric === metric && c.scopeId === scopeId);
  if (column < 0) throw new Error(`no metric ${metric}`);
  const of = new Map<string, { values: number[]; excess: number[] }>();
  for (let replication = 0; replication < replications; replication++) {
    for (const outcome of runReplication(settings, replication)) {
      const own = of.get(outcome.strategy) ?? { values: [], excess: [] };
      own.values.push(outcome.values[column]!);
      own.excess.push(outcome.excess[column]!);
      of.set(outcome.strategy, own);
    }
  }
  return of;
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
