/** `golive sweep`: a scenario at many settings, ranked; kept as a study where it has a name. */
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../../errors.js';
import { type PointValues, replicationsOf, simulatePoints } from '../../../experiment/studies/simulate-points.js';
import { sweepOf } from '../../../experiment/studies/sweep.js';
import { variantsInSteps } from '../../../experiment/variants.js';
import { csv } from '../../../report/csv.js';
import { sweepLines, sweepMeasureRows, sweepTable } from '../../../report/studies/sweep.js';
import { recordOf } from '../../../report/tables/table.js';
import { terminalStyle, terminalWidth } from '../../terminal.js';
import { withStudyProgress } from '../../workers/study-progress.js';
import { withWorkers } from '../../workers/worker-pool.js';
import { type Arguments, type Command, choiceOption } from '../command.js';
import { keptWorkOptions, runOptions, workersOf } from '../run-options.js';
import { keepStudy } from './keep-study.js';
import { located, tellWarnings } from './study-options.js';
import { type SweepAsked, sweepAsked } from './sweep-asked.js';

const formats = ['table', 'csv', 'json'] as const;

export const sweep: Command = {
  options: (args) =>
    args
      .usage('golive sweep <file>\n\nSimulates a scenario at many settings and ranks them.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        vary: {
          string: true,
          requiresArg: true,
          describe: 'What is varied: path=4,8,13, path=4..26 step 2, plan.order=any; may repeat',
        },
        lhs: {
          string: true,
          requiresArg: true,
          describe: 'So many points spread over the ranges (a Latin hypercube) in place of every combination',
        },
        by: { string: true, requiresArg: true, describe: 'The metric that ranks [wait_patient_days]' },
        study: { string: true, requiresArg: true, describe: 'A study of the file, kept under its name' },
        name: { string: true, requiresArg: true, describe: 'Keep it under this name, point by point' },
        out: {
          string: true,
          requiresArg: true,
          describe: 'Folder of a study that is kept [results/<scenario id>/studies/<name>]',
        },
        ...keptWorkOptions,
        tasks: { string: true, requiresArg: true, describe: 'With --slurm: tasks of the array [one a point]' },
        ...runOptions,
        strategies: { string: true, requiresArg: true, describe: 'Which strategies, separated by commas [the first]' },
        yes: { boolean: true, describe: 'Simulate however many settings there are' },
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example('golive sweep a.yaml --vary plan.wave_gap_weeks=4,8,13,26', 'How long should the gaps be?')
      .example('golive sweep a.yaml --vary plan.order=any --by lost_revenue_gbp', 'Who should go first?')
      .example('golive sweep a.yaml --study gaps --resume', 'A study of the file, gone on with')
      .example(
        'golive sweep a.yaml --vary plan.order=any --name order --shard 2/8',
        'One of eight parts; then golive merge',
      ),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const asked = await sweepAsked(args);
    const { name, paths, measures, by, source } = asked;
    if (name === undefined) refuseUnkept(args);
    const found = name === undefined ? await shownOnly(args, asked) : await keepStudy(args, asked, name);
    if (found === undefined) return;
    const result = sweepOf(found, paths, measures, by);
    const table = sweepTable(paths);
    if (format === 'csv') process.stdout.write(csv(table, sweepMeasureRows(result)));
    else if (format === 'json') {
      const rows = sweepMeasureRows(result).map((row) => recordOf(table, row));
      process.stdout.write(`${JSON.stringify({ scenario: source.scenario.id, rows }, null, 2)}\n`);
    } else {
      const lines = sweepLines(source.scenario, result, terminalWidth(), terminalStyle);
      process.stdout.write(`${lines.join('\n')}\n`);
    }
  },
};

/** What is about a folder goes with a study that is kept. */
function refuseUnkept(args: Arguments): void {
  for (const option of ['out', 'resume', 'shard', 'slurm', 'submit', 'tasks']) {
    if (args[option] === undefined || args[option] === false) continue;
    throw new UsageError(`--${option} goes with a study that is kept: say --name or --study`);
  }
}

async function shownOnly(
  args: Arguments,
  { source, points, choices, set, measures }: SweepAsked,
): Promise<PointValues> {
  const { file, scenario, text } = source;
  const variants = await located(file, () => variantsInSteps(text, points, { ...choices, set }, setImmediate));
  tellWarnings(file, variants, scenario.warnings);
  return withWorkers(workersOf(args), (executor) =>
    withStudyProgress(`${scenario.id}, sweep`, replicationsOf(variants), (step) =>
      simulatePoints(variants, measures, executor, step),
    ),
  );
}
