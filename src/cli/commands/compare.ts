/**
 * `golive compare`: the answer of a finished run again, or what moved between finished runs of one scenario. Nothing is
 * simulated and nothing written.
 */
import { basename, resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { resultsOf } from '../../experiment/run-design.js';
import { type Forecast, movedLines } from '../../report/moved.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import { commandLine, pathWord } from '../quoted.js';
import { type FinishedRun, readBack } from '../results/finished-run.js';
import { terminalStyle, terminalWidth } from '../terminal.js';
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
    for (const folder of folders) runs.push(await referredTo(reference, await readBack(folder)));
    const pairs = flagOption(args, 'pairs');
    const [first, ...others] = runs as [FinishedRun, ...FinishedRun[]];
    if (others.length === 0) {
      process.stdout.write(answerText(first.scenario, first.results, { folder: first.folder, pairs }));
      return;
    }
    for (const run of others) refuseOther(first, run);
    const lines = others.flatMap((run, i) => movedBetween(runs[i]!, run, namesOf(folders), pairs));
    const last = others.at(-1)!;
    process.stdout.write(`${last.scenario.label}\n\n${lines.join('\n')}\n`);
    process.stdout.write(`\nThe whole answer: ${commandLine('compare', pathWord(last.folder))}\n`);
  },
};

function refuseOther(first: FinishedRun, run: FinishedRun): void {
  if (run.scenario.id === first.scenario.id) return;
  throw new UsageError(
    `${run.folder} is of the scenario '${run.scenario.id}', ${first.folder} of '${first.scenario.id}': they cannot be compared`,
  );
}

function movedBetween(before: FinishedRun, after: FinishedRun, names: Names, pairs: boolean): string[] {
  return movedLines(forecastOf(before, names), forecastOf(after, names), {
    width: terminalWidth(),
    style: terminalStyle,
    pairs,
  });
}

function forecastOf({ folder, identity, scenario, collected, results }: FinishedRun, names: Names): Forecast {
  const { version, settings } = identity.parts;
  return { name: names.get(folder)!, version, settings, scenario, design: results.design, collected, results };
}

type Names = ReadonlyMap<string, string>;

/** What folders are called: their last names where these tell them apart. */
function namesOf(folders: readonly string[]): Names {
  const last = folders.map((folder) => basename(resolve(folder)));
  const isClear = new Set(last).size === folders.length;
  return new Map(folders.map((folder, i) => [folder, isClear ? last[i]! : folder]));
}

/** The run with its strategies compared with another one. */
async function referredTo(reference: string | undefined, run: FinishedRun): Promise<FinishedRun> {
  const { design } = run.results;
  if (reference === undefined || reference === design.reference) return run;
  const strategies = design.strategies.slice(1);
  if (!strategies.includes(reference)) {
    throw new UsageError(
      `--reference: there is no strategy '${reference}' in ${run.folder}${didYouMean(reference, strategies)}`,
    );
  }
  return { ...run, results: await resultsOf({ ...design, reference }, run.collected) };
}
