/** What is said of work that was not finished: when it is stopped, and when it is met in a folder. */
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ResultsFolder } from '../../src/cli/results/results-folder.js';
import { identityOf, identityText } from '../../src/cli/results/run-identity.js';
import type { Shard } from '../../src/cli/results/shard.js';
import { runCleanups } from '../../src/cli/stop.js';
import { carryOutRun } from '../../src/cli/workers/carry-out-run.js';
import { designOf } from '../../src/experiment/design.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';
import { file, folder, golive } from './golive.js';

it.each([
  ['of a run of its own: nothing is left', {}, []],
  [
    'of a shard: what others share stays',
    { shard: { index: 1, of: 2 } },
    ['0 of 8 replications are kept; to go on: again'],
  ],
  ['of a run that is gone on with: it is as it was', { goOn: true }, ['0 of 8 replications are kept; to go on: again']],
] as const)('a stop before the first replication %s', async (_, how, words) => {
  const scenario = parseScenario(sample);
  const design = designOf(scenario, { replications: 8 });
  const identity = identityOf(scenario, design, { text: sample, set: [], until: undefined });
  const { goOn = false, shard } = how as { goOn?: boolean; shard?: Shard };
  const place = join(folder(), 'out');
  if (goOn) new ResultsFolder(place).begin(identityText(identity));
  let said: string[] = [];
  // biome-ignore lint/correctness/useYield: it is stopped before it gives anything
  const stopped = async function* () {
    said = runCleanups();
    throw new Error('stopped');
  };
  const todo = {
    scenario,
    file: 'a.yaml',
    design,
    identity,
    scenarioSha256: '',
    folder: place,
    goOn,
    shard,
    resume: 'again',
  };
  const silent = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await expect(carryOutRun(todo, stopped)).rejects.toThrow('stopped');
  silent.mockRestore();
  expect(said).toEqual(words);
  expect(existsSync(join(place, 'run.json'))).toBe(words.length > 0);
});

it.each([
  ['run', []],
  ['study', ['--vary', 'plan.wave_gap_weeks=4,8', '--name', 'gaps']],
] as const)(
  'a %s that was not finished is to be gone on with where it is the one that was asked for, and nobody is at it',
  async (what, options) => {
    const cwd = folder();
    const small = file('small.yaml', sample);
    const command = what === 'run' ? 'run' : 'sweep';
    const ask = (...words: string[]) => golive([command, small, ...options, '--out', 'w', ...words], { cwd });
    expect((await ask('--slurm')).code).toBe(0); // begins it
    expect(await ask()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`holds a ${what} that was not finished; go on with it: golive ${command}`),
    });
    expect(await ask('--seed', 'other')).toEqual({
      code: 2,
      stdout: '',
      stderr: `golive: w is in the way: it holds another ${what}, which was not finished: what differs is the seed; choose another --out, or move it away\n`,
    });
    for (const [name, words] of [
      ['.golive-lock', []],
      ['.golive-lock-1-of-2', ['--seed', 'other']],
    ] as const) {
      const lock = join(cwd, 'w', name);
      writeFileSync(lock, JSON.stringify({ host: hostname(), pid: process.pid }));
      expect(await ask(...words)).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('golive: another run is writing to w; '),
      });
      writeFileSync(lock, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 })); // of a process that is no more
    }
    expect((await ask()).code).toBe(2);
  },
);
