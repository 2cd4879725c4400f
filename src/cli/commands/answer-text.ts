/** The answer as every command that has results prints it, and the options that choose what is in it. */
import type { Results } from '../../experiment/run-design.js';
import { answer } from '../../report/answer.js';
import type { Scenario } from '../../scenario/scenario.js';
import { commandLine, pathWord } from '../quoted.js';
import { terminalGlyphs, terminalStyle, terminalWidth } from '../terminal.js';

/** How the options are declared. */
export const answerOptions = {
  pairs: { boolean: true, describe: 'The answer tells every pair of strategies' },
} as const;

interface Shown {
  /** Where the results are. */
  readonly folder: string;
  readonly pairs: boolean;
}

/** The answer as text for this terminal. */
export function answerText(scenario: Scenario, results: Results, { folder, pairs }: Shown): string {
  const lines = answer(scenario, results, {
    width: terminalWidth(),
    style: terminalStyle,
    tables: `${folder}/ (summary.csv, comparisons.csv and more; by month: money.csv, timeseries.csv)`,
    trace: (strategy, replication) =>
      commandLine('trace', pathWord(folder), '--strategy', strategy, '--replication', String(replication)),
    pairs,
    glyphs: terminalGlyphs(),
  });
  return `${lines.join('\n')}\n`;
}
