/**
 * What the comparisons say about each pair of strategies, still as values: who does better on the headline harms, how
 * sure that is, and how much each of them did at all. A strategy that never goes live wins on every harm, so the amount
 * of programme behind each harm is part of the verdict.
 */
import { metricById } from '../model/metrics/registry.js';
import type { Comparison } from './compare.js';
import { exposure, harm, ofWholeProgramme } from './headlines.js';
import type { Summary } from './summarise.js';

/**
 * `apart`: the interval of the difference excludes 0. `not_apart`: it does not. `same`: equal in every replication.
 * `unknown`: fewer than two replications in which both are known.
 */
export type Finding = 'apart' | 'not_apart' | 'same' | 'unknown';

/** One harm of one pair. */
export interface HarmVerdict {
  readonly metric: string;
  readonly finding: Finding;
  /** Strategy - reference, with its interval; only the strategy's id says which is better. */
  readonly comparison: Comparison;
  /** Id of the one that does better; undefined unless `apart`. */
  readonly better: string | undefined;
  /** Share of replications in which that one does better. */
  readonly share: number | undefined;
  /** Replications of the run, of which the comparison has those in which both are known. */
  readonly replications: number;
  /** Of the two, those of which it is known in no replication. */
  readonly unknownUnder: readonly string[];
}

/** A mean of the strategy and of the reference. */
export interface Beside {
  readonly metric: string;
  readonly unit: string;
  readonly strategy: number;
  readonly reference: number;
}

export interface Verdict {
  readonly strategy: string;
  readonly reference: string;
  readonly harms: readonly HarmVerdict[];
  /** How many trusts went live and how long they were seen, on average. */
  readonly exposures: readonly Beside[];
}

/**
 * A verdict for each pair, in the order of the comparisons.
 * @param replications of the run
 */
export function verdicts(
  summaries: readonly Summary[],
  comparisons: readonly Comparison[],
  replications: number,
): Verdict[] {
  const programme = comparisons.filter(ofWholeProgramme);
  const meanOf = meansOfProgramme(summaries);
  const pairs = new Map(programme.map((row) => [`${row.strategy} ${row.reference}`, row]));
  return [...pairs.values()].map(({ strategy, reference }) => {
    const rows = programme.filter((row) => row.strategy === strategy && row.reference === reference);
    const harms = harm.flatMap(({ metric, measure }) =>
      rows
        .filter((row) => row.metric === metric)
        .map((row): HarmVerdict => {
          const unknownUnder = [reference, strategy].filter((id) => meanOf(id, metric, measure) === undefined);
          return { metric, comparison: row, ...findingOf(row), replications, unknownUnder };
        }),
    );
    const exposures = exposure.flatMap(({ metric, measure }): Beside[] => {
      const [a, b] = [meanOf(strategy, metric, measure), meanOf(reference, metric, measure)];
      const unit = metricById(metric)?.unit ?? '';
      return a === undefined || b === undefined ? [] : [{ metric, unit, strategy: a, reference: b }];
    });
    return { strategy, reference, harms, exposures };
  });
}

/** Mean of a measure of the programme over the whole time, under a strategy. */
export function meansOfProgramme(summaries: readonly Summary[]) {
  const key = (strategy: string, metric: string, measure: string) => `${strategy} ${metric} ${measure}`;
  const rows = summaries.filter(ofWholeProgramme);
  const means = new Map(rows.map((row) => [key(row.strategy, row.metric, row.measure), row.mean]));
  return (strategy: string, metric: string, measure: string) => means.get(key(strategy, metric, measure));
}

function findingOf(comparison: Comparison): Pick<HarmVerdict, 'finding' | 'better' | 'share'> {
  const { low, high, betterShare, worseShare } = comparison;
  if (low === undefined || high === undefined) return { finding: 'unknown', better: undefined, share: undefined };
  if (betterShare === 0 && worseShare === 0) return { finding: 'same', better: undefined, share: undefined };
  if (low <= 0 && high >= 0) return { finding: 'not_apart', better: undefined, share: undefined };
  const strategyWins = comparison.better === 'lower' ? high < 0 : low > 0;
  return {
    finding: 'apart',
    better: strategyWins ? comparison.strategy : comparison.reference,
    share: strategyWins ? betterShare : worseShare,
  };
}
