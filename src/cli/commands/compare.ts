/**
 * `golive compare`: the answer of a finished run again, or what moved between finished runs of one scenario. Nothing is
 * simulated and nothing written.
 */
import { UsageError } from '../../errors.js';
import { resultsOf } from '../../experiment/run-design.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import { type FinishedRun, readBack } from '../results/finished-run.js';
import { answerOptions, answerText } from './answer-text.js';
import { type Command, flagOption, positionals, textOption } from './command.js';

export const compare: Command = {
  options: (args) =>
    args
      .usage(
        'golive compare <folder..>\n\nPrints the answer of finished results again; of several folders of one scenario, what moved and which inputs changed.',
      )
      .positional('folder', {
        type: 'string',
        array: true,
        describe: 'Folders with finished results, the oldest first',
      })
      .options({
        reference: {
          string: true,
          requiresArg: true,
          describe: 'The strategy that the others are compared with [as in the run]',
        },
        ...answerOptions,
      })
      .example('golive compare results/quickstart', 'What golive run said')
      .example('golive compare results/a --reference local --pairs', 'Against another strategy, and every pair')
      .example('golive compare 2026-10 2026-11', "This month's forecast beside last month's"),

  async handle(args) {
    const folders = positionals(args, 'folder');
    if (folders.length === 0)
      throw new UsageError('name a folder with finished results, for example results/quickstart');
    const reference = textOption(args, 'reference');
    const runs: FinishedRun[] = [];
    for (const folder of folders) runs.push(referredTo(reference, await readBack(folder)));
    const [first] = runs;
    process.stdout.write(
      answerText(first!.scenario, first!.results, { folder: first!.folder, pairs: flagOption(args, 'pairs') }),
    );
  },
};

/** The run with its strategies compared with another one. */
function referredTo(reference: string | undefined, run: FinishedRun): FinishedRun {
  const { design } = run.results;
  if (reference === undefined || reference === design.reference) return run;
  const strategies = design.strategies.slice(1);
  if (!strategies.includes(reference)) {
    throw new UsageError(
      `--reference: there is no strategy '${reference}' in ${run.folder}${didYouMean(reference, strategies)}`,
    );
  }
  return { ...run, results: resultsOf({ ...design, reference }, run.collected) };
}
