/** `golive sensitivity`: which of the numbers that are drawn a difference hangs on. */
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../../errors.js';
import { quantityOf } from '../../../experiment/studies/at-worlds.js';
import { firstLook } from '../../../experiment/studies/given-data.js';
import {
  MOST_SHARED_OUT,
  screenInputs,
  screeningSize,
  shareOut,
  sharingSize,
} from '../../../experiment/studies/sensitivity.js';
import { csv } from '../../../report/csv.js';
import { firstLookLines, firstLookTable } from '../../../report/studies/first-look.js';
import { sensitivityLines, sensitivityRows, sensitivityTable } from '../../../report/studies/sensitivity.js';
import { recordOf } from '../../../report/tables/table.js';
import { kindOf } from '../../files/write-set.js';
import { readBack } from '../../results/finished-run.js';
import { terminalStyle, terminalWidth } from '../../terminal.js';
import { withStudyProgress } from '../../workers/study-progress.js';
import { withWorkers } from '../../workers/worker-pool.js';
import { type Arguments, type Command, choiceOption, scenarioFiles, textOption } from '../command.js';
import { runOptions, workersOf } from '../run-options.js';
import { between, located, ofOption, worldsAsked } from './study-options.js';

const formats = ['table', 'csv', 'json'] as const;
const WALKS = 10;
const ROWS = 128;

export const sensitivity: Command = {
  options: (args) => {
    const { strategies: _, replications: __, ...options } = runOptions;
    return args
      .usage('golive sensitivity <file>\n\nShows which of the numbers that are drawn a difference hangs on.')
      .positional('file', {
        type: 'string',
        describe: 'A scenario file; or the folder of a finished run, for a first look at once',
      })
      .options({
        of: ofOption,
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
      .example('golive sensitivity scenarios/quickstart.yaml', 'What does local less national hang on?')
      .example('golive sensitivity results/quickstart', 'A first look from a run that is there');
  },

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const [file] = scenarioFiles(args);
    if (kindOf(file!) === 'folder') {
      await lookAtRun(args, file!, format);
      return;
    }
    const walks = between(args, 'walks', WALKS, 2, 1000);
    const rows = between(args, 'rows', ROWS, 16, 65_536);
    if (!Number.isInteger(Math.log2(rows))) throw new UsageError(`--rows wants a power of two; found ${rows}`);
    const most = between(args, 'inputs', 8, 1, MOST_SHARED_OUT);
    const { scenario, text, quantity, inputs, uniform, choices } = worldsAsked('sensitivity', args);
    const count = Math.min(most, inputs.length);
    const total = screeningSize(inputs.length, walks) + sharingSize(count, rows);
    const found = await located(file!, () =>
      withWorkers(workersOf(args), (executor) =>
        withStudyProgress(`${scenario.id}, sensitivity`, total, async (step) => {
          const study = { text, quantity, choices, executor, uniform, step, pause: setImmediate };
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

/** What a run that is there says of it: nothing is simulated. */
async function lookAtRun(args: Arguments, folder: string, format: (typeof formats)[number]): Promise<void> {
  for (const option of ['walks', 'rows', 'inputs', 'seed', 'set', 'workers']) {
    if (args[option] !== undefined)
      throw new UsageError(`--${option} is for a scenario; ${folder} is a run that is over`);
  }
  const { scenario, collected, results } = await readBack(folder);
  const quantity = quantityOf(scenario, textOption(args, 'of'));
  const found = firstLook(results.design, collected, quantity);
  if (format === 'csv') process.stdout.write(csv(firstLookTable, found.inputs));
  else if (format === 'json') {
    const records = found.inputs.map((row) => recordOf(firstLookTable, row));
    process.stdout.write(
      `${JSON.stringify({ scenario: scenario.id, worlds: found.worlds, rows: records }, null, 2)}\n`,
    );
  } else {
    const lines = firstLookLines(scenario, quantity, found, terminalWidth(), terminalStyle);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
