/** `golive discover`: in which worlds a strategy loses. */
import { setImmediate } from 'node:timers/promises';
import { discover as find } from '../../../experiment/studies/discover.js';
import { discoveryLines } from '../../../report/studies/discovery.js';
import { terminalStyle, terminalWidth } from '../../terminal.js';
import { withStudyProgress } from '../../workers/study-progress.js';
import { withWorkers } from '../../workers/worker-pool.js';
import { type Command, choiceOption } from '../command.js';
import { runOptions, workersOf } from '../run-options.js';
import { between, located, ofOption, worldsAsked } from './study-options.js';

const formats = ['table', 'json'] as const;
const WORLDS = 300;

export const discover: Command = {
  options: (args) => {
    const { strategies: _, replications: __, ...options } = runOptions;
    return args
      .usage('golive discover <file>\n\nSays in which worlds one strategy does worse than another.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        of: ofOption,
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
    const worlds = between(args, 'worlds', WORLDS, 40, 100_000);
    const { file, scenario, text, quantity, inputs, uniform, choices } = worldsAsked('discover', args);
    const found = await located(file, () =>
      withWorkers(workersOf(args), (executor) =>
        withStudyProgress(`${scenario.id}, discover`, worlds, (step) =>
          find(text, quantity, inputs, worlds, choices, executor, uniform, step, setImmediate),
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
