/**
 * What a metric is: its name and definition, its traits as data, and its fold over a slice of the ledger and the facts.
 * Laws, tables and answers choose metrics by these traits, never by their names. To add one: a named export in the file
 * of its subject and a line in registry.ts.
 */
import type { Slice } from './slice.js';

/** Units of metrics; a `day` is a date, counted in days from the start of the scenario. */
export type Unit =
  | 'GBP'
  | 'day'
  | 'days'
  | 'go-lives'
  | 'holds'
  | 'lists'
  | 'minutes'
  | 'patient-days'
  | 'patients'
  | 'share'
  | 'trust-months'
  | 'trusts'
  | 'weeks';

/**
 * A level, its excess over the counterfactual, and whether the horizon cut it short; of a ratio also what is divided by
 * what, so that replications can be put together as a ratio of means. NaN stands for unknown.
 */
export interface Measured {
  readonly value: number;
  readonly excess: number;
  readonly censored: boolean;
  readonly numerator?: number;
  readonly denominator?: number;
}

/** The two quantities of a quotient, of a slice beside the same slice of the counterfactual. */
export interface Ratio {
  readonly of: (slice: Slice, base: Slice) => number;
  readonly over: (slice: Slice, base: Slice) => number;
  /** The measure is 1 less the quotient: those within a limit, of a count of those beyond it. */
  readonly complement: boolean;
}

/**
 * What the end of the window does to a case that it cuts. Only the last five of these may be flagged as censored.
 * - `nothing_cut`: each day or case counts where it is
 * - `as_it_stands`: the state at the end is what is asked for
 * - `later_not_counted`: what comes of it after the end is not in it
 * - `runs_out`: of the whole time it counts in the run-out too, until lists are as without go-lives; what comes after it
 *   is not in it
 * - `counts_to_end`: it counts to the end, so that the measure is a bound
 * - `as_seen`: it is judged by what was seen of it
 * - `left_out`: the measure is that of the others
 * - `unknown`: the measure is unknown
 */
export type AtEnd =
  | 'nothing_cut'
  | 'as_it_stands'
  | 'later_not_counted'
  | 'runs_out'
  | 'counts_to_end'
  | 'as_seen'
  | 'left_out'
  | 'unknown';

export interface Metric {
  readonly id: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly label: string;
  readonly definition: string;
  /** What patients meet, what trusts earn and spend, or how the programme goes. Money is of trusts, and all in GBP. */
  readonly concerns: 'patients' | 'money' | 'programme';
  /** It is about patients alone: the same wherever there are no services. */
  readonly ofCare?: true;
  /** What a doubled tariff of all services does to its excess: doubles it, or some part of it. Absent: nothing. */
  readonly tariff?: 'proportional' | 'in_part';
  /** The price of preparing go-lives is in it: it has an excess even where every go-live is without trouble. */
  readonly priceOfDelivery?: true;
  /** It comes of events that need not happen in a replication: 0 where none did. */
  readonly rareEvent?: true;
  /** It happens or not in a replication, 1 or 0: its mean is a probability. */
  readonly event?: true;
  /** It only repeats a record of known go-lives, or of known holds, where a file gives one. */
  readonly recordOf?: 'go_lives' | 'holds';
  /**
   * It comes of lists and of payment, so that windows from a go-live go on beyond the last day; `counted`: so does the whole
   * time, until lists are as without go-lives. Absent: nothing after the last day is in it.
   */
  readonly runOut?: 'windows' | 'counted';
  /** How trusts are put together for the programme. */
  readonly aggregation: string;
  /** What the horizon does to it: the rule, and in words. */
  readonly atEnd: AtEnd;
  readonly censoring: string;
  /**
   * Its excess: the level less the counterfactual's; the level itself, as without go-lives there is none; or all it has,
   * being a difference by nature without a level.
   */
  readonly excess: 'of_levels' | 'the_level' | 'by_nature';
  /** Where it is unknown, in words, and for a ratio only where the lower quantity is 0; absent: it is known everywhere. */
  readonly unknown?: string;
  /** The quotient it is: over replications it is a ratio of means. Absent: a mean over replications. */
  readonly ratio?: Ratio;
  /** @param base the same slice of the counterfactual */
  readonly fold: (slice: Slice, base: Slice) => Measured;
}

/** The traits of a sum that counts until lists are as without go-lives. */
export const UNTIL_CLEARED = {
  runOut: 'counted',
  atEnd: 'runs_out',
  censoring:
    'counted until the lists are as without go-lives, at most to the end of the run-out; what comes later is not in it',
} as const;
