import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jobIn } from '../../src/cli/commands/slurm.js';
import { file, folder, golive, shell } from './golive.js';

const ten = ['--replications', '10'];
const text = (...path: string[]) => readFileSync(join(...path), 'utf8');
const sample = text(fileURLToPath(new URL('../faults/small.yaml', import.meta.url)));
const small = file('small.yaml', sample);

/** A folder whose `sbatch` notes what it is given and answers as it is told to. */
function standIn(answer: string): string {
  const path = folder();
  writeFileSync(join(path, 'sbatch'), `#!/bin/bash\necho "$@" >> ${path}/asked\n${answer}\n`, { mode: 0o755 });
  return path;
}

describe('an answer of sbatch', () => {
  it.each([
    ['4711\n', '4711'],
    ['4711;cluster\n', '4711'],
    ['Submitted batch job 630114 on cluster mpp2', '630114'],
    ['----\n Welcome\n----\n55473', '55473'],
    ['', undefined],
    ['----\n Welcome to 2026\n', undefined],
  ])('%j names job %j', (answer, job) => {
    expect(jobIn(answer)).toBe(job);
  });
});

describe('golive run --slurm', () => {
  it('writes an array, a merge and the scenario, and says how to submit them', async () => {
    const out = join(folder(), 'a b');
    const { code, stdout, stderr } = await golive(['run', small, ...ten, '--set', 'seed=x y', '--out', out, '--slurm']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('10 replications in 2 tasks');
    expect(stdout).toContain(`job=$(sbatch --parsable '${out}/slurm/tasks.sh')`);
    expect(stdout).toContain(`sbatch --dependency=afterany:$job '${out}/slurm/merge.sh'`);
    const tasks = text(out, 'slurm/tasks.sh');
    expect(tasks).toContain('#SBATCH --array=1-2\n');
    expect(tasks).toContain('#SBATCH --requeue\n');
    expect(statSync(join(out, 'slurm/merge.sh')).mode & 0o111).toBe(0o111);
    expect(text(out, 'slurm/scenario.yaml')).toBe(sample);
  });

  it('does in its scripts what one run does, whatever becomes of the scenario file meanwhile', async () => {
    const cwd = folder();
    const mine = file('mine.yaml', sample);
    await golive(['run', mine, ...ten, '--out', 'job', '--slurm', '--tasks', '2'], { cwd });
    await golive(['run', mine, ...ten, '--out', 'alone'], { cwd });
    writeFileSync(mine, 'edited: yes');
    for (const task of ['2', '1']) {
      const { code, stderr } = await shell('job/slurm/tasks.sh', cwd, { SLURM_ARRAY_TASK_ID: task });
      expect({ code, last: stderr.trim().split('\n').at(-1) }).toMatchObject({ code: 0 });
    }
    const merged = await shell('job/slurm/merge.sh', cwd);
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['manifest.json', 'outcomes.csv', 'summary.csv', 'run.json']) {
      expect(text(cwd, 'job', name), name).toBe(text(cwd, 'alone', name));
    }
    const again = await golive(['run', mine, ...ten, '--out', 'job', '--slurm'], { cwd });
    expect(again.code).toBe(2);
  });

  it('a task that was killed asks to be queued again, five times', async () => {
    const cwd = folder();
    await golive(['run', small, ...ten, '--out', 'job', '--slurm', '--tasks', '1'], { cwd });
    const script = join(cwd, 'job/slurm/tasks.sh');
    const killed = text(script).replace(/^\/.* run .* &$/m, () => "bash -c 'kill -9 $$' &");
    writeFileSync(script, killed);
    writeFileSync(join(cwd, 'scontrol'), '#!/bin/bash\necho "asked $@"\nexit 1\n', { mode: 0o755 });
    const env = (restarts: string) => ({
      PATH: `${cwd}:${process.env['PATH']}`,
      SLURM_ARRAY_TASK_ID: '1',
      SLURM_JOB_ID: '77',
      SLURM_RESTART_COUNT: restarts,
    });
    expect(await shell(script, cwd, env('4'))).toMatchObject({
      code: 137,
      stdout: 'golive: task 1 ended with 137 and is queued again\nasked requeue 77\n',
    });
    const last = await shell(script, cwd, env('5'));
    expect(last.stdout).toContain('for the 6th time and is given up');
    expect(last.stdout).not.toContain('asked');
  });

  it('--submit gives both to sbatch and tells their numbers', async () => {
    const path = standIn('[ -e "$0.once" ] && echo 12 || echo "11;east"; touch "$0.once"');
    const out = join(folder(), 'out');
    const words = ['run', small, ...ten, '--out', out, '--slurm', '--submit'];
    const { code, stdout } = await golive(words, { env: { PATH: `${path}:${process.env['PATH']}` } });
    expect(code).toBe(0);
    expect(stdout).toContain('Submitted as job 11; job 12 merges');
    expect(text(path, 'asked')).toBe(
      `--parsable ${out}/slurm/tasks.sh\n--parsable --dependency=afterany:11 ${out}/slurm/merge.sh\n`,
    );
  });

  it('a Slurm that refuses, or none: exit 3 and one line', async () => {
    const words = ['run', small, ...ten, '--out', join(folder(), 'out'), '--slurm', '--submit'];
    const refusing = standIn('echo "sbatch: error: invalid partition" >&2; exit 1');
    const refused = await golive(words, { env: { PATH: `${refusing}:${process.env['PATH']}` } });
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toMatch(
      /^golive: Slurm did not take the job: sbatch: error: invalid partition; the job is written to .*\/out\/slurm\/\n$/,
    );
    const only = standIn(
      '[[ "$*" == *--dependency* ]] && { echo "sbatch: error: too many jobs" >&2; exit 1; }; echo 4711',
    );
    const half = await golive(words, { env: { PATH: `${only}:${process.env['PATH']}` } });
    expect(half.code).toBe(3);
    expect(half.stderr).toMatch(
      /the tasks ARE submitted, as job 4711; .* sbatch --dependency=afterany:4711 .*merge\.sh\n$/,
    );
    const mute = await golive(words, { env: { PATH: `${standIn('exit 0')}:${process.env['PATH']}` } });
    expect(mute.code).toBe(3);
    expect(mute.stderr).toMatch(/the answer of sbatch names no job \(it said nothing\)/);
    const none = await golive(words, { env: { PATH: '/nowhere' } });
    expect(none.code).toBe(3);
    expect(none.stderr).toMatch(/^golive: there is no Slurm on this machine.*\n$/);
  });

  it('a folder whose name would end a line of the script is refused', async () => {
    const out = join(folder(), 'a\nrm -rf b');
    const { code, stderr } = await golive(['run', small, ...ten, '--out', out, '--slurm']);
    expect(code).toBe(2);
    expect(stderr).toContain('its path holds a control character');
  });

  it.each([
    [['--submit'], '--submit goes with --slurm'],
    [['--tasks', '2'], '--tasks goes with --slurm'],
    [['--slurm', '--shard', '1/2'], '--shard does not go with it'],
    [['--slurm', '--tasks', '3'], '--tasks is from 1 to 2 here (10 replications are 2 pieces of 5); found 3'],
    [['--slurm', '--tasks', '0'], '--tasks is from 1 to 2'],
    [['--slurm', '--tasks', 'many'], '--tasks wants a whole number'],
  ])('%j is refused', async (words, said) => {
    const out = join(folder(), 'out');
    const { code, stderr } = await golive(['run', small, ...ten, '--out', out, ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(existsSync(out)).toBe(false);
  });
});

describe('shards that extend a run', () => {
  it('merge into as many replications as the longest asked for', async () => {
    const cwd = folder();
    await golive(['run', small, '--replications', '5', '--out', 'job'], { cwd });
    for (const shard of ['1/2', '2/2']) {
      const { code } = await golive(['run', small, ...ten, '--out', 'job', '--shard', shard], { cwd });
      expect(code).toBe(0);
    }
    expect((await golive(['merge', 'job'], { cwd })).code).toBe(0);
    await golive(['run', small, ...ten, '--out', 'alone'], { cwd });
    expect(text(cwd, 'job/outcomes.csv')).toBe(text(cwd, 'alone/outcomes.csv'));
  });
});
