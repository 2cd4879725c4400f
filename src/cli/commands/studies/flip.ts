/** `golive flip`: at which value of a parameter the better of two strategies changes. */
import { UsageError } from '../../../errors.js';
import { flipAlong, flipMap, flipQuestion } from '../../../experiment/studies/flip-study.js';
import { csv } from '../../../report/csv.js';
import { flipLines, flipMapLines, flipTable } from '../../../report/studies/flip.js';
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
  wordsOption,
} from '../command.js';
import { runOptions, workersOf } from '../run-options.js';
import { located, numberOption } from './study-options.js';

const formats = ['table', 'csv', 'json'] as const;

export const flip: Command = {
  options: (args) => {
    const { strategies: _, ...options } = runOptions;
    return args
      .usage('golive flip <file>\n\nFinds the value of a number at which the better of two strategies changes.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        parameter: {
          string: true,
          requiresArg: true,
          describe: 'Path of the number, as in inputs.csv and --set; strategies.*... sets both alike; twice for a map',
        },
        between: { string: true, requiresArg: true, describe: 'Two strategies, separated by a comma [the first two]' },
        metric: { string: true, requiresArg: true, describe: 'What they are compared by [wait_patient_days]' },
        from: { string: true, requiresArg: true, describe: "Where the range begins [the distribution's low end]" },
        to: { string: true, requiresArg: true, describe: "Where it ends [the distribution's high end]" },
        ...options,
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example(
        'golive flip a.yaml --parameter strategies.local.mechanisms.local_configuration.fit_share --metric lost_revenue_gbp',
        'How well must local builds fit?',
      );
  },

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const { file, scenario, text } = readOneScenario('flip', scenarioFiles(args), set);
    const paths = repeatedOption(args, 'parameter');
    if (paths.length < 1 || paths.length > 2) throw new UsageError('name one --parameter, or two for a map');
    if (paths.length === 2 && format === 'csv') throw new UsageError('a map is written as table or json');
    const ends = { from: numberOption(args, 'from'), to: numberOption(args, 'to') };
    if (paths.length === 2 && (ends.from !== undefined || ends.to !== undefined)) {
      throw new UsageError('--from and --to are for one parameter; a map takes the ranges of the distributions');
    }
    const question = flipQuestion(scenario, {
      parameters: paths.map((path) => ({ path, ...ends })),
      between: wordsOption(args, 'between'),
      metric: textOption(args, 'metric'),
      replications: wholeNumberOption(args, 'replications'),
      seed: textOption(args, 'seed'),
      set: overridesOf(set),
    });
    const lines = await withWorkers(workersOf(args), (executor) =>
      withStudyProgress(`${scenario.id}, flip`, undefined, (step) =>
        located(file, async (): Promise<string> => {
          if (paths.length === 2) {
            const map = await flipMap(text, question, executor, step);
            if (format === 'json') return `${JSON.stringify(map, null, 2)}\n`;
            return `${flipMapLines(scenario, question, map, terminalWidth(), terminalStyle).join('\n')}\n`;
          }
          const found = await flipAlong(text, question, executor, step);
          if (format === 'csv') return csv(flipTable, found.at);
          if (format === 'json') {
            const at = found.at.map((row) => recordOf(flipTable, row));
            return `${JSON.stringify({ scenario: scenario.id, crossings: found.crossings, at }, null, 2)}\n`;
          }
          return `${flipLines(scenario, question, found, terminalWidth(), terminalStyle).join('\n')}\n`;
        }),
      ),
    );
    process.stdout.write(lines);
  },
};
