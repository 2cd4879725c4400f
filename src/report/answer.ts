/** The answer on a terminal: short enough to be taken in at once; everything else is in files. */
import type { Results } from '../experiment/run-design.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { answerOf } from './figures/answer.js';
import { figureLines, hasSigns, SIGNS } from './figures/terminal.js';
import type { Glyphs } from './pictures/glyphs.js';
import { pictureLines } from './pictures/pictures.js';
import { nounOf } from './sentences.js';
import { plain, type Style } from './style.js';
import { wrapped } from './width.js';

/** Lines of text are no wider than this: longer ones are hard to read. Tables take all there is. */
const WIDEST_TEXT = 100;

/** Longest text of a scenario that is echoed, in characters. */
const LONGEST = 500;

interface AnswerOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the tables are, as text; absent when none were written. */
  readonly tables?: string | undefined;
  readonly style?: Style | undefined;
  /** The command that tells a replication of a strategy; absent where there is none. */
  readonly trace?: ((strategy: string, replication: number) => string) | undefined;
  /** Every pair of strategies is told, not only those with the reference. */
  readonly pairs?: boolean | undefined;
  /** What pictures are made of; absent: there are none. */
  readonly glyphs?: Glyphs | undefined;
}

/** The answer, line by line, without line ends: the choice and what is said of it first, then what stands behind it. */
export function answer(scenario: Scenario, results: Results, options: AnswerOptions): string[] {
  const { width, style = plain, tables, trace, pairs, glyphs } = options;
  const { title, question, setting, choice, figures, hangsOn, paragraphs, trusts } = answerOf(scenario, results, pairs);
  const textWidth = Math.min(width, WIDEST_TEXT);
  const say = (text: string, hang = 0) => wrapped(show(text, LONGEST), textWidth, hang);
  const sentence = (text: string) => wrapped(text, textWidth - 2, 2).map((line) => `  ${line}`);
  return [
    ...say(title).map(style.strong),
    ...(question === '' ? [] : say(question)),
    '',
    ...say(setting).map(style.quiet),
    ...figureLines(choice, width, style),
    ...(hasSigns(choice) ? say(SIGNS).map(style.quiet) : []),
    '',
    style.strong('Answer'),
    ...paragraphs.flatMap((sentences) => sentences.flatMap(sentence)),
    ...(glyphs === undefined ? [] : ['', ...pictureLines(scenario, results, { width, style, glyphs })]),
    '',
    ...figureLines(figures, width, style),
    ...(hangsOn.length === 0 ? [] : ['', style.strong('What the differences hang on'), ...hangsOn.flatMap(sentence)]),
    ...(trace === undefined ? [] : tracedLines(results, trace, say)),
    ...(trusts === undefined ? [] : ['', ...figureLines(trusts, width, style)]),
    ...(tables === undefined ? [] : ['', ...say(`Tables: ${tables}`, 2).map(style.quiet)]),
  ];
}

/** How to look at the bad case of each strategy, in the first headline that has one; commands are never broken into lines. */
function tracedLines(
  { badCases }: Results,
  trace: (strategy: string, replication: number) => string,
  say: (text: string) => string[],
): string[] {
  const shown = badCases.filter(({ metric, value }) => metric === badCases[0]!.metric && value !== 0);
  if (shown.length === 0) return [];
  const commands = shown.map(({ strategy, replication }) => `  ${trace(strategy, replication)}`);
  return [...say(`What happens in the bad case of ${nounOf(shown[0]!.metric)}:`), ...commands];
}
