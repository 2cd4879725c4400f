/** Checks scenarios against their baselines one by one: says what each came to, writes it down, and gives the exit code. */
import { appendFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../errors.js';
import type { Baseline } from '../../experiment/check/baseline.js';
import { type Check, checkDesign } from '../../experiment/check/check.js';
import { type Design, designOf } from '../../experiment/design.js';
import { metricById } from '../../model/metrics/registry.js';
import { checkLines, checkMarkdown, checkRecord, rowInWords, verdictOf } from '../../report/check.js';
import { checkJunit } from '../../report/junit.js';
import { exitCodes } from '../exit.js';
import { makeFolders } from '../files/folders.js';
import { refuseForeign, refuseForeignIn } from '../files/own-file.js';
import { writeWhole } from '../files/write-set.js';
import type { ScenarioFile } from '../read-scenario.js';
import { readBaseline, refuseOtherSeed } from '../results/baseline-folder.js';
import { annotate } from '../screen.js';
import { terminalWidth } from '../terminal.js';
import { withProgress } from '../workers/with-progress.js';
import { type Job, keepingSettings, withWords } from './check-job.js';
import { type Arguments, choiceOption, textOption, wholeNumberOption } from './command.js';

const CHECK = 'check.json';

/** What a check can be told as. */
export const formats = ['table', 'json', 'markdown'] as const;

export async function checkAll(jobs: readonly Job[], args: Arguments): Promise<number> {
  const format = choiceOption(args, 'format', formats) ?? 'table';
  const wanted = wholeNumberOption(args, 'replications');
  const most = wholeNumberOption(args, 'max-replications');
  const junit = textOption(args, 'junit');
  if (junit !== undefined) refuseForeign(junit, 'JUnit file');
  if (wanted !== undefined && most !== undefined)
    throw new UsageError('--replications and --max-replications exclude each other');
  const found = jobs.flatMap((job) => {
    const baseline = readBaseline(join(job.folder, 'baseline'), job.scenario.id);
    if (baseline === undefined) return [];
    const set = keepingSettings(job, baseline);
    refuseRepeats(set);
    refuseForeignIn(job.folder, [[CHECK, 'verdict']], 'check');
    return [{ job: set, baseline, design: designFor(set, baseline, wanted ?? most) }];
  });
  const without = jobs.filter(({ file }) => !found.some(({ job }) => job.file === file));
  for (const { scenario, folder } of without) {
    process.stderr.write(
      `golive: ${scenario.id} has no baseline in ${join(folder, 'baseline')}: there is nothing to check; --accept writes one\n`,
    );
  }
  const done: Check[] = [];
  for (const { job, baseline, design } of found) {
    if (baseline.set.length > 0) {
      process.stderr.write(`golive: ${baseline.scenario} is checked as accepted:${withWords(job.set)}\n`);
    }
    const one = await withProgress(job, design, design.replications, (step) =>
      checkDesign(design, baseline, job.scenario.margins, job.executor, most, step),
    );
    writeCheck(job.folder, one);
    announce(job, one);
    if (format === 'json') process.stdout.write(`${JSON.stringify(checkRecord(one), null, 2)}\n`);
    else if (format === 'markdown') process.stdout.write(checkMarkdown(one));
    else process.stdout.write(`${checkLines(one, terminalWidth()).join('\n')}\n`);
    done.push(one);
  }
  if (junit !== undefined) {
    makeFolders(dirname(junit));
    writeWhole(junit, [
      checkJunit(
        done,
        without.map(({ scenario }) => scenario.id),
      ),
    ]);
  }
  const verdicts = done.map(({ verdict }) => verdict);
  if (verdicts.length === 0) return exitCodes.nothing;
  if (verdicts.includes('changed')) return exitCodes.against;
  return verdicts.includes('inconclusive') ? exitCodes.inconclusive : 0;
}

/** The design of a check: the strategies and replications of the baseline. */
function designFor({ scenario, folder }: Job, baseline: Baseline, wanted: number | undefined): Design {
  refuseOtherSeed(join(folder, 'baseline'), baseline, scenario.seed);
  const strategies = [...baseline.runs.keys()].slice(1);
  const there = scenario.strategies.map(({ id }) => id);
  const gone = strategies.filter((id) => !there.includes(id));
  if (gone.length > 0)
    throw new UsageError(`the baseline in ${folder} has strategies that the scenario has not: ${gone.join(', ')}`);
  const added = there.filter((id) => !strategies.includes(id));
  if (added.length > 0)
    throw new UsageError(
      `the scenario has strategies that the baseline in ${folder} has not: ${added.join(', ')}; accept it anew`,
    );
  const missing = baseline.metrics.filter((id) => metricById(id) === undefined);
  if (missing.length > 0)
    throw new UsageError(`the baseline in ${folder} has metrics that there are no more: ${missing.join(', ')}`);
  const held = [...baseline.runs.values()][0]?.length ?? 0;
  if (wanted !== undefined && wanted > held) {
    throw new UsageError(`the baseline in ${folder} holds ${held} replications; ${wanted} cannot be compared`);
  }
  return designOf(scenario, { replications: wanted ?? held });
}

/** Writes check.json, whole, before the program ends. */
function writeCheck(folder: string, done: Check): void {
  makeFolders(folder);
  writeWhole(join(folder, CHECK), [`${JSON.stringify(checkRecord(done), null, 2)}\n`]);
}

/** Tells GitHub, where it runs there: an annotation at the file, and a table on the summary page. */
function announce({ file }: Job, done: Check): void {
  if (process.env['GITHUB_ACTIONS'] === 'true' && done.verdict !== 'pass') {
    const kind = done.verdict === 'changed' ? 'error' : 'warning';
    const worst = done.rows.find(({ verdict }) => verdict === done.verdict);
    const text = `${verdictOf(done)}${worst === undefined ? '' : `; ${rowInWords(worst)}`}`;
    annotate(kind, file, text);
  }
  const page = process.env['GITHUB_STEP_SUMMARY'];
  if (page === undefined || page === '') return;
  try {
    appendFileSync(page, `${checkMarkdown(done)}\n`);
  } catch (error) {
    // The summary page is beside the result: it does not decide how the check ends.
    process.stderr.write(`golive: the summary page of GitHub cannot be written: ${(error as Error).message}\n`);
  }
}

/** Replications are compared one by one, each standing for a world of its own. */
export function refuseRepeats({ scenario, file }: ScenarioFile): void {
  const { repeats } = scenario.settings;
  if (repeats > 1) throw new UsageError(`${file}: repeats is ${repeats}; a check wants independent replications (1)`);
}
