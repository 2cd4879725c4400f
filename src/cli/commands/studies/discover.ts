/** `golive discover`: in which worlds a strategy loses. */
import { UsageError } from '../../../errors.js';
import { inputsFor, quantityOf } from '../../../experiment/studies/at-worlds.js';
import { discover as find } from '../../../experiment/studies/discover.js';
import { discoveryLines } from '../../../report/studies/discovery.js';
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
import { between } from './sensitivity.js';
import { designUniform, located } from './study-options.js';

const formats = ['table', 'json'] as const;
const WORLDS = 300;

export const discover: Command = {
  options: (args) => {
    const { strategies: _, replications: __, ...options } = runOptions;
    return args
      .usage('golive discover <file>\n\nSays in which worlds one strategy does worse than another.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        of: {
          string: true,
          requiresArg: true,
          describe: 'What, for example local-national:lost_revenue_gbp [second less first strategy, days waited]',
        },
        worlds: { string: true, requiresArg: true, describe: `How many worlds are drawn [${WORLDS}]` },
        ...options,
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example(
        'golive discover scenarios/quickstart.yaml --of local-national:net_cost_gbp',
        'When does local cost more?',
      );
  },

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const { file, scenario, text } = readOneScenario('discover', scenarioFiles(args), set);
    const quantity = quantityOf(scenario, textOption(args, 'of'));
    const worlds = between('worlds', wholeNumberOption(args, 'worlds') ?? WORLDS, 40, 100_000);
    const inputs = inputsFor(scenario, quantity);
    if (inputs.length === 0) throw new UsageError('no number of this scenario is drawn: there is nothing to find');
    const seed = textOption(args, 'seed');
    const uniform = designUniform(scenario, seed, 'discover');
    const choices = { seed, set: overridesOf(set) };
    const found = await located(file, () =>
      withWorkers(workersOf(args), (executor) =>
        withStudyProgress(`${scenario.id}, discover`, worlds, (step) =>
          find(text, quantity, inputs, worlds, choices, executor, uniform, step),
        ),
      ),
    );
    if (format === 'json') {
      const { box, ...counts } = found;
      const again = counts.again.map((share, i) => ({ path: inputs[i]!.path, found_again: share }));
      const sides = box?.sides.map(({ factor, ...side }) => ({ path: inputs[factor]!.path, ...side }));
      const record = {
        scenario: scenario.id,
        worlds: counts.worlds,
        cases: counts.cases,
        box: box && { ...box, sides },
        again,
      };
      process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
    } else {
      const lines = discoveryLines(scenario, quantity, inputs, found, terminalWidth(), terminalStyle);
      process.stdout.write(`${lines.join('\n')}\n`);
    }
  },
};
