/** The answer on a terminal: short enough to be taken in at once; everything else is in files. */
import type { Results } from '../experiment/run-design.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { answerOf } from './figures/answer.js';
import { figureLines } from './figures/terminal.js';
import { plain, type Style } from './style.js';
import { wrapped } from './width.js';

/** Longest text of a scenario that is echoed, in characters. */
const LONGEST = 500;

interface AnswerOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the tables are, as text; absent when none were written. */
  readonly tables?: string | undefined;
  readonly style?: Style | undefined;
}

/** The answer, line by line, without line ends. */
export function answer(scenario: Scenario, results: Results, options: AnswerOptions): string[] {
  const { width, style = plain, tables } = options;
  const { title, question, setting, figures, paragraphs } = answerOf(scenario, results);
  const say = (text: string, hang = 0) => wrapped(show(text, LONGEST), width, hang);
  const sentence = (text: string) => wrapped(text, width - 2, 2).map((line) => `  ${line}`);
  return [
    ...say(title).map(style.strong),
    ...(question === '' ? [] : say(question)),
    '',
    ...say(setting).map(style.quiet),
    '',
    ...figureLines(figures, width, style),
    '',
    style.strong('Answer'),
    ...paragraphs.flatMap((sentences, i) => [...(i === 0 ? [] : ['']), ...sentences.flatMap(sentence)]),
    ...(tables === undefined ? [] : ['', ...say(`Tables: ${tables}`, 2).map(style.quiet)]),
  ];
}
