/** `golive report`: a finished run as one page that a browser shows, with everything in it. */
import { basename, join } from 'node:path';
import { UsageError } from '../../errors.js';
import { blankHtml } from '../../report/page/blank-html.js';
import { refuseForeign } from '../files/own-file.js';
import { writeWhole } from '../files/write-set.js';
import { builtAssets } from '../page/built-assets.js';
import { writeReport } from '../page/write-report.js';
import { readOneScenario } from '../read-scenario.js';
import { readBack } from '../results/finished-run.js';
import { REPORT, STRESS, WORKBOOK } from '../results/results-folder.js';
import { writeStress } from '../results/write-stress.js';
import { writeWorkbook } from '../results/write-workbook.js';
import { version } from '../version.js';
import { type Arguments, type Command, flagOption, positionals, textOption } from './command.js';
import { workersOf } from './run-options.js';

export const report: Command = {
  options: (args) =>
    args
      .usage(
        'golive report <folder>\n\nWrites finished results as one page for a browser: the answer, charts, tables. It needs no network. Or as a workbook, or as a checklist for a paper.',
      )
      .positional('folder', { type: 'string', array: true, describe: 'A folder with finished results' })
      .options({
        out: { string: true, requiresArg: true, describe: `The file to write [${REPORT} in the folder]` },
        observed: {
          boolean: true,
          describe: 'Also simulate what the scenario observes, and put it beside what was published',
        },
        workers: { string: true, requiresArg: true, describe: 'With --observed: worker threads [one a core]' },
        xlsx: { boolean: true, describe: `In place of the page: a workbook for Excel [${WORKBOOK} in the folder]` },
        stress: {
          boolean: true,
          describe: `In place of the page: the STRESS-DES checklist, filled, as Markdown [${STRESS} in the folder]`,
        },
        blank: {
          string: true,
          requiresArg: true,
          describe: 'In place of results: a page in which a scenario, at first this one, is run in the browser',
        },
      })
      .example('golive report results/quickstart', `Writes results/quickstart/${REPORT}`)
      .example('golive report results/quickstart --out board.html', 'Under another name')
      .example('golive report results/london-2008 --observed', 'With what was published beside it')
      .example('golive report results/quickstart --xlsx', 'For Excel')
      .example('golive report --blank quickstart.yaml > golive.html', 'A page that simulates: nothing to install'),

  async handle(args) {
    const folders = positionals(args, 'folder');
    const blank = textOption(args, 'blank');
    if (blank !== undefined) {
      if (folders.length > 0) throw new UsageError('--blank takes a scenario file, and no results');
      writeBlank(blank, textOption(args, 'out'));
      return;
    }
    const [folder] = folders;
    if (folder === undefined || folders.length > 1)
      throw new UsageError('name one folder with finished results, for example results/quickstart');
    process.stdout.write(`${await written(folder, args)}\n`);
  },
};

/** Writes what was asked for; gives back where. */
async function written(folder: string, args: Arguments): Promise<string> {
  const out = textOption(args, 'out');
  const chosen = ['xlsx', 'stress', 'observed'].filter((name) => flagOption(args, name)).map((name) => `--${name}`);
  if (chosen.length > 1) throw new UsageError(`${chosen.join(' and ')} do not go together: one file at a time`);
  if (flagOption(args, 'xlsx')) {
    const path = out ?? join(folder, WORKBOOK);
    const { scenario, results, identity } = await readBack(folder);
    await writeWorkbook(path, scenario, results, identity.set);
    return path;
  }
  if (flagOption(args, 'stress')) {
    const path = out ?? join(folder, STRESS);
    writeStress(path, await readBack(folder));
    return path;
  }
  return writeReport(folder, { out, observedBy: flagOption(args, 'observed') ? workersOf(args) : undefined });
}

/** Writes the page in which a scenario is run in the browser, to a file or to stdout. */
function writeBlank(scenario: string, out: string | undefined): void {
  const { file, text } = readOneScenario('report --blank', [scenario], []);
  const page = blankHtml({ file: basename(file), text, version }, builtAssets());
  if (out === undefined) process.stdout.write(page);
  else {
    refuseForeign(out, 'page');
    writeWhole(out, [page]);
    process.stdout.write(`${out}\n`);
  }
}
