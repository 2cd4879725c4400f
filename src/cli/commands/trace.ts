/** `golive trace`: the dated events of one replication of one strategy. */
import { traceCsv, traceEvents, traceLines } from '../../report/trace.js';
import { readOneScenario } from '../read-scenario.js';
import { terminalStyle, terminalWidth } from '../terminal.js';
import { locatedRun } from '../workers/failed-replication.js';
import { tracedApart } from '../workers/one-replication.js';
import { type Command, choiceOption, repeatedOption, scenarioFiles, textOption } from './command.js';
import { runKeyOf, runKeyOptions } from './run-key.js';

const formats = ['table', 'csv', 'json'] as const;

export const trace: Command = {
  options: (args) =>
    args
      .usage('golive trace <file>\n\nTells what happened in one replication: who prepared, went live, was held, why.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        ...runKeyOptions,
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example('golive trace scenarios/london-2008.yaml', 'The first strategy, replication 0')
      .example('golive trace a.yaml --strategy local --replication 7', 'Another one'),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const { file, scenario } = readOneScenario('trace', scenarioFiles(args), set);
    const key = runKeyOf(args, scenario);
    const settings = { ...scenario.settings, seed: textOption(args, 'seed') ?? scenario.seed };
    try {
      const traced = await tracedApart(settings, key.strategy, key.replication);
      if (format === 'csv') process.stdout.write(traceCsv(scenario, traced));
      else if (format === 'json') {
        const record = { scenario: scenario.id, seed: settings.seed, ...key, events: traceEvents(scenario, traced) };
        process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
      } else process.stdout.write(`${traceLines(scenario, traced, terminalWidth(), terminalStyle).join('\n')}\n`);
    } catch (error) {
      throw locatedRun(error, { scenario, seed: settings.seed, file, set, ...key });
    }
  },
};
