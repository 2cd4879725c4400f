/** `golive report`: a finished run as one page that a browser shows, with everything in it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../errors.js';
import { blankHtml } from '../../report/page/blank-html.js';
import { pageDataOf } from '../../report/page/data/page-data-of.js';
import { StayLog } from '../../report/page/data/stays.js';
import { type Assets, pageHtml } from '../../report/page/page-html.js';
import { writeWhole } from '../files/write-set.js';
import { MachineError } from '../machine-error.js';
import { commandLine, optionWords, pathWord } from '../quoted.js';
import { readOneScenario } from '../read-scenario.js';
import { type FinishedRun, readBack } from '../results/finished-run.js';
import { REPORT } from '../results/results-folder.js';
import { version } from '../version.js';
import { type Command, positionals, textOption } from './command.js';

export const report: Command = {
  options: (args) =>
    args
      .usage(
        'golive report <folder>\n\nWrites finished results as one page for a browser: the answer, charts, tables. It needs no network.',
      )
      .positional('folder', { type: 'string', array: true, describe: 'A folder with finished results' })
      .options({
        out: { string: true, requiresArg: true, describe: `The file to write [${REPORT} in the folder]` },
        blank: {
          string: true,
          requiresArg: true,
          describe: 'In place of results: a page in which a scenario, at first this one, is run in the browser',
        },
      })
      .example('golive report results/quickstart', `Writes results/quickstart/${REPORT}`)
      .example('golive report results/quickstart --out board.html', 'Under another name')
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
    const path = await writeReport(folder, textOption(args, 'out'));
    process.stdout.write(`${path}\n`);
  },
};

/** Writes the page of a finished run, whole or not at all; gives back where. */
export async function writeReport(folder: string, out = join(folder, REPORT)): Promise<string> {
  const assets = assetsOfBuild();
  let stays: StayLog | undefined;
  const run = await readBack(folder, (design) => {
    stays = new StayLog(design);
    return (outcomes) => stays!.add(outcomes);
  });
  const data = pageDataOf({ ...run, stays: stays!, told: [], reproduce: reproduceOf(run) });
  writeWhole(out, [pageHtml(data, assets)]);
  return out;
}

/** Writes the page in which a scenario is run in the browser, to a file or to stdout. */
function writeBlank(scenario: string, out: string | undefined): void {
  const { file, text } = readOneScenario('report --blank', [scenario], []);
  const page = blankHtml({ file: basename(file), text, version }, assetsOfBuild());
  if (out === undefined) process.stdout.write(page);
  else {
    writeWhole(out, [page]);
    process.stdout.write(`${out}\n`);
  }
}

/** How to get the run again: from its scenario file, with what was set. */
function reproduceOf({ identity, scenario, folder, results }: FinishedRun) {
  const { parts, key, set, text } = identity;
  const { version, code, seed, per_trust: perTrust } = parts;
  const { design } = results;
  const strategies = design.strategies.slice(1);
  const options = [
    ...optionWords('replications', String(design.replications.length)),
    ...(seed === scenario.seed ? [] : optionWords('seed', seed)),
    ...(strategies.length === scenario.strategies.length ? [] : optionWords('strategies', strategies.join(','))),
    ...set.flatMap((one) => optionWords('set', one)),
    ...(perTrust ? ['--per-trust'] : []),
  ];
  const file = `${scenario.id}.yaml`;
  const commands = [
    commandLine('run', pathWord(file), ...options),
    commandLine('compare', pathWord(folder), '--pairs'),
    commandLine('report', pathWord(folder)),
  ];
  return { version, code, key, seed, set, text, commands };
}

/** What the build made for the page. */
function assetsOfBuild(): Assets {
  const built = (name: string): string => {
    const path = fileURLToPath(new URL(`../../browser/${name}`, import.meta.url));
    try {
      return readFileSync(path, 'utf8');
    } catch {
      throw new MachineError(`${path} is not there: this golive was built without its page`);
    }
  };
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
  return { page: built('page.js'), engine: built('engine.js'), sha256 };
}
