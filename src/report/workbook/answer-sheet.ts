/** The answer as a sheet: what is asked and said, sentence by sentence, how it was made, and what the other sheets hold. */
import { moneyReplications } from '../../experiment/monthly-money.js';
import type { Results } from '../../experiment/run-design.js';
import { grades } from '../../scenario/evidence/evidence.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Answer } from '../figures/answer.js';
import { numberCell, type Sheet, type SheetCell, sheetOf, textCell, WHOLE } from './sheet.js';

/** Sentences are broken into lines of this width, in characters. */
const WIDEST_SENTENCE = 110;

/** What cannot be known from scenario and results. */
export interface Made {
  /** Version of golive. */
  readonly version: string;
  /** What was set in place of the file, as given. */
  readonly set: readonly string[];
}

export function answerSheet(scenario: Scenario, results: Results, answer: Answer, { version, set }: Made): Sheet {
  const { design } = results;
  const { title, question, setting, paragraphs, hangsOn } = answer;
  const rows: SheetCell[][] = [
    [textCell('title'), textCell(title, true)],
    ...(question === '' ? [] : [[textCell('question'), textCell(question)]]),
    [textCell('setting'), textCell(setting)],
    ...paragraphs.flat().map((sentence) => [textCell('answer'), textCell(sentence)]),
    ...hangsOn.map((sentence) => [textCell('hangs on'), textCell(sentence)]),
    [textCell('scenario'), textCell(scenario.id)],
    ...set.map((text) => [textCell('set'), textCell(text)]),
    [textCell('seed'), textCell(design.settings.seed)],
    [textCell('replications'), numberCell(design.replications.length, WHOLE)],
    [textCell('golive'), textCell(version)],
    ...sheets(results).map(([name, means]) => [textCell(`sheet ${name}`), textCell(means)]),
  ];
  return sheetOf('answer', ['about', 'text'], rows, { frozen: 1, widest: WIDEST_SENTENCE });
}

const gradesInWords = [...grades].map(([grade, means]) => `${grade}: ${means}`).join('; ');

function sheets({ design, timelines }: Results): [name: string, means: string][] {
  const means = 'Waits and money are means beyond the same future without go-lives';
  const first = (count: number) => (count === design.replications.length ? '' : ` of the first ${count} replications`);
  return [
    ['choice', `${means}; from and to: 95% intervals. The best mean is bold.`],
    [
      'trusts',
      design.perTrust
        ? `Each trust under each strategy. ${means}.`
        : 'When each trust goes live under each strategy. Its waits and money: with --per-trust.',
    ],
    ['money by month', `Means${first(moneyReplications(design))}, in GBP, by month of the work.`],
    [
      'timeline',
      `When each trust is in which phase${first(timelines.replications)}: the day on which it is first in it.`,
    ],
    ['inputs', `Every number of the scenario, with its source and how good that is: ${gradesInWords}.`],
    ['sources', 'What the column source of inputs names.'],
  ];
}
