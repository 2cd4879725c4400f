/**
 * `npm run cluster`: a run as a job array on a real Slurm of two nodes, with a task killed, one queued again by hand, one
 * that is told its time is up and a node that dies. The merged files must be those of a run on one machine, byte for
 * byte. Build first.
 *
 * usage: node test/cluster/slurm.mjs [--must]    (--must: where there can be no Slurm, that is a failure)
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, differing, ended, fresh, golive, lasting, lastLine, must, root } from '../faults/golive.mjs';
import { NODES, noSlurm, startSlurm } from './one-machine-slurm.mjs';

const why = noSlurm();
if (why !== undefined) {
  console.log(`cluster: left out: ${why}`);
  // CI, which installs what is needed, must not leave it out unseen.
  process.exit(process.argv.includes('--must') ? 1 : 0);
}

const REPLICATIONS = '240';
const scenario = join(root, 'scenarios/quickstart.yaml');
const words = ['run', scenario, '--replications', REPLICATIONS, '--strategies', 'national,local'];

let failed = 0;
let passed = 0;
async function attempt(what, doing) {
  const began = performance.now();
  try {
    await doing();
    passed += 1;
    console.log(`PASS cluster: ${what} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL cluster: ${what}: ${error.message}`);
  }
}

const alone = fresh();
const reference = await golive([...words, '--out', alone]);
must(reference.code === 0, reference.stderr);
const expected = lasting(alone);
/** What the job wrote beside the run is not of the run. */
const without = (hashes) => Object.fromEntries(Object.entries(hashes).filter(([path]) => !path.startsWith('slurm/')));

await attempt('without Slurm: exit 3, one line, and the scripts are there to be submitted elsewhere', async () => {
  const out = fresh();
  const env = { PATH: '/nowhere' };
  const ending = await golive([...words, '--out', out, '--slurm', '--submit'], { env });
  must(ending.code === 3, `ended with ${ending.code}`);
  must(ending.stderr.trim().split('\n').length === 1 && /no sbatch/.test(ending.stderr), ending.stderr);
  must(existsSync(join(out, 'slurm/tasks.sh')), 'no script');
});

const slurm = await startSlurm();
process.on('exit', slurm.stop);
const { env, ask, until } = slurm;

/** Ids of the tasks in a state, as `job_task`. */
const tasks = (state) =>
  ask('squeue', '-h', '-r', '-t', state, '-o', '%i %N')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' '));
/** Processes of golive that compute a shard. */
const processesOf = (shard) =>
  readdirSync('/proc').filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return line.includes(binary) && line[line.indexOf('--shard') + 1]?.startsWith(`${shard}/`);
    } catch {
      return false;
    }
  });
const parentOf = (pid) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
const chunksOf = (out) => (existsSync(join(out, 'chunks')) ? readdirSync(join(out, 'chunks')).length : 0);
const jobLog = (out, name) => readFileSync(join(out, 'slurm', name), 'utf8');
/** The manifest is the last file of a run; the merge lets go of the folder, and of its lock, after it. */
const merged = (out) =>
  until(
    'merged',
    () => existsSync(join(out, 'manifest.json')) && !readdirSync(out).some((name) => name.startsWith('.golive-lock')),
    300,
  );
const logged = (out, name) => (existsSync(join(out, 'slurm', name)) ? jobLog(out, name) : '');

