/**
 * What a metric is: how it is named, read and folded from a slice of the ledger and the facts. To add one: a file here
 * and a line in registry.ts.
 */
import type { WaitTally } from '../care/wait-tally.js';
import type { Fact } from '../facts.js';
import type { Ledger } from '../ledger.js';
import { memoize } from '../memoize.js';
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

/** Whether there is anybody to care for. */
export function hasCare({ trusts }: Slice): boolean {
  return trusts.some(({ lists }) => lists.length > 0);
}

/** A level, its excess over the counterfactual, and whether the horizon cut it short. NaN stands for unknown. */
export interface Measured {
  readonly value: number;
  readonly excess: number;
  readonly censored: boolean;
}

export interface Metric {
  readonly id: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly label: string;
  readonly definition: string;
  /** It is about patients alone: the same wherever there are no services. */
  readonly ofCare?: true;
  /** It is a difference by nature: it has an excess and no level. */
  readonly differenceOnly?: true;
  /** How trusts are put together for the programme. */
  readonly aggregation: string;
  /** What the horizon does to it. */
  readonly censoring: string;
  /** @param base the same slice of the counterfactual */
  readonly fold: (slice: Slice, base: Slice) => Measured;
}

/** Levels of a slice, by place of the fold: a strategy's may be asked for twice, the counterfactual's by every strategy. */
const levelsOf = memoize((_: Slice): number[] => []);
let folds = 0;

/** A measure that is computed of each slice alone: its level, and the difference of the two as excess. */
export function levelAndExcess(of: (slice: Slice) => number): Metric['fold'] {
  const place = folds++;
  const levelOf = (slice: Slice): number => {
    const levels = levelsOf(slice);
    levels[place] ??= of(slice);
    return levels[place];
  };
  return (slice, base) => {
    const value = levelOf(slice);
    return { value, excess: value - levelOf(base), censored: false };
  };
}

/** A measure that is a difference by nature: it has an excess and no level. */
export function excessOnly(of: (slice: Slice, base: Slice) => number): Metric['fold'] {
  return (slice, base) => ({ value: Number.NaN, excess: of(slice, base), censored: false });
}

/** A measure of the programme that may be cut short; the counterfactual has none, so the excess is the level. */
export function programmeLevel(
  of: (slice: Slice, base: Slice) => { value: number; censored: boolean },
): Metric['fold'] {
  return (slice, base) => {
    const { value, censored } = of(slice, base);
    return { value, excess: value, censored };
  };
}
