/** `golive run --decide` and `--precision`: where they stop, the same however it comes about, and what cannot be asked. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { binary, type Ended, folder, golive, shipped, tree } from './golive.js';

const place = folder();
const at = (name: string) => join(place, name);
const decide = ['run', shipped('quickstart'), '--decide', '--replications', '6', '--at-most', '24'];
const without = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'run.log'));

let whole: Ended;
beforeAll(async () => {
  whole = await golive([...decide, '--workers', '1', '--out', 'whole'], { cwd: place });
}, 120_000);

describe('golive run --decide', () => {
  it('looks a few times, says why it stopped and how sure, and compare says the same', async () => {
    expect(whole.code).toBe(0);
    expect(whole.stderr).toContain('6 replications: ');
    expect(whole.stdout).toContain('98.75% interval');
    expect(whole.stdout.replace(/\s+/g, ' ')).toMatch(/Stopped at \d+ replications, look \d of 4/);
    expect(whole.stdout.replace(/\s+/g, ' ')).toContain('a wrong sign among them has a chance of at most 5%');
    expect((await golive(['compare', 'whole'], { cwd: place })).stdout).toBe(whole.stdout);
    const comparisons = readFileSync(at('whole/comparisons.csv'), 'utf8');
    expect(comparisons).toContain('0.9875');
    const manifest = JSON.parse(readFileSync(at('whole/manifest.json'), 'utf8')) as { until: unknown };
    expect(manifest.until).toEqual({ precision: [], decide: true, first: 6, atMost: 24 });
  });

  it('ends in the same bytes with two workers, and when it is killed in the middle and gone on with', async () => {
    const two = await golive([...decide, '--workers', '2', '--out', 'two'], { cwd: place });
    expect(two.stdout.replaceAll('two/', 'whole/').replaceAll('trace two', 'trace whole')).toBe(whole.stdout);
    expect(without(tree(at('two')))).toEqual(without(tree(at('whole'))));
    await killedInTheMiddle('killed');
    expect(existsSync(at('killed/manifest.json'))).toBe(false);
    const resumed = await golive([...decide, '--out', 'killed', '--resume'], { cwd: place });
    expect(resumed.code).toBe(0);
    expect(without(tree(at('killed')))).toEqual(without(tree(at('whole'))));
    // once more: nothing is simulated, and nothing changes
    await golive([...decide, '--out', 'killed', '--resume'], { cwd: place });
    expect(without(tree(at('killed')))).toEqual(without(tree(at('whole'))));
  }, 240_000);
});

/** Killed as soon as the second look has begun to fill. */
async function killedInTheMiddle(name: string): Promise<void> {
  const child = spawn(process.execPath, [binary, ...decide, '--workers', '1', '--out', name], {
    cwd: place,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const chunks = at(`${name}/chunks`);
  while (child.exitCode === null && !(existsSync(chunks) && readdirSync(chunks).length >= 2)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
}

describe('golive run --precision', () => {
  it('goes on until the interval is narrow enough, or says how many would do', async () => {
    const words = ['run', shipped('quickstart'), '--replications', '6', '--strategies', 'national'];
    const far = await golive([...words, '--precision', 'lost_revenue_gbp: 40%', '--at-most', '40'], { cwd: place });
    expect(far.stdout.replace(/\s+/g, ' ')).toMatch(/Revenue lost under national: .* within the 40% asked for/);
    const near = await golive([...words, '--out', 'near', '--precision', 'lost_revenue_gbp: 1%', '--at-most', '12'], {
      cwd: place,
    });
    const said = near.stdout.replace(/\s+/g, ' ');
    expect(said).toContain('Stopped at 12 replications, the most there may be');
    expect(said).toMatch(/not within the 1\.0% asked for \(about [\d,]+ replications would do\)/);
  });

  it.each([
    [['--precision', 'lost_revenue: 5%'], 'did you mean `lost_revenue_gbp`?'],
    [['--precision', 'lokal-national: lost_revenue_gbp 5'], 'did you mean `local`?'],
    [['--precision', 'much'], 'it wants'],
    [['--precision', 'hold_days: 5%'], 'hold_days is 0 in all of the first 4 replications'],
    [['--precision', 'over_52_weeks: 5%', '--at-most', '1'], '--at-most: 1 is not 2 or more'],
    [['--decide', '--strategies', 'national'], 'one strategy alone'],
    [['--decide', '--shard', '1/2'], '--shard does not go with it'],
    [['--decide', '--slurm'], '--slurm does not go with it'],
    [['--at-most', '9'], '--at-most goes with --decide or --precision'],
    [['--decide', '--at-most', 'x'], 'wants a whole number'],
  ])('refuses %j and writes nothing', async (options, why) => {
    const ended = await golive(['run', shipped('quickstart'), '--replications', '4', '--out', 'new', ...options], {
      cwd: place,
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(why);
    expect(existsSync(at('new'))).toBe(false);
  });

  it('leaves results that are there as they are when it refuses', async () => {
    const before = tree(at('near'));
    for (const more of [[], ['--resume']]) {
      const ended = await golive(
        [
          'run',
          shipped('quickstart'),
          '--strategies',
          'national',
          '--replications',
          '4',
          '--precision',
          'hold_days: 5%',
          '--out',
          'near',
          ...more,
        ],
        { cwd: place },
      );
      expect(ended.code).toBe(2);
      expect(tree(at('near'))).toEqual(before);
    }
  });
});
