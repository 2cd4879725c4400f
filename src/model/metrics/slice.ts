/**
 * What metrics are folded from: the trusts, days, ledger and facts of one strategy's replication. Apart from what a
 * metric is, as the folds several metrics share read slices and know no metric.
 */
import type { WaitTally } from '../care/wait-tally.js';
import type { CareEnds, CountedUntil } from '../care-ends.js';
import type { Fact } from '../facts.js';
import type { Ledger } from '../ledger.js';
import { type Remembering, remembered } from '../memoize.js';
import type { StrategySettings } from '../settings.js';
import type { ListAccount, TrustAccounts } from '../trust-accounts.js';

/** Some trusts, days [from, to), of one strategy's replication. */
export interface Slice extends Remembering {
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
  /** How far care is followed under the strategy; of the counterfactual's slice, the strategy's beside which it stands. */
  readonly ends: CareEnds;
  /** The days up to which what comes of lists and of payment counts, beyond `to`; null: up to `to`. */
  readonly until: CountedUntil | null;
}

/** A slice of which nothing is known yet. */
type NewSlice = Omit<Slice, 'known'>;

/** A slice with some of it replaced; all slices are made here, so that the compiler meets them in one form. */
export function sliceOf(whole: NewSlice, other: Partial<NewSlice> = {}): Slice {
  return {
    scope: other.scope ?? whole.scope,
    trusts: other.trusts ?? whole.trusts,
    from: other.from ?? whole.from,
    to: other.to ?? whole.to,
    ledger: other.ledger ?? whole.ledger,
    tallies: other.tallies ?? whole.tallies,
    facts: other.facts ?? whole.facts,
    strategy: other.strategy ?? whole.strategy,
    ends: other.ends ?? whole.ends,
    until: other.until === undefined ? whole.until : other.until,
    known: [],
  };
}

/** The function that works out a value of each slice the first time it is asked. */
export const onceASlice: <V extends number | object>(make: (slice: Slice) => V) => (slice: Slice) => V = remembered;

/** First day after those on which the care of a trust counts in a slice. */
export function endOf({ to, until }: Slice, { index }: Pick<TrustAccounts, 'index'>): number {
  return until === null ? to : until.trusts[index]!;
}

/** The same of a list. */
export function endOfList({ to, until }: Slice, { index }: Pick<ListAccount, 'index'>): number {
  return until === null ? to : until.lists[index]!;
}

/** Whether a trust was followed for all days before one: to it, or until nothing was left of its go-live. */
export function wasFollowedTo(slice: Slice, trust: Pick<TrustAccounts, 'index'>, day: number): boolean {
  const { ends, until } = slice;
  const { index } = trust;
  if (day <= endOf(slice, trust)) return true;
  return until === ends.counted && ends.open[index] === 0;
}

/** Whether the trusts of a slice have any service. */
export function hasCare({ trusts }: Slice): boolean {
  return trusts.some(({ lists }) => lists.length > 0);
}
