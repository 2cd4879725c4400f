/**
 * The strategies side by side: harm and cost beyond the counterfactual, harm for each go-live, and how much of the
 * programme was done at all. Two strategies also get the difference beside them.
 */
import type { Comparison } from '../../experiment/compare.js';
import { cost, course, exposure, type Headline, harm, ofWholeProgramme } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import type { Summary } from '../../experiment/summarise.js';
import { metricById } from '../../model/metrics/registry.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import { largestOf } from '../numbers.js';
import { emphasisOf } from './emphasis.js';
import { between, type Emphasis, type Figure, type FigureRow, type FigureTable, UNKNOWN } from './figure.js';

/** @param start  ISO date of day 0 */
export function sideBySide(start: string, results: Results): FigureTable {
  const programme = programmeOf(results);
  const { strategies } = programme;
  const pair = strategies.length === 2 ? [[strategies[1]!, `less ${strategies[0]}`]] : [];
  return {
    columns: [...strategies.map((id) => [id]), ...pair],
    sections: [
      {
        heading: 'Harm beyond the same future without go-lives',
        rows: [...harm, ...cost].map((headline) => row(programme, headline, start)),
      },
      { heading: 'Harm for each go-live made', rows: harm.map((headline) => rowPerGoLive(programme, headline)) },
      {
        heading: 'How much of the programme was done',
        rows: [...exposure, ...course].map((headline) => row(programme, headline, start)),
      },
    ],
  };
}

/** What is known of the whole programme over the whole time. */
interface Programme {
  readonly strategies: readonly string[];
  readonly summaries: readonly Summary[];
  readonly comparisons: readonly Comparison[];
}

function programmeOf({ design, summaries, comparisons }: Results): Programme {
  return {
    strategies: design.strategies.slice(1),
    summaries: summaries.filter(ofWholeProgramme),
    comparisons: comparisons.filter(ofWholeProgramme),
  };
}

/** The summaries of a measure, by strategy. */
function summariesOf({ strategies, summaries }: Programme, { metric, measure }: Headline): (Summary | undefined)[] {
  const rows = summaries.filter((one) => one.metric === metric && one.measure === measure);
  return strategies.map((id) => rows.find((one) => one.strategy === id));
}

function row(programme: Programme, headline: Headline, start: string): FigureRow {
  const { metric, measure } = headline;
  const summaries = summariesOf(programme, headline);
  const comparisons = programme.comparisons.filter((one) => one.metric === metric);
  const isDay = summaries.some((one) => one?.unit === 'day');
  const largest = largestOf(summaries.flatMap(numbersOf));
  const emphasis = emphasisOf(metricById(metric)?.better ?? 'neither', summaries, comparisons);
  const figures = summaries.map((one, i) => {
    if (one?.mean === undefined) return UNKNOWN;
    return isDay ? medianDay(one, start) : mean(one, largest, emphasis[i]!);
  });
  if (programme.strategies.length !== 2) return { label: labelOf(metric), metric, figures };
  const isBound = isDay && summaries.some((one) => one !== undefined && one.censored > 0);
  const differences = isBound ? [UNKNOWN] : comparisons.map((one) => difference(one, measure === 'excess'));
  return { label: labelOf(metric), metric, figures: [...figures, ...differences] };
}

/** Ratio of means: no interval is given for it. */
function rowPerGoLive(programme: Programme, headline: Headline): FigureRow {
  const { metric } = headline;
  const live = summariesOf(programme, { metric: 'trusts_live', measure: 'level' });
  const summaries = summariesOf(programme, headline);
  const rates = summaries.map((one, i) => {
    const goLives = live[i]?.mean;
    return one?.mean === undefined || goLives === undefined || goLives <= 0 ? undefined : one.mean / goLives;
  });
  const unit = summaries[0]?.unit ?? '';
  const largest = largestOf(rates);
  const figures = rates.map(
    (value): Figure => (value === undefined ? UNKNOWN : { kind: 'number', value, unit, largest, emphasis: 'none' }),
  );
  return { label: labelOf(metric), metric, figures };
}

function labelOf(metric: string): string {
  return metricById(metric)?.label ?? metric;
}

/** The numbers that are shown of a summary: an interval only of an excess. */
function numbersOf(summary: Summary | undefined): (number | undefined)[] {
  if (summary === undefined) return [];
  const { measure, mean, low, high } = summary;
  return measure === 'excess' ? [mean, low, high] : [mean];
}

function mean({ mean: value, unit, measure, low, high }: Summary, largest: number, emphasis: Emphasis): Figure {
  const interval = measure === 'excess' ? spread(low, high) : undefined;
  return { kind: 'number', value: value!, unit, interval, largest, emphasis };
}

/** The median day as a date: it is known as long as the end cut off less than half of the replications. */
function medianDay({ n, censored, q50 }: Summary, start: string): Figure {
  const done = n - censored;
  const known = 2 * done > n && q50 !== undefined;
  return {
    kind: 'date',
    date: known ? isoDate(start, q50) : undefined,
    reached: censored === 0 ? undefined : [done, n],
  };
}

function difference({ difference: value, unit, low, high }: Comparison, withInterval: boolean): Figure {
  if (value === undefined) return UNKNOWN;
  const isDay = unit === 'day';
  const apart = low !== undefined && high !== undefined && (low > 0 || high < 0);
  return {
    kind: 'number',
    value,
    unit: isDay ? 'days' : unit,
    withUnit: isDay,
    interval: withInterval ? spread(low, high) : undefined,
    largest: largestOf([value, low, high]),
    emphasis: apart ? 'none' : 'muted',
  };
}

/** An interval that has a width. */
function spread(low: number | undefined, high: number | undefined) {
  return low === high ? undefined : between(low, high);
}
