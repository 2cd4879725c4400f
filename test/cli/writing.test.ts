import fs, {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/cli/commands/schema.js';
import { writeSlurmJob } from '../../src/cli/commands/slurm-job.js';
import { isLeftOver, temporaryName } from '../../src/cli/files/temporary.js';
import { WriteSet, writeWhole } from '../../src/cli/files/write-set.js';
import { readBaseline, writeBaseline } from '../../src/cli/results/baseline-folder.js';
import { ResultsFolder, stateOf } from '../../src/cli/results/results-folder.js';
import type { Baseline } from '../../src/experiment/check/baseline.js';
import { folder } from './golive.js';

const baseline = (reason: string, value: number): Baseline => ({
  scenario: 's',
  seed: '1',
  version: '0',
  reason,
  set: ['a.b=1'],
  metrics: ['m'],
  runs: new Map(['no_go_live', 'local'].map((id) => [id, [{ events: 'e', metrics: 'f', values: [value] }]])),
});

describe('a file that is written', () => {
  it('replaces a plain file in one step and leaves nothing else behind', () => {
    const path = join(folder(), 'a.txt');
    writeFileSync(path, 'old');
    writeWhole(path, ['new ', 'text']);
    expect(readFileSync(path, 'utf8')).toBe('new text');
    expect(readdirSync(join(path, '..'))).toEqual(['a.txt']);
  });

  it('never takes the place of a link, a folder or a device', () => {
    const place = folder();
    writeFileSync(join(place, 'mine'), 'mine');
    symlinkSync('mine', join(place, 'link'));
    symlinkSync('nowhere', join(place, 'dangling'));
    mkdirSync(join(place, 'folder'));
    for (const name of ['link', 'dangling', 'folder']) {
      for (const mode of ['replace', 'new'] as const) {
        expect(() => writeWhole(join(place, name), ['x'], mode)).toThrow(/is (a symbolic link|a folder)/);
      }
    }
    expect(() => writeWhole('/dev/null', ['x'])).toThrow(/not a plain file/);
    expect(lstatSync(join(place, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(place, 'mine'), 'utf8')).toBe('mine');
    expect(readdirSync(place).sort()).toEqual(['dangling', 'folder', 'link', 'mine']);
  });

  it('that is to be new takes no name that is taken', () => {
    const path = join(folder(), 'a.txt');
    writeFileSync(path, 'mine');
    expect(() => writeWhole(path, ['x'], 'new')).toThrow(/there already/);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('appears with the others of its set, or none of them does', () => {
    const place = folder();
    const set = new WriteSet(place);
    set.add('a', ['1']);
    set.add('b', ['2']);
    expect(readdirSync(place).every((name) => name.startsWith('.'))).toBe(true);
    mkdirSync(join(place, 'b'));
    expect(() => set.publish()).toThrow(/'?b is a folder/);
    set.discard();
    expect(readdirSync(place)).toEqual(['b']);
  });

  it('is a left-over only of this process or one of this machine that is no more, whatever its name', () => {
    expect(isLeftOver(temporaryName('values-no_go_live.csv'))).toBe(true);
    expect(isLeftOver(`.golive-new-${hostname()}-4194305-a-1-b.csv`)).toBe(true);
    expect(isLeftOver(`.golive-new-${hostname()}-1-a.csv`)).toBe(false);
    expect(isLeftOver(`.golive-new-another-4194305-a.csv`)).toBe(false);
  });
});

describe('a baseline', () => {
  it('that cannot be written leaves the accepted one as it was', () => {
    const path = join(folder(), 'baseline');
    writeBaseline(path, baseline('first', 1));
    // What the disk refuses: a value that fails while the last table is made.
    const failing = baseline('second', 2);
    (failing.runs as Map<string, unknown>).set('last', { map: () => expect.fail('the disk is full'), length: 1 });
    expect(() => writeBaseline(path, failing)).toThrow(/the disk is full/);
    expect(readBaseline(path, 's')).toEqual(baseline('first', 1));
    expect(readdirSync(path).sort()).toEqual(['baseline.json', 'values-local.csv', 'values-no_go_live.csv']);
  });
});

describe('a baseline whose writing is cut short', () => {
  const tables = ['values-no_go_live.csv', 'values-local.csv'];
  const next = (table: string) => table.replace('.csv', '.next.csv');

  /** Two baselines, and the names that the second one gets in turn: tables beside those of the first, index, tables. */
  const steps = () => {
    const [one, two] = ['one', 'two'].map((name) => join(folder(), name));
    writeBaseline(one!, baseline('first', 1));
    writeBaseline(two!, baseline('second', 2));
    const renames = [
      ...tables.map((table) => [table, next(table)]),
      ['baseline.json', 'baseline.json'],
      ...tables.map((table) => [next(table), table]),
    ];
    return { one: one!, two: two!, renames };
  };

  it('is the old one or the new one, whenever that is, and the next writing ends it', () => {
    for (let done = 0; done <= 5; done++) {
      const { one, two, renames } = steps();
      for (const [from, to] of renames.slice(0, done)) {
        if (from!.includes('.next')) renameSync(join(one, from!), join(one, to!));
        else cpSync(join(two, from!), join(one, to!));
      }
      const now = done < 3 ? baseline('first', 1) : baseline('second', 2);
      expect(readBaseline(one, 's'), `after ${done} names`).toEqual(now);
      // A writing that fails leaves it so; one that does not leaves nothing else.
      const failing = baseline('third', 3);
      (failing.runs as Map<string, unknown>).set('last', { map: () => expect.fail('the disk is full'), length: 1 });
      expect(() => writeBaseline(one, failing)).toThrow(/the disk is full/);
      expect(readBaseline(one, 's'), `after ${done} names and a failure`).toEqual(now);
      writeBaseline(one, baseline('fourth', 4));
      expect(readBaseline(one, 's')).toEqual(baseline('fourth', 4));
      expect(readdirSync(one).sort()).toEqual(['baseline.json', 'values-local.csv', 'values-no_go_live.csv']);
    }
  });

  it('keeps the old one where one of its files cannot be replaced', () => {
    const { one } = steps();
    const inTheWay = join(one, 'values-local.next.csv');
    mkdirSync(inTheWay);
    expect(() => writeBaseline(one, baseline('second', 2))).toThrow(/is a folder/);
    expect(readBaseline(one, 's')).toEqual(baseline('first', 1));
    rmdirSync(inTheWay);
    expect(readdirSync(one).sort()).toEqual(['baseline.json', 'values-local.csv', 'values-no_go_live.csv']);
  });

  it("never replaces somebody's own table", () => {
    const place = folder();
    writeFileSync(join(place, 'values-local.csv'), 'mine');
    expect(() => writeBaseline(place, baseline('first', 1))).toThrow(
      /its 'values-local\.csv' is not one of a baseline/,
    );
    expect(readdirSync(place)).toEqual(['values-local.csv']);
    expect(readFileSync(join(place, 'values-local.csv'), 'utf8')).toBe('mine');
  });
});

describe('a results folder', () => {
  it('refuses a folder or a link under the name of a table', () => {
    const place = folder();
    const files = [{ path: 'summary.csv' }, { path: 'chunks' }];
    writeFileSync(join(place, 'manifest.json'), JSON.stringify({ golive: '0', scenario: 's', files }));
    expect(stateOf(place, 's').kind).toBe('finished');
    mkdirSync(join(place, 'summary.csv'));
    expect(() => stateOf(place, 's')).toThrow(/its 'summary.csv' is not one of a run/);
  });

  it('is cleared of what golive wrote, and of nothing else', () => {
    const place = folder();
    mkdirSync(join(place, 'summary.csv'));
    mkdirSync(join(place, 'chunks'));
    for (const name of ['runs.csv', 'chunks/000000.jsonl', 'chunks/notes.txt', 'summary.csv/mine']) {
      writeFileSync(join(place, name), 'x');
    }
    new ResultsFolder(place).clear();
    const left = readdirSync(place, { recursive: true }).sort();
    expect(left).toEqual(['chunks', 'chunks/notes.txt', 'summary.csv', 'summary.csv/mine']);
    new ResultsFolder(place).discard(true);
    expect(readdirSync(place, { recursive: true }).sort()).toEqual(left);
  });
});

it.each([
  ['writeFileSync', (results: ResultsFolder) => results.lock()],
  ['writeSync', (results: ResultsFolder) => results.begin('{}')],
] as const)('a disk that is full when a folder is begun (%s) leaves nothing in it, and no folder', (name, begin) => {
  const place = folder();
  const results = new ResultsFolder(join(place, 'made', 'out'));
  const { [name]: real } = fs;
  const full = () => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
  };
  Object.assign(fs, { [name]: full });
  syncBuiltinESMExports();
  try {
    expect(() => begin(results)).toThrow(/ENOSPC, the disk is full/);
  } finally {
    Object.assign(fs, { [name]: real });
    syncBuiltinESMExports();
  }
  expect(readdirSync(place)).toEqual([]);
});

it('a schema takes the place of a schema, and of no other file', async () => {
  const out = join(folder(), 'schema.json');
  await schema.handle({ out });
  await schema.handle({ out });
  writeFileSync(out, '{"mine": true}');
  await expect(schema.handle({ out })).rejects.toThrow(/no schema of golive/);
  expect(readFileSync(out, 'utf8')).toBe('{"mine": true}');
});

it('a Slurm script that somebody changed is not replaced; one that is as golive wrote it is', () => {
  const place = folder();
  const run = { id: 's', text: 'golive: 1\n', options: [] };
  const { tasks } = writeSlurmJob(place, run, 4);
  writeSlurmJob(place, run, 5);
  expect(readFileSync(tasks, 'utf8')).toContain('--array=1-5');
  expect(lstatSync(tasks).mode & 0o111).not.toBe(0);
  const edited = readFileSync(tasks, 'utf8').replace('#SBATCH --requeue', '#SBATCH --partition=short');
  writeFileSync(tasks, edited);
  expect(() => writeSlurmJob(place, run, 6)).toThrow(/was changed since golive wrote it/);
  expect(readFileSync(tasks, 'utf8')).toBe(edited);
});
