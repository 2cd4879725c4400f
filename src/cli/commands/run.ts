/** `golive run`: simulate scenarios, compare their strategies, write the tables, print the answer. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../errors.js';
import { type Design, designOf, withReplications } from '../../experiment/design.js';
import type { Executor } from '../../experiment/executor.js';
import type { Results } from '../../experiment/run-design.js';
import { runDesign } from '../../experiment/run-design.js';
import { answerRecord } from '../../report/answer-json.js';
import { csv } from '../../report/csv.js';
import { summary } from '../../report/tables/summary.js';
import { refuseWhatCannotBeHeld } from '../memory.js';
import { writeReport } from '../page/write-report.js';
import { commandLine, optionWords, pathWord } from '../quoted.js';
import { distinct, overridesOf, readScenarios, type ScenarioFile } from '../read-scenario.js';
import { Journal } from '../results/journal.js';
import { isWhole } from '../results/manifest.js';
import { refuseOther, stateOf, WORKBOOK } from '../results/results-folder.js';
import { differences, identityOf, type RunIdentity } from '../results/run-identity.js';
import type { Shard } from '../results/shard.js';
import { refuseUnfinished } from '../results/unfinished.js';
import { writeWorkbook } from '../results/write-workbook.js';
import { carryOutRun } from '../workers/carry-out-run.js';
import { withWorkers } from '../workers/worker-pool.js';
import { answerOptions, answerText } from './answer-text.js';
import {
  type Arguments,
  type Command,
  choiceOption,
  flagOption,
  repeatedOption,
  scenarioFiles,
  textOption,
} from './command.js';
import { askedOf, choicesOf, keptWorkOptions, runOptions, shardOf, untilOptions, workersOf } from './run-options.js';
import { runToSlurm, type SlurmChoices, slurmOf } from './slurm.js';

const formats = ['table', 'csv', 'json'] as const;
type Format = (typeof formats)[number];

/** Where results go unless --out says otherwise. */
const RESULTS = 'results';

interface Job {
  readonly source: ScenarioFile;
  readonly design: Design;
  readonly identity: RunIdentity;
  readonly folder: string;
  readonly goOn: boolean;
  /** Whether the folder holds this very run, whole. */
  readonly done: boolean;
  readonly resume: string;
}

