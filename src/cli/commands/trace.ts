/** `golive trace`: the dated events of one replication of one strategy. */
import { statSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { traceCsv, traceEvents, traceLines } from '../../report/trace.js';
import { readOneScenario } from '../read-scenario.js';
import { identityIn, runOf } from '../results/finished-run.js';
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
      .positional('file', { type: 'string', describe: 'A scenario file, or a folder of results' })
      .options({
        ...runKeyOptions,
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example('golive trace scenarios/london-2008.yaml', 'The first strategy, replication 0')
      .example('golive trace a.yaml --strategy local --replication 7', 'Another one')
      .example('golive trace results/a --replication 7', 'As it was run: its scenario, --set and seed'),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const { file, scenario, seed } = sourceOf(scenarioFiles(args), set, textOption(args, 'strategy'));
    const key = runKeyOf(args, scenario);
    const settings = { ...scenario.settings, seed: textOption(args, 'seed') ?? seed };
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

/** A scenario file, or what results were run with. */
function sourceOf(files: readonly string[], set: readonly string[], strategy: string | undefined) {
  const [folder = ''] = files;
  if (files.length > 1 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const { file, scenario } = readOneScenario('trace', files, set, strategy);
    return { file, scenario, seed: scenario.seed };
  }
  if (set.length > 0)
    throw new UsageError(`--set: ${folder} is a folder of results, told as it was run; name the file`);
  const identity = identityIn(folder);
  const { scenario } = runOf(folder, identity);
  return { file: folder, scenario, seed: identity.parts.seed };
}
