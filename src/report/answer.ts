/**
 * The answer to a scenario as a person reads it on a terminal: the question, the strategies side by side, what their
 * differences say in words, and where the tables are. Short enough to be taken in at once; everything else is in files.
 */
import type { Comparison } from '../experiment/compare.js';
import { cost, course, exposure, type Headline, harm } from '../experiment/headlines.js';
import type { Results } from '../experiment/run-design.js';
import type { Summary } from '../experiment/summarise.js';
import { metricById } from '../model/metrics/registry.js';
import { isoDate } from '../scenario/calendar.js';
import { show } from '../scenario/issues.js';
import type { Scenario } from '../scenario/scenario.js';
import { interval, scaleFor } from './numbers.js';
import { verdictInWords } from './sentences.js';
import { plain, type Style } from './style.js';
import { type TerminalCell, type TerminalRow, terminalTable } from './terminal-table.js';
import { wrapped } from './width.js';

/** Longest text of a scenario that is echoed, in characters. */
const LONGEST = 500;
const MARGIN = 2;

export interface AnswerOptions {
  /** Columns of the terminal; lines are never longer as long as names allow. */
  readonly width: number;
  /** Where the tables are, as text; absent when none were written. */
  readonly tables?: string | undefined;
  readonly style?: Style | undefined;
}

/** The answer, line by line, without line ends. */
export function answer(scenario: Scenario, results: Results, options: AnswerOptions): string[] {
  const { width, style = plain, tables } = options;
  const say = (text: string, hang = 0) => wrapped(text, width, hang);
  const paragraph = (text: string) => wrapped(text, width - MARGIN, MARGIN).map((line) => ' '.repeat(MARGIN) + line);
  const { replications, settings } = results.design;
  const n = replications.length;
  return [
    ...say(show(scenario.label, LONGEST)).map(style.strong),
    ...(scenario.question === '' ? [] : say(show(scenario.question, LONGEST))),
    '',
    ...say(
      `${n} ${n === 1 ? 'replication' : 'replications'}, ${scenario.start} to ${scenario.end}, seed ${show(settings.seed, LONGEST)}. ` +
        `Every strategy meets the same worlds. Means; below them 95% intervals.`,
    ).map(style.quiet),
    '',
    ...sideBySide(scenario, results, width, style),
    '',
    style.strong('Answer'),
    ...spoken(results).flatMap(paragraph),
    ...(tables === undefined ? [] : ['', ...say(`Tables: ${show(tables, LONGEST)}`, MARGIN).map(style.quiet)]),
  ];
}

/** Pairs that are spoken of: all of them up to three strategies, else each against the first. */
function spoken({ design, verdicts }: Results): string[] {
  const [, first] = design.strategies;
  const few = design.strategies.length <= 4;
  const chosen = verdicts.filter((verdict) => few || verdict.reference === first);
  const sentences = chosen.flatMap(verdictInWords);
  if (chosen.length === 0) sentences.push('One strategy alone: there is nothing to compare it with.');
  if (!few) sentences.push('Every other pair is in comparisons.csv.');
  return sentences;
}

function sideBySide(scenario: Scenario, results: Results, width: number, style: Style): string[] {
  const strategies = results.design.strategies.slice(1);
  const [first] = strategies;
  const others = strategies.slice(1);
  const columns = [...strategies.map((id) => [id]), ...others.map((id) => [id, `less ${first}`])];
  const summaries = results.summaries.filter((row) => row.scope === 'programme' && row.window === 'all');
  const comparisons = results.comparisons.filter((row) => row.scope === 'programme' && row.window === 'all');
  const row = ({ metric, measure }: Headline): TerminalRow => ({
    label: metricById(metric)?.label ?? metric,
    cells: [
      ...strategies.map((id) =>
        summaryCell(
          scenario,
          summaries.find((s) => s.strategy === id && s.metric === metric && s.measure === measure),
        ),
      ),
      ...others.map((id) =>
        differenceCell(comparisons.find((c) => c.strategy === id && c.reference === first && c.metric === metric)),
      ),
    ],
  });
  const rows: TerminalRow[] = [
    { heading: 'Beyond the same future without go-lives' },
    ...[...harm, ...cost].map(row),
    { heading: 'How much of the programme was done' },
    ...[...exposure, ...course].map(row),
  ];
  return terminalTable(columns, rows, width, style);
}

function summaryCell(scenario: Scenario, row: Summary | undefined): TerminalCell {
  if (row?.mean === undefined) return { text: '-' };
  if (row.unit === 'day') return dayCell(scenario, row, row.mean);
  const scale = scaleFor(row.unit, [row.mean]);
  const bounds = row.measure === 'excess' ? intervalBelow(row.low, row.high, row.unit) : undefined;
  return { text: scale.full(row.mean), below: bounds };
}

/** A day is shown as a date; the horizon may have cut some replications short, so that the mean is only a bound. */
function dayCell(scenario: Scenario, row: Summary, mean: number): TerminalCell {
  if (row.censored === row.n) return { text: 'not by the end' };
  const date = isoDate(scenario.start, mean);
  if (row.censored === 0) return { text: date };
  return { text: `${date} or later`, below: `not by the end: ${row.censored} of ${row.n}` };
}

function differenceCell(row: Comparison | undefined): TerminalCell {
  if (row?.difference === undefined) return { text: '-' };
  const unit = row.unit === 'day' ? ' days' : '';
  return {
    text: scaleFor(row.unit, [row.difference]).full(row.difference) + unit,
    below: intervalBelow(row.low, row.high, row.unit),
  };
}

function intervalBelow(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  return low === undefined || high === undefined || low === high
    ? undefined
    : interval(low, high, scaleFor(unit, [low, high]));
}