await attempt(
  'submitted by golive, one task killed, one queued again by hand, one out of time: same bytes',
  async () => {
    const out = `${fresh()} with a space`;
    const submitted = await golive([...words, '--out', out, '--slurm', '--tasks', '6', '--submit'], { env });
    must(submitted.code === 0, submitted.stderr);
    const [, array] = /Submitted as job (\d+)/.exec(submitted.stdout);
    const victim = await until('a task computes', () => (chunksOf(out) > 0 ? processesOf(1)[0] : undefined));
    process.kill(Number(victim), 'SIGKILL');
    await until('task 2 computes', () => processesOf(2)[0]);
    ask('scontrol', 'requeue', `${array}_2`);
    // The chunks of shard 3 of 6 are the third, the ninth and so on.
    const inTime = await until(
      'task 3 has kept a chunk',
      () => existsSync(join(out, 'chunks/000002.jsonl')) && processesOf(3)[0],
      120,
    );
    // What Slurm does to the script of a task whose time is nearly up (#SBATCH --signal=B:USR1@60).
    process.kill(parentOf(inTime), 'SIGUSR1');
    await merged(out);
    must(/ended with 137 and is queued again/.test(jobLog(out, 'task-1.log')), 'the killed task was not queued again');
    must(
      /ended with 143 and is queued again/.test(jobLog(out, 'task-3.log')),
      'the task out of time was not queued again',
    );
    await until('the queue is empty', () => ask('squeue', '-h') === '');
    const different = differing(without(lasting(out)), expected);
    must(different.length === 0, `other bytes: ${different.join(', ')}`);
    must(/^Answer$/m.test(jobLog(out, 'merge.log')), 'no answer in merge.log');
  },
);

await attempt('a node dies: its task moves to the other, same bytes', async () => {
  const out = fresh();
  const written = await golive([...words, '--out', out, '--slurm', '--tasks', '4'], { env });
  must(written.code === 0, written.stderr);
  // As a person would who reads what golive prints.
  const commands = written.stdout
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .join('\n');
  const byHand = await ended('bash', ['-ec', commands], { env });
  must(byHand.code === 0, byHand.stderr);
  const [id, node] = await until('a task runs', () => (chunksOf(out) > 0 ? tasks('RUNNING')[0] : undefined));
  const shard = id.split('_')[1];
  process.kill(-slurm.daemons.get(node).pid, 'SIGKILL');
  // A dead machine takes its processes with it.
  for (const pid of processesOf(shard)) process.kill(Number(pid), 'SIGKILL');
  await merged(out);
  const different = differing(without(lasting(out)), expected);
  must(different.length === 0, `other bytes: ${different.join(', ')}`);
  slurm.startNode(node);
  await until('the node is back', () => ask('sinfo', '-h', '-N', '-o', '%T').split('\n').length === NODES.length);
});

await attempt('a cancelled job stays cancelled, keeps its chunks, and is gone on with', async () => {
  const out = fresh();
  const submitted = await golive([...words, '--out', out, '--slurm', '--tasks', '2', '--submit'], { env });
  const [, array] = /Submitted as job (\d+)/.exec(submitted.stdout);
  await until('chunks are kept', () => chunksOf(out) > 2);
  ask('scancel', array);
  await until('the merge has named what is missing', () =>
    /are missing: run those shards/.test(logged(out, 'merge.log')),
  );
  await until('the queue is empty', () => ask('squeue', '-h') === '');
  must(!existsSync(join(out, 'manifest.json')), 'it is finished');
  const resumed = await golive([...words, '--out', out, '--resume']);
  must(resumed.code === 0, lastLine(resumed));
  const different = differing(without(lasting(out)), expected);
  must(different.length === 0, `other bytes: ${different.join(', ')}`);
});

await attempt('a scheduler that does not answer: exit 3 and one line', async () => {
  process.kill(-slurm.daemons.get('slurmctld').pid, 'SIGKILL');
  const out = fresh();
  const ending = await golive([...words, '--out', out, '--slurm', '--submit'], { env });
  must(ending.code === 3, `ended with ${ending.code}`);
  must(ending.stderr.trim().split('\n').length === 1, ending.stderr);
});

await attempt('GNU parallel, a shard a task', async () => {
  const out = fresh();
  const one = [process.execPath, binary, ...words, '--workers', '1', '--shard', '{}/8', '--out', out].join(' ');
  const all = await ended('bash', ['-c', `seq 8 | parallel --will-cite ${one}`]);
  must(all.code === 0, all.stderr);
  const merging = await golive(['merge', out]);
  must(merging.code === 0, lastLine(merging));
  const different = differing(lasting(out), expected);
  must(different.length === 0, `other bytes: ${different.join(', ')}`);
});

console.log(`cluster: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
