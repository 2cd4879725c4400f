/** `golive sensitivity`: which of the numbers that are drawn a difference hangs on. */
import { UsageError } from '../../../errors.js';
import { inputsFor, quantityOf } from '../../../experiment/studies/at-worlds.js';
import {
  MOST_SHARED_OUT,
  screenInputs,
  screeningSize,
  shareOut,
  sharingSize,
} from '../../../experiment/studies/sensitivity.js';
import { csv } from '../../../report/csv.js';
import { sensitivityLines, sensitivityRows, sensitivityTable } from '../../../report/studies/sensitivity.js';
import { recordOf } from '../../../report/tables/table.js';
import { overridesOf, readOneScenario } from '../../read-scenario.js';
import { terminalStyle, terminalWidth } from '../../terminal.js';
import { withStudyProgress } from '../../workers/study-progress.js';
import { withWorkers } from '../../workers/worker-pool.js';
import {
  type Command,
  choiceOption,
  repeatedOption,
  scenarioFiles,
  textOption,
  wholeNumberOption,
} from '../command.js';
import { runOptions, workersOf } from '../run-options.js';
import { designUniform, located } from './study-options.js';

const formats = ['table', 'csv', 'json'] as const;
const WALKS = 10;
const ROWS = 128;

export const sensitivity: Command = {
  options: (args) => {
    const { strategies: _, replications: __, ...options } = runOptions;
    return args
      .usage('golive sensitivity <file>\n\nShows which of the numbers that are drawn a difference hangs on.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        of: {
          string: true,
          requiresArg: true,
          describe: 'What, for example local-national:lost_revenue_gbp [second less first strategy, days waited]',
        },
        walks: { string: true, requiresArg: true, describe: `Walks of the screening [${WALKS}]` },
        rows: { string: true, requiresArg: true, describe: `Worlds of each matrix, a power of two [${ROWS}]` },
        inputs: {
          string: true,
          requiresArg: true,
          describe: `How many of the numbers are shared out, at most ${MOST_SHARED_OUT} [8]`,
        },
        ...options,
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example('golive sensitivity scenarios/quickstart.yaml', 'What does local less national hang on?');
  },

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const { file, scenario, text } = readOneScenario('sensitivity', scenarioFiles(args), set);
    const quantity = quantityOf(scenario, textOption(args, 'of'));
    const walks = between('walks', wholeNumberOption(args, 'walks') ?? WALKS, 2, 1000);
    const rows = between('rows', wholeNumberOption(args, 'rows') ?? ROWS, 16, 65_536);
    if (!Number.isInteger(Math.log2(rows))) throw new UsageError(`--rows wants a power of two; found ${rows}`);
    const most = between('inputs', wholeNumberOption(args, 'inputs') ?? 8, 1, MOST_SHARED_OUT);
    const inputs = inputsFor(scenario, quantity);
    if (inputs.length === 0) throw new UsageError('no number of this scenario is drawn: there is nothing to share out');
    const count = Math.min(most, inputs.length);
    const seed = textOption(args, 'seed');
    const uniform = designUniform(scenario, seed, 'sensitivity');
    const total = screeningSize(inputs.length, walks) + sharingSize(count, rows);
    const found = await located(file, () =>
      withWorkers(workersOf(args), (executor) =>
        withStudyProgress(`${scenario.id}, sensitivity`, total, async (step) => {
          const study = { text, quantity, choices: { seed, set: overridesOf(set) }, executor, uniform, step };
          const screened = await screenInputs(study, inputs, walks);
          const first = screened.slice(0, count).map(({ input }) => input);
          return sensitivityRows(screened, first, await shareOut(study, first, rows));
        }),
      ),
    );
    if (format === 'csv') process.stdout.write(csv(sensitivityTable, found));
    else if (format === 'json') {
      const records = found.map((row) => recordOf(sensitivityTable, row));
      process.stdout.write(`${JSON.stringify({ scenario: scenario.id, rows: records }, null, 2)}\n`);
    } else {
      const size = { walks, worlds: sharingSize(count, rows) };
      const lines = sensitivityLines(scenario, quantity, found, size, terminalWidth(), terminalStyle);
      process.stdout.write(`${lines.join('\n')}\n`);
    }
  },
};

/** A number within limits. */
export function between(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} wants a whole number from ${least} to ${most}; found ${value}`);
}
