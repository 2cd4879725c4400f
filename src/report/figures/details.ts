/**
 * What stands behind the choice, strategy by strategy: all the money, a bad case of each headline with the replication
 * to look at, harm for each go-live, and how much of the programme was done at all.
 */
import type { BadCase } from '../../experiment/bad-cases.js';
import { course, exposure, type Headline, harm, harmPerGoLive, headlines, money } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import { metricById } from '../../model/metrics/registry.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import { largestOf } from '../numbers.js';
import { type Board, differencesOf, figuresOf, labelOfMetric, withWidth } from './board.js';
import { type Figure, type FigureRow, type FigureSection, type FigureTable, UNKNOWN } from './figure.js';

export function detailsOf(board: Board, results: Results): FigureTable {
  const { strategies, differences } = board;
  const pair = differences[0];
  const row = (headline: Headline) => rowOf(board, headline);
  return {
    columns: [
      ...strategies.map((id) => [id]),
      ...(pair === undefined ? [] : [[pair.strategy, `less ${pair.reference}`]]),
    ],
    sections: [
      // up to three strategies the choice itself has them
      {
        topic: 'harm' as const,
        heading: 'With 95% intervals',
        rows: strategies.length > 3 ? [...harm, inTime].map(row) : [],
      },
      {
        topic: 'money' as const,
        heading: 'All the money, beyond the same future without go-lives: costs above 0, savings below',
        rows: money.map(row).filter(hasMoney).map(asCost),
      },
      ...badCaseSections(board, results.badCases),
      { topic: 'each_go_live' as const, heading: 'Harm for each go-live made', rows: harmPerGoLive.map(row) },
      {
        topic: 'done' as const,
        heading: 'How much of the programme was done',
        rows: [...exposure, ...course].map(row),
      },
    ]
      .map((section) => ({ ...section, rows: section.rows.filter(isKnown) }))
      .filter(({ rows }) => rows.length > 0),
  };
}

function rowOf(board: Board, headline: Headline): FigureRow {
  const { metric, measure } = headline;
  const isDay = board.strategies.some((id) => board.summaryOf(id, metric, measure)?.unit === 'day');
  const figures = isDay
    ? [...medianDays(board, metric), ...dayDifference(board, headline)]
    : [
        ...figuresOf(board, headline, { withInterval: measure === 'excess' || headline === inTime }),
        ...differencesOf(board, headline),
      ];
  return { label: labelOfMetric(metric), metric, figures };
}

/** The median day as a date: it is known as long as the end cut off less than half of the replications. */
function medianDays(board: Board, metric: string): Figure[] {
  return board.strategies.map((id): Figure => {
    const summary = board.summaryOf(id, metric, 'level');
    if (summary?.mean === undefined) return UNKNOWN;
    const { n, censored, q50 } = summary;
    const done = n - censored;
    const date = 2 * done > n && q50 !== undefined ? isoDate(board.start, q50) : undefined;
    return { kind: 'date', date, reached: censored === 0 ? undefined : [done, n] };
  });
}

/** In days; not where the end cut off either, as they are then bounds. */
function dayDifference(board: Board, headline: Headline): Figure[] {
  const isBound = board.strategies.some((id) => (board.summaryOf(id, headline.metric, 'level')?.censored ?? 0) > 0);
  return differencesOf(board, headline).map((figure) =>
    isBound || figure.kind !== 'number' ? UNKNOWN : { ...figure, unit: 'days', withUnit: true },
  );
}

function isKnown({ figures }: FigureRow): boolean {
  return figures.some(({ kind }) => kind !== 'unknown');
}

/** What is saved is below 0 among costs; and what a cost below 0 means is said where it is not plain. */
function asCost(row: FigureRow): FigureRow {
  const isSaving = metricById(row.metric)?.better === 'higher';
  const figures = isSaving ? row.figures.map(negated) : row.figures;
  const isBelow = figures.some((figure) => figure.kind === 'number' && figure.value < 0);
  return {
    ...row,
    figures,
    ...(isBelow && belowNothing.has(row.metric) ? { note: belowNothing.get(row.metric) } : {}),
  };
}

const belowNothing = new Map([['contribution_lost_gbp', 'below 0: work not done costs less than it lost']]);

function negated(figure: Figure): Figure {
  if (figure.kind === 'event') return { ...figure, amount: figure.amount === undefined ? undefined : -figure.amount };
  if (figure.kind !== 'number') return figure;
  const { value, interval } = figure;
  return { ...figure, value: -value, interval: interval === undefined ? undefined : [-interval[1], -interval[0]] };
}

/** Whether all are live in time, which is a probability. */
const inTime: Headline = { metric: 'all_live_by_deadline', measure: 'level' };

/** Money that nobody spent or saved is not worth a line. */
function hasMoney({ figures }: FigureRow): boolean {
  return figures.some((figure) => figure.kind === 'event' || (figure.kind === 'number' && figure.value !== 0));
}

/** How bad it can get, by the share of replications that are worse: the farthest that the replications can tell. */
const badHeadings: readonly (readonly [share: number, heading: string])[] = [
  [0.05, 'A bad case: one replication in twenty is worse'],
  [0.1, 'A bad case: one replication in ten is worse'],
  [0, 'A bad case: the worst that was seen'],
];

function badCaseSections({ strategies }: Board, badCases: readonly BadCase[]): FigureSection[] {
  return badHeadings.flatMap(([share, heading]) => {
    const rows = headlines.flatMap(({ metric }): FigureRow[] => {
      const own = badCases.filter((one) => one.metric === metric && one.worseShare === share);
      if (own.every(({ value }) => value === 0)) return [];
      const largest = largestOf(own.flatMap(({ value, low, high }) => [value, low, high]));
      const cases = strategies.map((id) => own.find(({ strategy }) => strategy === id));
      const figures = cases.map((one): Figure => {
        if (one === undefined) return UNKNOWN;
        const { value, unit, low, high } = one;
        return { kind: 'number', value, unit, interval: withWidth(low, high), largest, emphasis: 'none' };
      });
      const traced = cases.map((one): Figure => {
        return one === undefined ? UNKNOWN : { kind: 'word', text: String(one.replication) };
      });
      return [
        { label: labelOfMetric(metric), metric, figures },
        { label: 'in replication', metric, figures: traced },
      ];
    });
    return rows.length === 0 ? [] : [{ topic: 'bad_case', heading, rows }];
  });
}
