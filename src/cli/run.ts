/** `golive run`: simulate scenarios, compare their strategies, write the tables, print the answer. */
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import { type Choices, type Design, designOf } from '../experiment/design.js';
import { type Results, runDesign } from '../experiment/run-design.js';
import { usualWindows } from '../model/windows.js';
import { answer } from '../report/answer.js';
import { answerRecord } from '../report/answer-json.js';
import { csv } from '../report/csv.js';
import { summary } from '../report/tables/summary.js';
import {
  type Arguments,
  type Command,
  choiceOption,
  flagOption,
  repeatedOption,
  scenarioFiles,
  textOption,
  wholeNumberOption,
  wordsOption,
} from './command.js';
import { located } from './failed-replication.js';
import { inTurnWithPauses } from './in-turn-with-pauses.js';
import { Progress } from './progress.js';
import { overridesOf, readScenarios, type ScenarioFile } from './read-scenario.js';
import { checkFolder, ResultsFolder } from './results-folder.js';
import { onStop } from './stop.js';
import { terminalStyle, terminalWidth } from './terminal.js';
import { version } from './version.js';
import { ResultsWriter } from './write-results.js';

const formats = ['table', 'csv', 'json'] as const;
type Format = (typeof formats)[number];

/** Where results go unless --out says otherwise. */
const RESULTS = 'results';

interface Job {
  readonly source: ScenarioFile;
  readonly design: Design;
  readonly folder: string;
}

export const run: Command = {
  options: (args) =>
    args
      .usage('golive run <file..>\n\nSimulates scenarios, compares their strategies, writes tables.')
      .positional('file', { type: 'string', array: true, describe: 'Scenario files' })
      .options({
        out: { string: true, requiresArg: true, describe: 'Folder for the tables [results/<scenario id>]' },
        strategies: { string: true, requiresArg: true, describe: 'Only these strategies, separated by commas' },
        replications: { string: true, requiresArg: true, describe: "How many, in place of the file's" },
        seed: {
          string: true,
          requiresArg: true,
          describe: "Text that keys the random streams, in place of the file's",
        },
        set: {
          string: true,
          requiresArg: true,
          describe: 'A value in place of one of the file: path=value; may repeat',
        },
        format: { string: true, requiresArg: true, describe: `The answer as ${formats.join(', ')} [table]` },
        'per-trust': { boolean: true, describe: 'Tables hold the measures of each trust too' },
        windows: {
          boolean: true,
          describe: 'Tables also hold each trust over 13, 26 and 52 weeks from go-live, in disruption, in recovery',
        },
      })
      .example('golive run scenarios/quickstart.yaml', 'Two small trusts, in a few seconds')
      .example(
        'golive run a.yaml --replications 200 --strategies national,local',
        'More certainty about two strategies',
      )
      .example('golive run a.yaml --set plan.wave_gap_weeks=26', 'What if the waves were half a year apart?')
      .example('golive run a.yaml --format csv > answer.csv', 'The rows of summary.csv'),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const provenance = { version, set };
    const jobs = plan(args, set, format);
    for (const job of jobs) {
      const results = await carryOut(job, provenance);
      process.stdout.write(inFormat(format, job, results));
    }
  },
};

/** Reads and checks everything before the first replication runs. */
function plan(args: Arguments, set: readonly string[], format: Format): Job[] {
  const files = scenarioFiles(args);
  const out = textOption(args, 'out');
  const choices: Choices = {
    replications: wholeNumberOption(args, 'replications'),
    seed: textOption(args, 'seed'),
    strategies: wordsOption(args, 'strategies'),
    perTrust: flagOption(args, 'per-trust'),
    windows: flagOption(args, 'windows') ? usualWindows : [],
  };
  const several = files.length > 1;
  if (several && format === 'csv') throw new UsageError('--format csv takes one scenario file');
  const taken = new Map<string, string>();
  return readScenarios(files, overridesOf(set)).map((source) => {
    const { id } = source.scenario;
    const other = taken.get(id);
    if (other !== undefined) throw new UsageError(`${other} and ${source.file} are both called ${id}`);
    taken.set(id, source.file);
    const folder = out === undefined ? join(RESULTS, id) : several ? join(out, id) : out;
    checkFolder(folder, id);
    return { source, design: designOf(source.scenario, choices), folder };
  });
}

async function carryOut(job: Job, provenance: { version: string; set: readonly string[] }): Promise<Results> {
  const { source, design, folder: path } = job;
  const folder = new ResultsFolder(path, design.scenario);
  const writer = new ResultsWriter(folder, source.scenario, design);
  const progress = new Progress(design.scenario, design.replications.length);
  const forget = onStop(() => progress.clear());
  let done = 0;
  try {
    const results = await runDesign(design, inTurnWithPauses, (outcomes) => {
      writer.add(outcomes);
      done += 1;
      progress.step();
    });
    writer.finish(results, { ...provenance, scenarioSha256: source.sha256 }, progress.seconds);
    return results;
  } catch (error) {
    throw located(error, design, source.scenario, source.file, provenance.set, done);
  } finally {
    progress.clear();
    forget();
  }
}

function inFormat(format: Format, { source, folder }: Job, results: Results): string {
  if (format === 'csv') return csv(summary, results.summaries);
  if (format === 'json') return `${JSON.stringify(answerRecord(source.scenario, results), null, 2)}\n`;
  const tables = `${folder}/ (summary.csv, comparisons.csv and more)`;
  const lines = answer(source.scenario, results, { width: terminalWidth(), style: terminalStyle, tables });
  return `${lines.join('\n')}\n`;
}
