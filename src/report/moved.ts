/**
 * This forecast beside an earlier one: which inputs changed, what moved under each strategy, and which verdicts are
 * others now. Separate from the answer, which is of one run.
 */

import type { Move, Side } from '../experiment/moved.js';
import { movesBetween, watched } from '../experiment/moved.js';
import type { Results } from '../experiment/run-design.js';
import type { HarmVerdict, Verdict } from '../experiment/verdict.js';
import { type ChangedInput, changedInputs } from '../scenario/changed-inputs.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { type Board, boardOf, byWhen, figuresOf, labelOfMetric, withWidth } from './figures/board.js';
import { type Figure, type FigureRow, type FigureTable, NONE, UNKNOWN } from './figures/figure.js';
import { figureLines } from './figures/terminal.js';
import { largestOf } from './numbers.js';
import { nounOf } from './sentences.js';
import { plain, type Style } from './style.js';
import { wrapped } from './width.js';

/** One of the forecasts. */
export interface Forecast extends Side {
  /** What it is called: its folder. */
  readonly name: string;
  readonly version: string;
  /** Hash of all that the numbers depend on. */
  readonly settings: string;
  readonly scenario: Scenario;
  readonly results: Results;
}

interface MovedOptions {
  readonly width: number;
  readonly style?: Style | undefined;
  /** Verdicts of every pair, not only those with the reference. */
  readonly pairs: boolean;
}

/** Most changed inputs that are listed. */
const LISTED = 20;
const WIDEST_TEXT = 100;

/** The lines of what moved from one forecast to the next, without line ends. */
export function movedLines(before: Forecast, after: Forecast, options: MovedOptions): string[] {
  const { width, style = plain, pairs } = options;
  const say = (text: string) =>
    wrapped(show(text, 500), Math.min(width, WIDEST_TEXT) - 2, 2).map((line) => `  ${line}`);
  const changes = changedInputs(before.scenario, after.scenario);
  const verdicts = changedVerdicts(before, after, pairs);
  return [
    style.strong(`What changed from ${before.name} to ${after.name}`),
    ...[...changesInWords(changes), ...runsInWords(before, after)].flatMap(say),
    '',
    ...figureLines(movedTable(before, after), width, style),
    '',
    style.strong('Verdicts'),
    ...verdicts.flatMap(say),
    ...say(whyInWords(changes, before, after)),
  ];
}

function changesInWords(changes: readonly ChangedInput[]): string[] {
  if (changes.length === 0) return ['No input changed.'];
  const more = changes.length - LISTED;
  return [
    ...changes.slice(0, LISTED).map(({ path, before, after }) => {
      if (before === undefined) return `${path}: ${after} (new)`;
      return after === undefined ? `${path}: ${before} (gone)` : `${path}: ${before}, now ${after}`;
    }),
    ...(more > 0 ? [`and ${more} more: inputs.csv of both tells them`] : []),
  ];
}

/** What else is not the same. */
function runsInWords(before: Forecast, after: Forecast): string[] {
  const facts = (one: Forecast): [string, string][] => [
    ['replications', String(one.design.replications.length)],
    ['seed', one.design.settings.seed],
    ['strategies', one.design.strategies.slice(1).join(', ')],
    ['version of golive', one.version],
  ];
  const now = facts(after);
  return facts(before).flatMap(([name, value], i) =>
    value === now[i]![1] ? [] : [`${name}: ${value}, now ${now[i]![1]}`],
  );
}

function movedTable(before: Forecast, after: Forecast): FigureTable {
  const [old, now] = [boardOf(before.scenario, before.results), boardOf(after.scenario, after.results)];
  const moves = movesBetween(before, after);
  const strategies = now.strategies.filter((id) => old.strategies.includes(id));
  return {
    columns: [[before.name], [after.name], ['moved']],
    sections: strategies.map((strategy) => {
      const own = moves.filter((move) => move.strategy === strategy);
      const rows = watched.flatMap(({ metric }): FigureRow[] => {
        const move = own.find((one) => one.metric === metric);
        if (move === undefined) return [];
        const figures = [figureOf(old, move), figureOf(now, move), movedFigure(move)];
        return figures.slice(0, 2).every(({ kind }) => kind === 'unknown')
          ? []
          : [{ label: labelOfMetric(metric), metric, figures }];
      });
      const label = now.labelOf(strategy);
      return {
        heading: label === strategy ? strategy : `${strategy}: ${label}`,
        rows: [...rows, ...dayRows(old, now, strategy)],
      };
    }),
  };
}

