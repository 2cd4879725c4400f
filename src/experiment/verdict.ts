/**
 * What the comparisons say about each pair of strategies, still as values: who does better on the headlines, how sure
 * that is, and how much each of them did at all. A strategy that never goes live wins on every harm, so the amount
 * of programme behind each harm is part of the verdict.
 */
import { metricById } from '../model/metrics/registry.js';
import { COUNTERFACTUAL } from '../model/settings.js';
import type { Measure } from './collect.js';
import { type Comparison, type Finding, isSame } from './compare.js';
import { besideVerdicts, headlines, ofWholeProgramme } from './headlines.js';
import type { Summary } from './summarise.js';

/** One headline of one pair. */
export interface HarmVerdict {
  readonly metric: string;
  /**
   * Of a pair with the reference by the family's adjusted p-value. Of any other by its own interval: they are not
   * adjusted for their number.
   */
  readonly finding: Finding;
  /** Strategy - reference, with its interval. */
  readonly comparison: Comparison;
  /** The difference as a share of what is usual, or of the reference's; undefined where neither is known and above 0. */
  readonly relative: Relative | undefined;
  /** Replications of the run, of which the comparison has those in which both are known. */
  readonly replications: number;
  /** Of the two, those of which it is known in no replication. */
  readonly unknownUnder: readonly string[];
}

export interface Relative {
  readonly share: number;
  /** Of the level without go-lives, or of the excess of the reference. */
  readonly to: 'usual' | 'reference';
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
  /** How many trusts went live, how long they were seen and how many left, on average. */
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
  const summaryOf = summariesOfProgramme(summaries);
  return pairsOf(comparisons.filter(ofWholeProgramme)).map((rows) => {
    const { strategy, reference } = rows[0]!;
    const harms = headlines.flatMap(({ metric, measure }) =>
      rows
        .filter((row) => row.metric === metric)
        .map((comparison): HarmVerdict => {
          const relative = relativeOf(comparison, summaryOf);
          const unknownUnder = [reference, strategy].filter((id) => summaryOf(id, metric, measure)?.mean === undefined);
          return { metric, finding: findingOf(comparison), comparison, relative, replications, unknownUnder };
        }),
    );
    const exposures = besideVerdicts.flatMap(({ metric, measure }): Beside[] => {
      const [a, b] = [strategy, reference].map((id) => summaryOf(id, metric, measure)?.mean);
      const unit = metricById(metric)?.unit ?? '';
      return a === undefined || b === undefined ? [] : [{ metric, unit, strategy: a, reference: b }];
    });
    return { strategy, reference, harms, exposures };
  });
}

/** The rows of each pair, in one pass: of a hundred strategies there are five thousand pairs. */
function pairsOf(rows: readonly Comparison[]): Comparison[][] {
  const pairs = new Map<string, Comparison[]>();
  for (const row of rows) {
    const key = `${row.strategy} ${row.reference}`;
    const pair = pairs.get(key);
    if (pair) pair.push(row);
    else pairs.set(key, [row]);
  }
  return [...pairs.values()];
}

/** The summary of a measure of the programme over the whole time, under a strategy. */
export type SummaryOf = (strategy: string, metric: string, measure: Measure) => Summary | undefined;

export function summariesOfProgramme(summaries: readonly Summary[]): SummaryOf {
  const key = (strategy: string, metric: string, measure: string) => `${strategy} ${metric} ${measure}`;
  const rows = summaries.filter(ofWholeProgramme);
  const byKey = new Map(rows.map((row) => [key(row.strategy, row.metric, row.measure), row]));
  return (strategy, metric, measure) => byKey.get(key(strategy, metric, measure));
}

/** A difference beside what it is measured against. */
function relativeOf({ metric, reference, difference }: Comparison, summaryOf: SummaryOf): Relative | undefined {
  const usual = summaryOf(COUNTERFACTUAL, metric, 'level')?.mean ?? 0;
  const own = summaryOf(reference, metric, 'excess');
  if (difference === undefined) return undefined;
  if (usual > 0) return { share: difference / usual, to: 'usual' };
  // A reference that may be near 0 makes no percentage.
  return own?.mean !== undefined && (own.low ?? 0) > 0 ? { share: difference / own.mean, to: 'reference' } : undefined;
}

function findingOf(row: Comparison): Finding {
  const { verdict, low, high, better } = row;
  if (verdict !== undefined) return verdict;
  if (low === undefined || high === undefined) return 'unknown';
  if (isSame(row)) return 'same';
  if (low <= 0 && high >= 0) return 'not_apart';
  return high < 0 === (better === 'lower') ? 'better' : 'worse';
}
