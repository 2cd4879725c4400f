/**
 * The scripts of a run as a Slurm job: an array with a shard a task, and a job that merges. Slurm does what it is for
 * (queues, places, requeues); the shards keep what they have done, so a task that comes back goes on where it was.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { show } from '../../scenario/text/issues.js';
import { makeFolders, removeFolders } from '../files/folders.js';
import { notOurs } from '../files/own-file.js';
import { readText } from '../files/read-bounded.js';
import { textHash } from '../files/text-hash.js';
import { kindOf, WriteSet } from '../files/write-set.js';
import { quotedForShell } from '../quoted.js';
import { MOST_BYTES as MOST_BYTES_OF_SCENARIO } from '../read-scenario.js';
import { SLURM } from '../results/results-folder.js';

/** A task that fails comes back this often; then it is left for a person to look at. */
const MOST_RESTARTS = 5;

const SCENARIO = 'scenario.yaml';
const TASKS = 'tasks.sh';

export interface SlurmJob {
  /** Absolute paths. */
  readonly tasks: string;
  readonly merge: string;
}

/**
 * Writes the scripts of a job into `slurm/` of a run's folder, with a copy of the scenario: what is edited while the job
 * waits in the queue is not of this run.
 * @param run what identifies the run: id, text of the scenario, the command, run unless given, and its options
 */
export function writeSlurmJob(
  folder: string,
  run: {
    readonly id: string;
    readonly text: string;
    readonly command?: 'run' | 'sweep';
    readonly options: readonly string[];
  },
  count: number,
): SlurmJob {
  const out = resolve(folder);
  refuseControls(out);
  const place = join(out, SLURM);
  const scenario = join(place, SCENARIO);
  const job = { tasks: join(place, TASKS), merge: join(place, 'merge.sh') };
  const golive = [process.execPath, realpathSync(process.argv[1]!)].map(quotedForShell).join(' ');
  const words = [run.command ?? 'run', scenario, ...run.options, '--out', out].map(quotedForShell).join(' ');
  for (const script of [job.tasks, job.merge]) refuseEdited(script);
  refuseOther(place, run.text);
  const made = makeFolders(place);
  const files = new WriteSet(place);
  try {
    files.add(SCENARIO, [run.text]);
    files.add(basename(job.tasks), [sealed(tasksScript(run, place, `${golive} ${words}`, count))]);
    files.add(basename(job.merge), [sealed(mergeScript(run.id, place, `${golive} merge ${quotedForShell(out)}`))]);
    for (const script of [job.tasks, job.merge]) files.executable(basename(script));
    files.publish();
  } catch (error) {
    files.discard();
    removeFolders(made);
    throw error;
  }
  return job;
}

/** A line break in a path would end a line of the script, and what follows it would be run. */
function refuseControls(path: string): void {
  const control = [...path].find((sign) => sign < ' ' || sign === '\u007f');
  if (control === undefined) return;
  throw new UsageError(`${show(path, 300)} cannot be the folder of a Slurm job: its path holds a control character`);
}

const MOST_BYTES = 1 << 20;

const SEAL = '# As golive wrote it: ';

/** A script with a last line by which it is known whether somebody changed it. */
function sealed(script: string): string {
  return `${script}${SEAL}${createHash('sha256').update(script).digest('hex')}\n`;
}

/** Scripts may be edited (partition, account): what somebody changed is theirs, and is not replaced. */
function refuseEdited(path: string): void {
  if (kindOf(path) !== 'file') return;
  const text = readText(path, MOST_BYTES) ?? '';
  if (sealed(text.slice(0, Math.max(0, text.lastIndexOf(SEAL)))) === text) return;
  throw new UsageError(`${path} was changed since golive wrote it and is not replaced: submit it, or move it away`);
}

/** The line of the tasks by which the copy of the scenario beside them is known. */
function ofScenario(text: string): string {
  return `# ${SCENARIO} beside this script: sha256 ${textHash(text)}`;
}

/** What stands under the name of the copy and is not what the tasks name is somebody's own, unless it is the same. */
function refuseOther(place: string, text: string): void {
  const path = join(place, SCENARIO);
  if (kindOf(path) !== 'file') return;
  const there = readText(path, MOST_BYTES_OF_SCENARIO) ?? '';
  if (there === text || there === '') return;
  const tasks = readText(join(place, TASKS), MOST_BYTES) ?? '';
  if (!tasks.includes(`\n${ofScenario(there)}\n`)) throw notOurs(place, SCENARIO, 'job');
}

/**
 * A task stops by itself a minute before its time is up (`--signal`) and then asks to be queued again, as it does when
 * golive was killed or met a failing disk; one that was cancelled stays cancelled.
 */
function tasksScript(
  { id, text }: { readonly id: string; readonly text: string },
  place: string,
  command: string,
  count: number,
): string {
  return `#!/bin/bash
#SBATCH --job-name=golive-${id}
#SBATCH --array=1-${count}
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@60
#SBATCH --chdir=${quotedForShell(place)}
#SBATCH --output=task-%a.log
# Partition, account, time and the like: sbatch reads SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT from the
# environment, or write them here.
${ofScenario(text)}
again=no
trap 'again=yes; kill -TERM "$child"' USR1
trap 'kill -TERM "$child"' TERM
${command} --shard "$SLURM_ARRAY_TASK_ID/${count}" --workers "\${SLURM_CPUS_PER_TASK:-1}" &
child=$!
wait "$child"
status=$?
# A signal ends the wait before golive has kept what it has done.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  status=$?
done
# 3: a disk, a lost worker; 137: killed. What is wrong with the scenario (2) does not come right by itself.
if [ "$status" = 3 ] || [ "$status" = 137 ]; then again=yes; fi
if [ "$status" != 0 ] && [ "$again" = yes ]; then
  if [ "\${SLURM_RESTART_COUNT:-0}" -lt ${MOST_RESTARTS} ]; then
    echo "golive: task $SLURM_ARRAY_TASK_ID ended with $status and is queued again"
    scontrol requeue "$SLURM_JOB_ID" && sleep 60
  else
    echo "golive: task $SLURM_ARRAY_TASK_ID ended with $status for the ${MOST_RESTARTS + 1}th time and is given up"
  fi
fi
exit "$status"
`;
}

function mergeScript(id: string, place: string, command: string): string {
  return `#!/bin/bash
#SBATCH --job-name=golive-${id}-merge
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --chdir=${quotedForShell(place)}
#SBATCH --output=merge.log
exec ${command}
`;
}
