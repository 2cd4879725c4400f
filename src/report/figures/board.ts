/**
 * What figures of strategies are made from: the summaries, comparisons and dates of the whole programme, and how one
 * headline becomes a figure of each strategy. Separate from the tables that choose what to show.
 */
import type { Comparison } from '../../experiment/compare.js';
import type { Completion } from '../../experiment/completion.js';
import { type Headline, ofWholeProgramme } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import type { Summary } from '../../experiment/summarise.js';
import { type SummaryOf, summariesOfProgramme } from '../../experiment/verdict.js';
import { metricById } from '../../model/metrics/registry.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import { largestOf } from '../numbers.js';
import { between, type Emphasis, type Figure, UNKNOWN } from './figure.js';

export interface Board {
  /** ISO date of day 0. */
  readonly start: string;
  /** The strategies without the counterfactual, in the order of the file. */
  readonly strategies: readonly string[];
  /** What people call a strategy; the id where it has no other name. */
  readonly labelOf: (strategy: string) => string;
  readonly summaryOf: SummaryOf;
  readonly completionOf: (strategy: string) => Completion | undefined;
  /** Comparisons of two strategies, where there are just two; else none. */
  readonly differences: readonly Comparison[];
}

export function boardOf(scenario: Scenario, { design, summaries, comparisons, completions }: Results): Board {
  const strategies = design.strategies.slice(1);
  const labels = new Map(scenario.strategies.map(({ id, label }) => [id, label]));
  return {
    start: scenario.start,
    strategies,
    labelOf: (strategy) => labels.get(strategy) ?? strategy,
    summaryOf: summariesOfProgramme(summaries),
    completionOf: (strategy) => completions.find((one) => one.strategy === strategy),
    differences: strategies.length === 2 ? comparisons.filter(ofWholeProgramme) : [],
  };
}

export interface Shown {
  /** The interval below the number. */
  readonly withInterval: boolean;
  /** What it is of the usual level behind it. */
  readonly ofUsual?: boolean;
}

/** One measure under each strategy. What is mostly 0 is told as an event, where it happened under any of them. */
export function figuresOf(board: Board, { metric, measure }: Headline, shown: Shown): Figure[] {
  const summaries = board.strategies.map((id) => board.summaryOf(id, metric, measure));
  const largest = largestOf(summaries.flatMap((one) => numbersOf(one, shown.withInterval)));
  const usual = shown.ofUsual === true ? board.summaryOf(COUNTERFACTUAL, metric, 'level')?.mean : undefined;
  const happened = summaries.some((one) => one?.rare !== undefined && one.rare.count > 0);
  return summaries.map((one): Figure => {
    if (one?.mean === undefined) return UNKNOWN;
    const { mean: value, unit, low, high, rare } = one;
    if (rare !== undefined && happened) return { kind: 'event', unit, ...rare };
    const ofUsual = usual !== undefined && usual > 0 ? { ofUsual: value / usual } : {};
    const interval = shown.withInterval ? withWidth(low, high) : undefined;
    return { kind: 'number', value, unit, interval, largest, emphasis: emphasisOf(one), ...ofUsual };
  });
}

/** The difference of two strategies, beside them; nothing where there are not just two. */
export function differencesOf(board: Board, { metric, measure }: Headline): Figure[] {
  return board.differences
    .filter((row) => row.metric === metric)
    .map((row): Figure => {
      const { difference: value, unit, low, high, verdict } = row;
      if (value === undefined) return UNKNOWN;
      const apart = low !== undefined && high !== undefined && (low > 0 || high < 0) && verdict !== 'not_apart';
      return {
        kind: 'number',
        value,
        unit,
        interval: measure === 'excess' ? withWidth(low, high) : undefined,
        largest: largestOf([value, low, high]),
        emphasis: apart ? 'none' : 'muted',
      };
    });
}

/** The first day by which all planned trusts are live with such a certainty, under each strategy. */
export function byWhen(board: Board, sure: number): Figure[] {
  return board.strategies.map((id): Figure => {
    const completion = board.completionOf(id);
    if (completion === undefined || completion.of === 0) return UNKNOWN;
    const { byDay, done, of, left } = completion;
    const day = byDay[sure];
    const date = day === undefined ? undefined : isoDate(board.start, day);
    return { kind: 'date', date, reached: done === of ? undefined : [done, of], left };
  });
}

export function labelOfMetric(metric: string): string {
  return metricById(metric)?.label ?? metric;
}

function emphasisOf({ standing }: Summary): Emphasis {
  return standing === 'best' || standing === 'may_be_best' ? standing : 'none';
}

function numbersOf(summary: Summary | undefined, withInterval: boolean): (number | undefined)[] {
  if (summary === undefined) return [];
  return withInterval ? [summary.mean, summary.low, summary.high] : [summary.mean];
}

/** An interval that has a width. */
export function withWidth(low: number | undefined, high: number | undefined) {
  return low === high ? undefined : between(low, high);
}
