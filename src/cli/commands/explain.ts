/** `golive explain`: what each mechanism contributes to the harm of a strategy, or to its difference from another. */
import { attribute, attributionDesign } from '../../experiment/attribution.js';
import { structure, structureDesign } from '../../experiment/structure.js';
import { attributionLines, attributionTable } from '../../report/attribution.js';
import { csv } from '../../report/csv.js';
import { structureInWords, structureLines, structureTable } from '../../report/structure.js';
import { recordOf } from '../../report/tables/table.js';
import { readOneScenario } from '../read-scenario.js';
import { terminalStyle, terminalWidth } from '../terminal.js';
import { type Origin, withProgress } from '../workers/with-progress.js';
import { withWorkers } from '../workers/worker-pool.js';
import { type Command, choiceOption, repeatedOption, scenarioFiles, textOption, wholeNumberOption } from './command.js';
import { runOptions, workersOf } from './run-options.js';

const formats = ['table', 'csv', 'json'] as const;

export const explain: Command = {
  options: (args) => {
    const { strategies: _, ...options } = runOptions;
    return args
      .usage(
        'golive explain <file>\n\nTakes mechanisms away one at a time, and leaves one at a time: what does each contribute?',
      )
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        strategy: { string: true, requiresArg: true, describe: 'Whose harm is explained [the first of the file]' },
        against: {
          string: true,
          requiresArg: true,
          describe: 'Another strategy: how far the difference hangs on each mechanism',
        },
        ...options,
        replications: { string: true, requiresArg: true, describe: "How many [the file's, at most 20]" },
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example('golive explain scenarios/quickstart.yaml', 'Of the first strategy')
      .example('golive explain a.yaml --strategy local --replications 100', 'Narrower intervals')
      .example('golive explain a.yaml --strategy local --against national', 'Does the sign hold without each?');
  },

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const source = readOneScenario('explain', scenarioFiles(args), set, textOption(args, 'strategy'));
    const choices = {
      strategy: textOption(args, 'strategy'),
      replications: wholeNumberOption(args, 'replications'),
      seed: textOption(args, 'seed'),
    };
    const reference = textOption(args, 'against');
    if (reference !== undefined) {
      await explainDifference({ ...source, set }, { ...choices, reference }, workersOf(args), format);
      return;
    }
    const plan = attributionDesign(source.scenario, choices);
    const { design } = plan;
    const found = await withWorkers(workersOf(args), (executor) =>
      withProgress({ ...source, set }, design, design.replications, (step) => attribute(plan, executor, step)),
    );
    if (format === 'csv') process.stdout.write(csv(attributionTable, found.parts));
    else if (format === 'json') {
      const { strategy, replications } = found;
      const parts = found.parts.map((part) => recordOf(attributionTable, part));
      const record = { scenario: source.scenario.id, seed: design.settings.seed, strategy, replications, parts };
      process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
    } else {
      const lines = attributionLines(source.scenario, found, terminalWidth(), terminalStyle);
      process.stdout.write(`${lines.join('\n')}\n`);
    }
  },
};

/** How far the difference from another strategy hangs on each mechanism. */
async function explainDifference(
  origin: Origin,
  choices: Parameters<typeof structureDesign>[1],
  workers: number,
  format: (typeof formats)[number],
): Promise<void> {
  const { scenario } = origin;
  const plan = structureDesign(scenario, choices);
  const { strategy, reference, groups } = plan;
  const { design } = groups[0]!;
  const steps = groups.flatMap((group) => group.design.replications);
  const found = await withWorkers(workers, (executor) =>
    withProgress(origin, design, steps, (step) => structure(plan, executor, step)),
  );
  const replications = design.replications.length;
  const rows = found.flatMap((one) => one.rows);
  if (format === 'csv') process.stdout.write(csv(structureTable, rows));
  else if (format === 'json') {
    const of = { scenario: scenario.id, seed: design.settings.seed, strategy, reference, replications };
    const told = found.map(({ metric, range, spread, ...one }) => ({
      metric,
      sentence: structureInWords({ metric, range, spread, ...one }),
      spread: spread ?? null,
    }));
    const record = { ...of, headlines: told, differences: rows.map((row) => recordOf(structureTable, row)) };
    process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  } else {
    const told = { strategy, reference, replications };
    const lines = structureLines(scenario, told, found, terminalWidth(), terminalStyle);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
