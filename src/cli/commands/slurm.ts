/** `--slurm`: a run or a study as a job array of a cluster, written and, with `--submit`, submitted. */
import { execFile } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { UsageError } from '../../errors.js';
import { show } from '../../scenario/text/issues.js';
import { isSystemError, MachineError } from '../machine-error.js';
import { quotedForShell } from '../quoted.js';
import { CHUNK, chunksOf } from '../results/journal.js';
import { ResultsFolder } from '../results/results-folder.js';
import type { RunIdentity } from '../results/run-identity.js';
import { MOST_SHARDS } from '../results/shard.js';
import { beginShared } from '../workers/carry-out-run.js';
import { type Arguments, flagOption, textOption, wholeNumberOption } from './command.js';
import { type SlurmJob, writeSlurmJob } from './slurm-job.js';

/** Queues are shared with others: more than this only if asked for. */
const MOST_TASKS_UNASKED = 100;

export interface SlurmChoices {
  readonly submit: boolean;
  /** undefined: a task a chunk, up to a hundred. */
  readonly tasks: number | undefined;
}

/** What `--slurm`, `--submit` and `--tasks` ask for; undefined without `--slurm`. */
export function slurmOf(args: Arguments): SlurmChoices | undefined {
  const submit = flagOption(args, 'submit');
  const tasks = wholeNumberOption(args, 'tasks');
  if (!flagOption(args, 'slurm')) {
    if (submit) throw new UsageError('--submit goes with --slurm');
    if (tasks !== undefined) throw new UsageError('--tasks goes with --slurm');
    return undefined;
  }
  if (textOption(args, 'shard') !== undefined)
    throw new UsageError('--slurm makes the shards: --shard does not go with it');
  return { submit, tasks };
}

/** The job of a run: its chunks shared out. */
export async function runToSlurm(
  folder: string,
  identity: RunIdentity,
  options: readonly string[],
  choices: SlurmChoices,
): Promise<void> {
  const { replications } = identity;
  const chunks = chunksOf(replications);
  const work: SlurmWork = {
    command: 'run',
    options,
    pieces: chunks,
    said: `${replications} replications`,
    why: `${replications} replications are ${chunks} pieces of ${CHUNK}`,
    begin: () => beginShared(new ResultsFolder(folder), identity),
  };
  await toSlurm(folder, identity, work, choices);
}

/** What is shared out among the tasks of a job. */
export interface SlurmWork {
  /** Of golive, and its options that make the work the one it is. */
  readonly command: 'run' | 'sweep';
  readonly options: readonly string[];
  /** Pieces that cannot be shared; in words how many there are, and why. */
  readonly pieces: number;
  readonly said: string;
  readonly why: string;
  readonly begin: () => void;
}

/** Writes the job of a run or a study, begins its folder and tells how to submit it, or submits it. */
export async function toSlurm(
  folder: string,
  identity: RunIdentity,
  { command, options, pieces, said, why, begin }: SlurmWork,
  { submit, tasks }: SlurmChoices,
): Promise<void> {
  const count = countOf(tasks, pieces, why);
  await setImmediate(); // Ctrl-C while the scenario was read is answered before anything is written
  // The job first: where it is refused, the folder is as it was; a job whose folder is not begun begins it.
  const job = writeSlurmJob(folder, { id: identity.parts.scenario, text: identity.text, command, options }, count);
  begin();
  const lines = [
    `${identity.parts.scenario}: ${said} in ${count === 1 ? '1 task' : `${count} tasks`}, in ${folder}/slurm/`,
  ];
  if (submit) {
    const array = await sbatch([job.tasks], `the job is written to ${folder}/slurm/`);
    const merge = await sbatch([`--dependency=afterany:${array}`, job.merge], mergeLeft(array, job));
    lines.push(`Submitted as job ${array}; job ${merge} merges when all its tasks have ended.`);
    lines.push(`The answer will be in ${folder}/slurm/merge.log, the tables in ${folder}/`);
  } else lines.push('To submit it (or use --submit):', ...submitCommands(job).map((line) => `  ${line}`));
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** More tasks than pieces would have nothing to do. */
function countOf(asked: number | undefined, pieces: number, why: string): number {
  const most = Math.min(pieces, MOST_SHARDS);
  if (asked === undefined) return Math.min(pieces, MOST_TASKS_UNASKED);
  if (asked >= 1 && asked <= most) return asked;
  throw new UsageError(`--tasks is from 1 to ${most} here (${why}); found ${asked}`);
}

/** By hand. */
function submitCommands({ tasks, merge }: SlurmJob): string[] {
  return [
    `job=$(sbatch --parsable ${quotedForShell(tasks)})`,
    // afterany: a task that was queued again does not count as ended well. The merge names what is missing.
    `sbatch --dependency=afterany:$job ${quotedForShell(merge)}`,
  ];
}

/** What is so when the array is submitted and the merge is not: nobody is to submit the array again. */
function mergeLeft(array: string, { merge }: SlurmJob): string {
  return (
    `the tasks ARE submitted, as job ${array}; only the merge is not. To submit it: ` +
    `sbatch --dependency=afterany:${array} ${quotedForShell(merge)}`
  );
}

/**
 * Submits a script.
 * @param there what is so if it is not taken, in words
 * @returns     the number of the job
 * @throws MachineError where there is no Slurm, it does not take the job, or its answer names no job
 */
async function sbatch(words: readonly string[], there: string): Promise<string> {
  let answer: string;
  try {
    answer = (await promisify(execFile)('sbatch', ['--parsable', ...words], { timeout: 60_000 })).stdout;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') {
      throw new MachineError(`there is no Slurm on this machine (no sbatch); ${there}: submit it elsewhere`);
    }
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1);
    throw new MachineError(`Slurm did not take the job: ${said || 'sbatch did not answer within a minute'}; ${there}`);
  }
  const job = jobIn(answer);
  if (job !== undefined) return job;
  const said = answer.trim() === '' ? 'it said nothing' : `it said '${show(answer.trim(), 200)}'`;
  throw new MachineError(
    `the answer of sbatch names no job (${said}), so nobody knows whether it was submitted (squeue tells); ${there}`,
  );
}

/** The number of a job in an answer of sbatch: the last line that begins with digits, or one that says `batch job N`. */
export function jobIn(answer: string): string | undefined {
  const lines = answer.split('\n').map((line) => line.trim());
  const found = lines.map((line) => (/^(\d+)(?:;\S*)?$/.exec(line) ?? /\bbatch job (\d+)\b/.exec(line))?.[1]);
  return found.findLast((job) => job !== undefined);
}
