/**
 * What metrics are folded from: the trusts, days, ledger and facts of one strategy's replication. Apart from what a
 * metric is, as the folds several metrics share read slices and know no metric.
 */
import type { WaitTally } from '../care/wait-tally.js';
import type { Fact } from '../facts.js';
import type { Ledger } from '../ledger.js';
import type { StrategySettings } from '../settings.js';
import type { TrustAccounts } from '../trust-accounts.js';

/** Some trusts, days [from, to), of one strategy's replication. */
export interface Slice {
  readonly scope: 'programme' | 'trust';
  /** In order of id. */
  readonly trusts: readonly TrustAccounts[];
  readonly from: number;
  readonly to: number;
  readonly ledger: Ledger;
  /** Waits of stopped clocks, by index of the trust. */
  readonly tallies: readonly WaitTally[];
  /** Facts of these trusts, in the order they happened. */
  readonly facts: readonly Fact[];
  readonly strategy: StrategySettings;
}

/** A slice with some of it replaced; all slices are made here, so that the compiler meets them in one form. */
export function sliceOf(whole: Slice, other: Partial<Slice> = {}): Slice {
  return {
    scope: other.scope ?? whole.scope,
    trusts: other.trusts ?? whole.trusts,
    from: other.from ?? whole.from,
    to: other.to ?? whole.to,
    ledger: other.ledger ?? whole.ledger,
    tallies: other.tallies ?? whole.tallies,
    facts: other.facts ?? whole.facts,
    strategy: other.strategy ?? whole.strategy,
  };
}

/** Whether the trusts of a slice have any service. */
export function hasCare({ trusts }: Slice): boolean {
  return trusts.some(({ lists }) => lists.length > 0);
}