export const run: Command = {
  options: (args) =>
    args
      .usage('golive run <file..>\n\nSimulates scenarios, compares their strategies, writes tables.')
      .positional('file', { type: 'string', array: true, describe: 'Scenario files' })
      .options({
        out: { string: true, requiresArg: true, describe: 'Folder for the tables [results/<scenario id>]' },
        ...runOptions,
        ...keptWorkOptions,
        ...untilOptions,
        tasks: {
          string: true,
          requiresArg: true,
          describe: 'With --slurm: tasks of the array [one per 5 replications]',
        },
        format: { string: true, requiresArg: true, describe: `The answer as ${formats.join(', ')} [table]` },
        ...answerOptions,
        'per-trust': { boolean: true, describe: 'Tables and answer hold the measures of each trust too' },
        report: { boolean: true, describe: 'Also write report.html, one page for a browser' },
        xlsx: { boolean: true, describe: 'Also write results.xlsx, a workbook for Excel' },
        weekly: { boolean: true, describe: 'Also write weekly.csv: the weekly series of each replication' },
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
      .example('golive run a.yaml --replications 200 --resume', 'Extend a run, or end one that was stopped')
      .example('golive run a.yaml --decide --at-most 400', 'Until it is clear which strategy does better, or 400')
      .example('golive run a.yaml --precision "lost_revenue_gbp: 5%"', 'Until revenue lost is known within 5%')
      .example('golive run a.yaml --shard 2/8 --out shared', 'One of eight parts; then golive merge shared')
      .example('golive run a.yaml --slurm --tasks 40 --submit --out /shared/a', 'On a cluster')
      .example('golive run a.yaml --per-trust --report', 'And a page for the board, with the harm by trust')
      .example('golive run a.yaml --format csv > answer.csv', 'The rows of summary.csv'),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const workers = workersOf(args);
    const shard = shardOf(args);
    const slurm = slurmOf(args);
    const pairs = flagOption(args, 'pairs');
    const [xlsx, page] = [flagOption(args, 'xlsx'), flagOption(args, 'report')];
    if ((xlsx || page) && (shard !== undefined || slurm !== undefined)) {
      throw new UsageError(
        `a part of a run has no ${page ? 'report' : 'workbook'}: leave --${page ? 'report' : 'xlsx'} out here, and make it when all parts are merged`,
      );
    }
    const jobs = plan(args, shard !== undefined || slurm !== undefined, format);
    await withWorkers(workers, (executor) =>
      carryOutAll(jobs, args, { executor, format, shard, slurm, pairs, xlsx, page }),
    );
  },
};

/** What was chosen for all scenarios of a call. */
interface Chosen {
  readonly executor: Executor;
  readonly format: Format;
  readonly shard: Shard | undefined;
  readonly slurm: SlurmChoices | undefined;
  readonly pairs: boolean;
  readonly xlsx: boolean;
  readonly page: boolean;
}

async function carryOutAll(
  jobs: readonly Job[],
  args: Arguments,
  { executor, format, shard, slurm, pairs, xlsx, page }: Chosen,
): Promise<void> {
  for (const job of jobs) {
    const { source, design, identity, folder, goOn, done, resume } = job;
    if (slurm !== undefined && !done) {
      await runToSlurm(folder, identity, optionsOf(args), slurm);
      continue;
    }
    const todo = {
      scenario: source.scenario,
      scenarioSha256: source.sha256,
      file: source.file,
      design,
      identity,
      folder,
      goOn,
      shard,
      resume,
    };
    const results = done
      ? await runDesign(design, new Journal(folder, identity.key, design).replay, undefined, setImmediate)
      : await carryOutRun(todo, executor);
    if (shard !== undefined || results === undefined) {
      process.stderr.write(
        `golive: shard ${shard!.index} of ${shard!.of} is done; when all are: ${commandLine('merge', pathWord(folder))}\n`,
      );
    } else {
      if (xlsx) {
        const path = join(folder, WORKBOOK);
        await writeWorkbook(path, source.scenario, results, identity.set);
        process.stderr.write(`golive: ${path}\n`);
      }
      if (page) process.stderr.write(`golive: ${await writeReport(folder)}\n`);
      process.stdout.write(inFormat(format, job, results, pairs));
    }
  }
}

/** Reads and checks everything before the first replication runs; `shared`: the folder's run is gone on with. */
function plan(args: Arguments, shared: boolean, format: Format): Job[] {
  const files = scenarioFiles(args);
  const out = textOption(args, 'out');
  const set = repeatedOption(args, 'set');
  const resume = flagOption(args, 'resume');
  const choices = choicesOf(args);
  const several = files.length > 1;
  if (several && format === 'csv') throw new UsageError('--format csv takes one scenario file');
  return distinct(readScenarios(files, overridesOf(set), choices.strategies)).map((source): Job => {
    const { id } = source.scenario;
    const folder = out === undefined ? join(RESULTS, id) : several ? join(out, id) : out;
    const until = askedOf(args, choices.replications ?? source.scenario.replications);
    const whole = designOf(source.scenario, { ...choices, until });
    refuseWhatCannotBeHeld(whole.until === undefined ? whole : withReplications(whole, whole.until.looks.at(-1)!));
    const design = whole.until === undefined ? whole : withReplications(whole, whole.until.looks[0]!);
    const identity = identityOf(source.scenario, design, { text: source.text, set, until });
    const { kind, identity: there } = stateOf(folder, id);
    const again = goesOn(args, folder, source.file);
    if (kind !== 'empty' && (resume || shared)) refuseOther(folder, there, identity);
    else if (kind === 'unfinished') refuseUnfinished(folder, 'run', differences(there!, identity), again);
    const goOn = resume && kind !== 'empty';
    const same = kind === 'finished' && there?.replications === identity.replications;
    const done = (goOn || shared) && same && until === undefined && isDone(folder, source, design, identity);
    return { source, design, identity, folder, goOn, done, resume: again };
  });
}

/** Whether a folder holds this very run, its tables and its chunks whole. */
function isDone(folder: string, source: ScenarioFile, design: Design, identity: RunIdentity): boolean {
  const { key, parts, set } = identity;
  const { version, code } = parts;
  const provenance = { version, code, runKey: key, scenarioSha256: source.sha256, set, until: undefined };
  return isWhole(folder, design, provenance) && new Journal(folder, key, design).holds(design.replications.length);
}

/** The command that goes on with this run. */
function goesOn(args: Arguments, folder: string, file: string): string {
  const shard = textOption(args, 'shard');
  const shards = shard === undefined ? [] : ['--shard', shard];
  return commandLine('run', pathWord(file), ...optionsOf(args), ...shards, '--out', pathWord(folder), '--resume');
}

/** The options that make this run the one it is. */
function optionsOf(args: Arguments): string[] {
  const words: string[] = [];
  for (const name of ['replications', 'seed', 'strategies', 'at-most'] as const) {
    const value = textOption(args, name);
    if (value !== undefined) words.push(...optionWords(name, value));
  }
  for (const name of ['set', 'precision'])
    for (const text of repeatedOption(args, name)) words.push(...optionWords(name, text));
  for (const name of ['per-trust', 'weekly', 'windows', 'decide', 'xlsx', 'report'])
    if (flagOption(args, name)) words.push(`--${name}`);
  return words;
}

function inFormat(format: Format, { source, folder }: Job, results: Results, pairs: boolean): string {
  if (format === 'csv') return csv(summary, results.summaries);
  if (format === 'json') return `${JSON.stringify(answerRecord(source.scenario, results), null, 2)}\n`;
  return answerText(source.scenario, results, { folder, pairs });
}
