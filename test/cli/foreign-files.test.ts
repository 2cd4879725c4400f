/** Files of somebody else under names of golive's: refused before anything is simulated, and left as they are. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSlurmJob } from '../../src/cli/commands/slurm-job.js';
import { stateOf, stateOfHolding } from '../../src/cli/results/results-folder.js';
import { studyHolding } from '../../src/cli/results/study-record.js';
import { sample } from '../scenario/sample.js';
import { file, folder, golive, tree } from './golive.js';

const small = file('small.yaml', sample);
const derived = ['report.html', 'results.xlsx', 'stress-des.md'];

describe('what is made of a finished run', () => {
  it.each(derived)('%s of somebody else is in the way of a run, finished or not, and of a study', (name) => {
    const place = folder();
    writeFileSync(join(place, 'manifest.json'), JSON.stringify({ golive: '0', scenario: 's', files: [] }));
    writeFileSync(join(place, name), '');
    expect(stateOf(place, 's').kind).toBe('finished'); // what is empty loses nothing
    writeFileSync(join(place, name), 'my notes for the board');
    const refused = `${place} is in the way: its '${name}' is not one of a run: golive did not write it; choose another`;
    expect(() => stateOf(place, 's')).toThrow(refused);
    expect(() => stateOfHolding(place, 's', studyHolding)).toThrow(`it holds '${name}', which is not of a study of s`);
    rmSync(join(place, 'manifest.json'));
    expect(() => stateOf(place, 's')).toThrow(refused);
  });

  it('is replaced where golive wrote it, and nothing is simulated where it did not', async () => {
    const cwd = folder();
    const run = (...words: string[]) =>
      golive(['run', small, '--replications', '1', '--strategies', 'national', '--out', 'w', ...words], { cwd });
    expect((await run('--report', '--xlsx')).code).toBe(0);
    expect((await golive(['report', 'w', '--stress'], { cwd })).code).toBe(0);
    expect(Object.keys(tree(join(cwd, 'w')))).toEqual(expect.arrayContaining(derived));
    expect((await run('--seed', 'other')).code).toBe(0);
    expect(Object.keys(tree(join(cwd, 'w'))).filter((name) => derived.includes(name))).toEqual([]);
    writeFileSync(join(cwd, 'w/report.html'), 'mine');
    const before = tree(join(cwd, 'w'));
    for (const words of [[], ['--seed', 'other', '--resume', '--report'], ['--slurm']]) {
      const { code, stdout, stderr } = await run(...words);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toBe(
        "golive: w is in the way: its 'report.html' is not one of a run: golive did not write it; choose another --out, or move it away\n",
      );
    }
    expect(tree(join(cwd, 'w'))).toEqual(before);
  });
});

it.each([
  ['baseline', 'baseline.json', '{"my": 1}'],
  ['baseline', 'values-local.csv', 'my,values\n'],
])('%s/%s of somebody else is not replaced by an acceptance', async (inside, name, text) => {
  const cwd = folder();
  const place = join(cwd, 'out', inside);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), text);
  const words = ['check', small, '--accept', '--reason', 'x', '--replications', '1', '--out', 'out'];
  const { code, stdout, stderr } = await golive(words, { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`its '${name}' is not one of a baseline: golive did not write it`);
  expect(tree(join(cwd, 'out'))).toEqual({ [join(inside, name)]: text });
});

it('a scenario of somebody else in slurm/ is not replaced; the copy of an earlier job is, unless it was edited', () => {
  const place = folder();
  const copy = join(place, 'slurm/scenario.yaml');
  mkdirSync(join(place, 'slurm'));
  writeFileSync(copy, 'mine');
  const job = (text: string) => writeSlurmJob(place, { id: 's', text, options: [] }, 2);
  const refused = "slurm is in the way: its 'scenario.yaml' is not one of a job: golive did not write it";
  expect(() => job('golive: 1\n')).toThrow(refused);
  expect(tree(place)).toEqual({ 'slurm/scenario.yaml': 'mine' });
  rmSync(copy);
  job('golive: 1\n');
  job('golive: 1 # a comment\n');
  expect(readFileSync(copy, 'utf8')).toBe('golive: 1 # a comment\n');
  writeFileSync(copy, 'golive: 1 # my other idea\n');
  expect(() => job('golive: 1\n')).toThrow(refused);
  job('golive: 1 # my other idea\n'); // nothing is lost
});
