/** `golive sweep`: a scenario at many settings, ranked. */
import { UsageError } from '../../../errors.js';
import { replicationsOf, simulatePoints } from '../../../experiment/studies/simulate-points.js';
import { sweepMeasures, sweepOf, sweepPoints } from '../../../experiment/studies/sweep.js';
import { variedOf } from '../../../experiment/studies/vary.js';
import { variantsAt } from '../../../experiment/variants.js';
import { csv } from '../../../report/csv.js';
import { sweepLines, sweepMeasureRows, sweepTable } from '../../../report/studies/sweep.js';
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
import { choicesOf, runOptions, workersOf } from '../run-options.js';
import { designUniform, located, ordersOf, refuseEndless, tellWarnings } from './study-options.js';

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
        ...runOptions,
        strategies: { string: true, requiresArg: true, describe: 'Which strategies, separated by commas [the first]' },
        yes: { boolean: true, describe: 'Simulate however many settings there are' },
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example('golive sweep a.yaml --vary plan.wave_gap_weeks=4,8,13,26', 'How long should the gaps be?')
      .example('golive sweep a.yaml --vary plan.order=any --by lost_revenue_gbp', 'Who should go first?'),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = overridesOf(repeatedOption(args, 'set'));
    const { file, scenario, text } = readOneScenario('sweep', scenarioFiles(args), repeatedOption(args, 'set'));
    const { strategies = [scenario.strategies[0]!.id], ...choices } = choicesOf(args);
    const given = repeatedOption(args, 'vary');
    if (given.length === 0) throw new UsageError('say what to vary, for example --vary plan.wave_gap_weeks=4,8,13');
    const uniform = designUniform(scenario, choices.seed, 'sweep');
    const varied = given.map((one) => variedOf(one, ordersOf(scenario, uniform)));
    const hypercube = wholeNumberOption(args, 'lhs');
    const count = hypercube ?? varied.reduce((n, one) => n * ('values' in one ? one.values.length : 1), 1);
    refuseEndless(args, count, choices.replications ?? scenario.replications);
    const measures = sweepMeasures(scenario);
    const by = textOption(args, 'by') ?? measures[0]!.metric;
    if (!measures.some(({ metric }) => metric === by)) {
      throw new UsageError(`--by is one of ${measures.map(({ metric }) => metric).join(', ')}; found '${by}'`);
    }
    const variants = await located(file, async () =>
      variantsAt(text, sweepPoints(varied, hypercube, uniform), { ...choices, strategies, set }),
    );
    tellWarnings(file, variants, scenario.warnings);
    const found = await withWorkers(workersOf(args), (executor) =>
      withStudyProgress(`${scenario.id}, sweep`, replicationsOf(variants), (step) =>
        simulatePoints(variants, measures, executor, step),
      ),
    );
    const result = sweepOf(
      found,
      varied.map(({ path }) => path),
      measures,
      by,
    );
    const table = sweepTable(result.paths);
    if (format === 'csv') process.stdout.write(csv(table, sweepMeasureRows(result)));
    else if (format === 'json') {
      const rows = sweepMeasureRows(result).map((row) => recordOf(table, row));
      process.stdout.write(`${JSON.stringify({ scenario: scenario.id, rows }, null, 2)}\n`);
    } else process.stdout.write(`${sweepLines(scenario, result, terminalWidth(), terminalStyle).join('\n')}\n`);
  },
};
