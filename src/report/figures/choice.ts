/**
 * The choice: what a board decides by, of each strategy, and nothing else. Up to three strategies stand in columns, with
 * their intervals; more of them in rows of one line, so that they can be read down and a screen holds them.
 */
import type { BadCase } from '../../experiment/bad-cases.js';
import { headlines, longWaits } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import { largestOf } from '../numbers.js';
import { type Board, byWhen, differencesOf, figuresOf, labelOfMetric } from './board.js';
import { dateOfDeadline } from './deadline.js';
import { type Figure, type FigureRow, type FigureTable, UNKNOWN } from './figure.js';

/** Most strategies that stand side by side. */
const SIDE_BY_SIDE = 3;

/** One measure of the choice. */
interface Line {
  readonly metric: string;
  readonly label: string;
  /** The same as the head of a column. */
  readonly head: readonly string[];
  /** One for each strategy, then their difference where there are two. */
  readonly figures: readonly Figure[];
}

export function choiceOf(board: Board, results: Results): FigureTable {
  const lines = linesOf(board, results);
  const { strategies, labelOf } = board;
  const noteOf = (id: string) => (labelOf(id) === id ? undefined : labelOf(id));
  if (strategies.length <= SIDE_BY_SIDE) {
    const pair = board.differences[0];
    const difference = pair === undefined ? [] : [[pair.strategy, `less ${pair.reference}`]];
    return {
      columns: [...strategies.map((id) => [...(noteOf(id) === undefined ? [] : [labelOf(id)]), id]), ...difference],
      sections: [{ heading: '', rows: lines.map(({ head, ...row }): FigureRow => row) }],
    };
  }
  return {
    isCompact: true,
    columns: lines.map(({ head }) => head),
    sections: [
      {
        heading: '',
        rows: strategies.map((id, i): FigureRow => {
          return {
            label: id,
            metric: '',
            figures: lines.map(({ figures }) => figures[i] ?? UNKNOWN),
          };
        }),
      },
    ],
  };
}

const heads = new Map<string, readonly string[]>([
  ['wait_patient_days', ['patient-days', 'waited']],
  ['lost_revenue_gbp', ['revenue', 'lost']],
  ['net_cost_gbp', ['net cost']],
  ['over_18_weeks_peak', ['over 18', 'weeks']],
  ['over_52_weeks', ['over 52', 'weeks']],
]);

function linesOf(board: Board, results: Results): Line[] {
  const harms = headlines.map((headline): Line => {
    const figures = figuresOf(board, headline, { withInterval: true, ofUsual: true });
    return lineOf(headline.metric, labelOfMetric(headline.metric), [...figures, ...differencesOf(board, headline)]);
  });
  const waits = longWaits.map((headline): Line => {
    const figures = figuresOf(board, headline, { withInterval: false });
    return lineOf(headline.metric, labelOfMetric(headline.metric), [...figures, ...differencesOf(board, headline)]);
  });
  const severe = { metric: 'severe_go_lives', measure: 'level' } as const;
  const severeFigures = [...figuresOf(board, severe, { withInterval: false }), ...differencesOf(board, severe)];
  return [
    ...harms,
    ...inTime(board, results),
    ...daysOf(board),
    ...waits,
    ...badCaseOf(board, results.badCases),
    { ...lineOf(severe.metric, labelOfMetric(severe.metric), severeFigures), head: ['severe', 'go-lives'] },
  ].filter(isTold);
}

/** A line in which nothing is known, or nothing happened under any strategy, takes the room of one that decides. */
function isTold({ figures }: Line): boolean {
  return figures.some((figure) => figure.kind !== 'unknown' && !(figure.kind === 'number' && figure.value === 0));
}

function lineOf(metric: string, label: string, figures: readonly Figure[]): Line {
  return { metric, label, head: heads.get(metric) ?? [label], figures };
}

/** By when all are live; where no strategy is done in half of the replications, the second day would say no more. */
function daysOf(board: Board): Line[] {
  const [half, most] = [byWhen(board, 0), byWhen(board, 1)];
  const isDone = half.some((figure) => figure.kind === 'date' && figure.date !== undefined);
  const line = (sure: string, figures: readonly Figure[]): Line => {
    return {
      metric: 'completion_day',
      label: `All live: ${sure} sure by`,
      head: ['all live:', `${sure} sure by`],
      figures,
    };
  };
  return [line('50%', half), ...(isDone ? [line('80%', most)] : [])];
}

/** How bad the first headline can get, as far out as the replications can tell. */
function badCaseOf({ strategies }: Board, badCases: readonly BadCase[]): Line[] {
  const { metric } = headlines[0]!;
  const own = badCases.filter((one) => one.metric === metric);
  const [first] = own;
  if (first === undefined) return [];
  const sure = first.worseShare === 0 ? 'worst seen' : `1 in ${Math.round(1 / first.worseShare)} is worse`;
  const largest = largestOf(own.map(({ value }) => value));
  const figures = strategies.map((id): Figure => {
    const one = own.find(({ strategy, worseShare }) => strategy === id && worseShare === first.worseShare);
    if (one === undefined) return UNKNOWN;
    return { kind: 'number', value: one.value, unit: one.unit, largest, emphasis: 'none' };
  });
  return [{ metric, label: `${labelOfMetric(metric)}, ${sure}`, head: ['waited,', sure], figures }];
}

/** How likely it is that all planned trusts are live by the deadline, if the file has one. */
function inTime(board: Board, results: Results): Line[] {
  const headline = { metric: 'all_live_by_deadline', measure: 'level' } as const;
  const by = dateOfDeadline(board.start, results.design);
  const figures = [...figuresOf(board, headline, { withInterval: true }), ...differencesOf(board, headline)];
  return [{ metric: headline.metric, label: `All live by ${by}`, head: ['all live by', by], figures }];
}
