/** Studies that are kept: resumed, sharded, merged, added to, always with the same bytes. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sample } from '../scenario/sample.js';
import { binary, file, folder, golive, shell, tree } from './golive.js';

const scenario = file(
  'sample.yaml',
  `${sample.replace('end: 2028-04-03', 'end: 2027-04-05\nreplications: 3')}studies:
  gaps:
    strategies: [national, local]
    vary:
      - plan.wave_gap_weeks=4,8
      - mechanisms.learning_dip.depth_share=0.1,0.2
`,
);
const gaps = ['sweep', scenario, '--study', 'gaps', '--workers', '1'];
const place = 'results/sample/studies/gaps';

/** Everything of a study's folder that is the same on every machine. */
function bytes(cwd: string, at = place): Record<string, string> {
  const { 'run.log': _, ...files } = tree(join(cwd, at));
  return files;
}

const wholeIn = folder();
const whole = golive(gaps, { cwd: wholeIn });

describe('a study that is kept', () => {
  it('has a design, outcomes and comparisons by point, and a manifest', async () => {
    expect((await whole).code).toBe(0);
    const files = bytes(wholeIn);
    expect(Object.keys(files)).toEqual([
      'comparisons.csv',
      'manifest.json',
      'outcomes.csv',
      'points.csv',
      'points/000000.jsonl',
      'points/000001.jsonl',
      'points/000002.jsonl',
      'points/000003.jsonl',
      'study.json',
    ]);
    const head = 'point,plan.wave_gap_weeks,mechanisms.learning_dip.depth_share';
    expect(files['points.csv']).toBe(`${head}\n0,4,0.1\n1,4,0.2\n2,8,0.1\n3,8,0.2\n`);
    expect(files['outcomes.csv']!.startsWith(`${head},strategy,replication,`)).toBe(true);
    const comparisons = files['comparisons.csv']!.trimEnd().split('\n');
    const waits = comparisons.filter((line) => line.includes(',programme,all,wait_patient_days,'));
    // Each point: local less national; every point but the first: both strategies less themselves there.
    expect(
      waits.map((line) =>
        line
          .split(',')
          .filter((_, i) => [0, 3, 4, 5].includes(i))
          .join(),
      ),
    ).toEqual([
      '0,local,0,national',
      ...[1, 2, 3].flatMap((p) => [`${p},local,${p},national`, `${p},national,0,national`, `${p},local,0,local`]),
    ]);
  }, 240_000);

  it('gives a point what a run of its setting gives, and stands beside that run', async () => {
    await whole;
    const cwd = wholeIn;
    const set = ['--set', 'plan.wave_gap_weeks=8', '--set', 'mechanisms.learning_dip.depth_share=0.2'];
    expect((await golive(['run', scenario, '--workers', '1', ...set], { cwd })).code).toBe(0);
    const alone = readFileSync(join(cwd, 'results/sample/outcomes.csv'), 'utf8').split('\n');
    const own = bytes(wholeIn)
      ['outcomes.csv']!.split('\n')
      .filter((line) => line.startsWith('3,8,0.2,'));
    expect(own.map((line) => line.slice('3,8,0.2,'.length)).sort()).toEqual(alone.slice(1, -1).sort());
  }, 240_000);

  it('goes on where it was killed, and ends in the same bytes', async () => {
    await whole;
    const cwd = folder();
    const child = spawn(process.execPath, [binary, ...gaps], { cwd, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const points = join(cwd, place, 'points');
    while (child.exitCode === null && !(existsSync(points) && readdirSync(points).some((name) => /^0/.test(name)))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGKILL');
    await ended;
    expect(readdirSync(join(cwd, place))).not.toContain('manifest.json');
    const refused = await golive(gaps, { cwd });
    expect([refused.code, refused.stderr.includes('--resume')]).toEqual([2, true]);
    expect((await golive([...gaps, '--resume'], { cwd })).code).toBe(0);
    expect(bytes(cwd)).toEqual(bytes(wholeIn));
  }, 240_000);

  it('is the same in shards, in a folder each or in one, merged', async () => {
    const { stdout } = await whole;
    const cwd = folder();
    for (const shard of ['2/3', '1/3', '3/3']) {
      const { code, stderr } = await golive([...gaps, '--shard', shard, '--out', `part-${shard[0]}`], { cwd });
      expect(code).toBe(0);
      expect(stderr).toContain(`shard ${shard[0]} of 3 is done`);
    }
    const short = await golive(['merge', 'part-1', 'part-2', '--out', 'whole'], { cwd });
    expect([short.code, short.stderr]).toEqual([
      2,
      'golive: points 2 are missing: run those shards, then merge again\n',
    ]);
    const noRoom = "trap '' XFSZ; ulimit -f 8; $GOLIVE merge part-1 part-2 part-3 --out whole";
    expect(await shell(noRoom, cwd)).toMatchObject({ code: 3, stdout: '' });
    expect(readdirSync(cwd).sort()).toEqual(['part-1', 'part-2', 'part-3']);
    expect((await golive(['merge', 'part-3', 'part-1', 'part-2', '--out', 'whole'], { cwd })).code).toBe(0);
    expect(bytes(cwd, 'whole')).toEqual(bytes(wholeIn));
    const again = await golive([...gaps, '--resume', '--out', 'whole'], { cwd });
    expect(again.stdout).toBe(stdout);
  }, 240_000);

  it('takes more points, and leaves those it has byte for byte', async () => {
    await whole;
    const cwd = folder();
    const strategies = ['--strategies', 'national,local', '--name', 'gaps'];
    const vary = (weeks: string) => [
      'sweep',
      scenario,
      ...['--vary', `plan.wave_gap_weeks=${weeks}`, '--vary', 'mechanisms.learning_dip.depth_share=0.1,0.2'],
      ...[...strategies, '--workers', '1'],
    ];
    expect((await golive(vary('4'), { cwd })).code).toBe(0);
    const before = bytes(cwd);
    expect((await golive([...vary('4,8'), '--resume'], { cwd })).code).toBe(0);
    const after = bytes(cwd);
    for (const name of ['points.csv', 'outcomes.csv', 'comparisons.csv'])
      expect(after[name]!.startsWith(before[name]!)).toBe(true);
    for (const point of ['points/000000.jsonl', 'points/000001.jsonl']) expect(after[point]).toBe(before[point]);
    expect(after['outcomes.csv']).toBe(bytes(wholeIn)['outcomes.csv']);
    const other = await golive([...vary('4,8'), '--resume', '--replications', '4'], { cwd });
    expect([other.code, other.stderr]).toEqual([
      2,
      `golive: ${place} holds another study: what differs is the number of replications\n`,
    ]);
  }, 240_000);

  it('simulates a damaged point again', async () => {
    await whole;
    const cwd = wholeIn;
    const before = bytes(cwd);
    const point = join(cwd, place, 'points/000002.jsonl');
    writeFileSync(point, readFileSync(point, 'utf8').replace('national', 'notional'));
    const { code, stderr } = await golive([...gaps, '--resume'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain(`point 2 in ${place} is damaged: simulated again`);
    expect(bytes(cwd)).toEqual(before);
  }, 240_000);

  it('is written as a job array', async () => {
    const cwd = folder();
    const { code, stdout } = await golive([...gaps, '--slurm'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(`sample: 4 points in 4 tasks, in ${place}/slurm/`);
    const tasks = readFileSync(join(cwd, place, 'slurm/tasks.sh'), 'utf8');
    expect(tasks).toMatch(/ sweep \S+scenario.yaml --study gaps --out \S+ --shard "\$SLURM_ARRAY_TASK_ID\/4"/);
    rmSync(join(cwd, place), { recursive: true });
  }, 240_000);

  it.each([
    [['--study', 'gap'], 'sample has no study gap; did you mean `gaps`?; there are gaps'],
    [['--study', 'gaps', '--vary', 'plan.wave_gap_weeks=4'], '--study says what is varied'],
    [['--vary', 'plan.wave_gap_weeks=4', '--resume'], '--resume goes with a study that is kept'],
    [['--vary', 'plan.wave_gap_weeks=4', '--name', 'a b'], 'is no name'],
  ])('%s is refused, and nothing is written', async (words, message) => {
    const cwd = folder();
    const { code, stderr } = await golive(['sweep', scenario, ...words], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(tree(cwd)).toEqual({});
  });

  it('tells a mistake in the file at its place', async () => {
    const wrong = (what: string, by: string) =>
      golive(['sweep', file('s.yaml', readFileSync(scenario, 'utf8').replace(what, by)), '--study', 'gaps']);
    const range = await wrong('=4,8', '=8..4');
    expect([range.code, range.stderr]).toEqual([
      2,
      expect.stringMatching(/s.yaml:21:9.*studies.gaps.vary.0.*does not run upwards/) as unknown as string,
    ]);
    const strategy = await wrong('[national, local]', '[national, lokal]');
    expect(strategy.stderr).toMatch(/studies.gaps.strategies.1.*did you mean `local`/);
  });
});