function figureOf(board: Board, { strategy, metric, measure }: Move): Figure {
  const figure =
    figuresOf(board, { metric, measure }, { withInterval: true })[board.strategies.indexOf(strategy)] ?? UNKNOWN;
  return figure.kind === 'number' ? { ...figure, emphasis: 'none' } : figure;
}

function movedFigure({ difference: value, low, high, unit, finding }: Move): Figure {
  if (value === undefined) return UNKNOWN;
  if (finding === 'same') return { kind: 'word', text: 'the same' };
  return {
    kind: 'number',
    value,
    unit,
    interval: withWidth(low, high),
    largest: largestOf([value, low, high]),
    emphasis: 'none',
  };
}

/** The day by which all are live with some certainty; moved by so many days, where both are known. */
function dayRows(old: Board, now: Board, strategy: string): FigureRow[] {
  return [0, 1].flatMap((sure): FigureRow[] => {
    const days = [old, now].map((board) => board.completionOf(strategy)?.byDay[sure]);
    const figures = [old, now].map((board) => byWhen(board, sure)[board.strategies.indexOf(strategy)] ?? UNKNOWN);
    if (days.every((day) => day === undefined)) return [];
    const [from, to] = [days[0], days[1]];
    const starts = old.start === now.start;
    const value = from === undefined || to === undefined || !starts ? undefined : to - from;
    const moved: Figure = value === undefined ? NONE : { kind: 'word', text: daysInWords(value) };
    return [
      { label: `All live: ${sure === 0 ? 50 : 80}% sure by`, metric: 'completion_day', figures: [...figures, moved] },
    ];
  });
}

function daysInWords(days: number): string {
  const count = Math.round(Math.abs(days));
  if (count === 0) return 'the same';
  return `${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
}

const findings = {
  better: 'better',
  worse: 'worse',
  not_apart: 'not told apart',
  same: 'the same',
  unknown: 'unknown',
} as const;

/** Which pairs are judged otherwise now. */
function changedVerdicts(before: Forecast, after: Forecast, pairs: boolean): string[] {
  const key = ({ strategy, reference }: Verdict) => `${strategy} ${reference}`;
  const old = new Map(before.results.verdicts.map((verdict) => [key(verdict), verdict]));
  const shown = after.results.verdicts.filter(({ reference }) => pairs || reference === after.design.reference);
  const said = shown.flatMap((verdict) => {
    const then = old.get(key(verdict))?.harms ?? [];
    return verdict.harms.flatMap((harm) => {
      const other = then.find(({ metric }) => metric === harm.metric);
      return other === undefined || other.finding === harm.finding ? [] : [turned(verdict, other, harm, before, after)];
    });
  });
  if (said.length > 0) return said;
  const judged = shown.filter((verdict) => old.has(key(verdict)));
  if (judged.length === 0) return ['No pair of strategies is judged in both.'];
  return [
    pairs ? 'Every pair is judged as before.' : `All that is said against ${after.design.reference} is as before.`,
  ];
}

function turned(
  { strategy, reference }: Verdict,
  then: HarmVerdict,
  now: HarmVerdict,
  before: Forecast,
  after: Forecast,
): string {
  return `${strategy} against ${reference}, ${nounOf(now.metric)}: ${findings[then.finding]} in ${before.name}, ${findings[now.finding]} in ${after.name}.`;
}

function whyInWords(changes: readonly ChangedInput[], before: Forecast, after: Forecast): string {
  const sameSeed = before.design.settings.seed === after.design.settings.seed;
  const chance = 'A move whose interval holds 0 may be chance.';
  if (before.version !== after.version)
    return `Two versions of golive made them: that alone may move numbers. ${chance}`;
  if (changes.length === 0 && before.settings !== after.settings) {
    return `The scenarios differ in what inputs.csv does not list (trusts, names, dates): run.json of both holds them. ${chance}`;
  }
  if (changes.length === 0) {
    return sameSeed
      ? 'No input changed: what moved is what more replications, or other strategies, tell.'
      : 'No input changed: what moved is chance, as the seeds differ.';
  }
  if (changes.length === 1) return `One input changed: what moved beyond chance is due to it. ${chance}`;
  return `${changes.length} inputs changed together: to tell what each of them moves, run with one at a time (--set). ${chance}`;
}
