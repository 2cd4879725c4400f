/**
 * What golive reads back is as untrusted as a scenario, even with hashes that fit: exit 2 naming the file, never an
 * internal error, never a verdict about nothing.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../scenario/sample.js';
import { file, folder, golive } from './golive.js';

const small = file('small.yaml', sample);
const there = folder();
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  const made = await golive(['run', small, '--replications', '2', '--shard', '1/1', '--out', 'shard'], { cwd: there });
  expect(made.code).toBe(0);
  const run = await golive(['merge', 'shard', '--out', 'run'], { cwd: there });
  expect(run.code).toBe(0);
  const accepted = await golive(
    ['check', small, '--out', 'checked', '--accept', '--reason', 'x', '--replications', '2'],
    { cwd: there },
  );
  expect(accepted.code).toBe(0);
}, 120_000);

/** A copy of the folder with one file changed. */
function changed(path: string, change: (text: string) => string): string {
  const cwd = folder();
  cpSync(there, cwd, { recursive: true });
  writeFileSync(join(cwd, path), change(readFileSync(join(cwd, path), 'utf8')));
  return cwd;
}

type Json = Record<string, unknown>;

/** A JSON text with values of it replaced and its seal made to fit. */
const sealed = (indent: number, by: (value: Json) => Json) => (text: string) => {
  const { sha256: _, ...content } = by(JSON.parse(text) as Json);
  return `${JSON.stringify({ ...content, sha256: sha(JSON.stringify(content)) }, null, indent)}\n`;
};

/** A run.json with its parts replaced, its key and its seal made to fit. */
const parts = (by: Json) =>
  sealed(2, ({ parts: old, ...rest }) => {
    const now = { ...(old as Json), ...by };
    const { key: _, golive, ...others } = rest;
    return { golive, key: sha(JSON.stringify(now)), parts: now, ...others };
  });

/** A chunk with the outcomes of its first replication replaced, a line each, and its footer made to fit. */
const row = (by: (outcomes: Json[]) => unknown[]) => (text: string) => {
  const lines = text.trimEnd().split('\n');
  const footer = JSON.parse(lines.pop()!) as Json;
  const first = lines.splice(0, 2).map((line) => JSON.parse(line) as Json);
  lines.unshift(...by(first).map((one) => JSON.stringify(one)));
  const sha256 = sha(lines.map((line) => `${line}\n`).join(''));
  return `${[...lines, JSON.stringify({ ...footer, sha256 })].join('\n')}\n`;
};

/** A table of the baseline and its index, both made to fit. */
function baselineWith(table: (text: string) => string): string {
  const cwd = changed('checked/baseline/values-local.csv', table);
  const index = join(cwd, 'checked/baseline/baseline.json');
  const now = sha(readFileSync(join(cwd, 'checked/baseline/values-local.csv'), 'utf8'));
  const fit = (one: Json) => (one['path'] === 'values-local.csv' ? { ...one, sha256: now } : one);
  const text = readFileSync(index, 'utf8');
  writeFileSync(index, sealed(2, (said) => ({ ...said, files: (said['files'] as Json[]).map(fit) }))(text));
  return cwd;
}

async function refused(args: readonly string[], cwd: string, said: RegExp | string) {
  const { code, stdout, stderr } = await golive(args, { cwd });
  expect(stderr).toMatch(said);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).not.toContain('internal error');
  expect(stderr).not.toContain('\u001b');
}

const merge = ['merge', 'shard', '--out', 'new'];
const check = ['check', small, '--out', 'checked'];
const replay = ['replay', small, '--from', 'run'];

describe('run.json', () => {
  it.each([
    ['no JSON', () => 'x'],
    ['null', () => 'null'],
    ['no text', sealed(2, ({ text: _, ...rest }) => rest)],
    ['replications that are none', sealed(2, (said) => ({ ...said, replications: 1.5 }))],
    ['very many replications', sealed(2, (said) => ({ ...said, replications: 1e300 }))],
    ['a scenario that is a path', parts({ scenario: '../x' })],
    ['strategies that are none', parts({ strategies: 7 })],
    ['no strategy', parts({ strategies: [] })],
    ['a seed that is none', parts({ seed: null })],
    ['a part more', parts({ more: 1 })],
    ['a key of other parts', sealed(2, (said) => ({ ...said, key: '0'.repeat(64) }))],
  ])('with %s', async (_, change) => {
    await refused(merge, changed('shard/run.json', change), /shard\/run\.json is (damaged or )?not one of golive/);
  });

  it('of another version says so before its scenario is read', async () => {
    const old = changed(
      'shard/run.json',
      sealed(2, (said) => ({ ...said, golive: '0.0.9', text: '{' })),
    );
    await refused(merge, old, /run\.json is of another version of golive, 0\.0\.9; this is /);
    await refused(['run', small, '--resume', '--out', 'shard'], old, /another version of golive, 0\.0\.9/);
  });

  it('that is a folder or no text', async () => {
    const cwd = changed('shard/run.json', (text) => text);
    rmSync(join(cwd, 'shard/run.json'));
    mkdirSync(join(cwd, 'shard/run.json'));
    await refused(merge, cwd, /run\.json is a folder/);
  });
});

describe('a chunk whose hash fits', () => {
  it.each([
    ['nothing', () => [null, null]],
    ['outcomes that are a list', (outcomes: Json[]) => outcomes.map((one) => [one])],
    ['another replication', (outcomes: Json[]) => outcomes.map((one) => ({ ...one, replication: 1 }))],
    ['strategies in another order', (outcomes: Json[]) => [...outcomes].reverse()],
    ['fewer values', (outcomes: Json[]) => outcomes.map((one) => ({ ...one, values: 'AAAA' }))],
    ['stays that are none', (outcomes: Json[]) => outcomes.map((one) => ({ ...one, phases: [null] }))],
    ['draws that are none', (outcomes: Json[]) => outcomes.map((one) => ({ ...one, draws: 7 }))],
  ])('with %s', async (_, by) => {
    await refused(
      merge,
      changed('shard/chunks/000000.jsonl', row(by)),
      /000000\.jsonl is damaged or not one of golive/,
    );
  });

  it.each([
    ['no outcomes', () => []],
    ['a strategy more', (outcomes: Json[]) => [...outcomes, outcomes[0]]],
  ])('with %s has not the rows it says', async (_, by) => {
    await refused(merge, changed('shard/chunks/000000.jsonl', row(by)), /replications 0 to 1 \(damaged or short in/);
  });
});

describe('a baseline whose hashes fit', () => {
  it.each([
    ['no metrics', (said: Json) => ({ ...said, metrics: [] })],
    ['no strategies', (said: Json) => ({ ...said, strategies: [] })],
    ['a strategy that is a path', (said: Json) => ({ ...said, strategies: ['no_go_live', '../x'] })],
    ['a metric twice', (said: Json) => ({ ...said, metrics: [...(said['metrics'] as string[]), 'wait_patient_days'] })],
    ['files that are none', (said: Json) => ({ ...said, files: [null] })],
    ['no files', (said: Json) => ({ ...said, files: [] })],
    ['more replications', (said: Json) => ({ ...said, replications: 3 })],
    ['a form that is none', (said: Json) => ({ ...said, form: '\u001b[2J' })],
  ])('with %s', async (_, by) => {
    await refused(check, changed('checked/baseline/baseline.json', sealed(2, by)), /baseline/);
  });

  it.each([
    ['no rows', (text: string) => text.split('\n')[0]!],
    ['a row fewer', (text: string) => `${text.split('\n').slice(0, 2).join('\n')}\n`],
    ['words', (text: string) => text.replace(/,[\d.]+\n/, ',x\n')],
    ['hexadecimal', (text: string) => text.replace(/,[\d.]+\n/, ',0x10\n')],
    ['a cell more', (text: string) => text.replaceAll('\n', ',1\n')],
    ['other replications', (text: string) => text.replace('\n0,', '\n5,')],
  ])('with %s in a table', async (_, table) => {
    await refused(check, baselineWith(table), /values-local\.csv is not a table of accepted runs/);
  });
});

describe('runs.csv', () => {
  it.each([
    ['nothing', () => '', 'is not a table of runs'],
    ['no table', () => '"', 'is damaged'],
    ['a fingerprint that is none', (text: string) => text.replaceAll(/,[0-9a-f]{16},/g, ',\u001b[2J,'), 'is damaged'],
  ])('with %s', async (_, change, said) => {
    await refused(replay, changed('run/runs.csv', change), `run/runs.csv ${said}`);
  });
});

describe('manifest.json', () => {
  it.each([
    ['a path out of the folder', (text: string) => text.replace('"runs.csv"', '"../runs.csv"')],
    ['a path of a device', (text: string) => text.replace('"runs.csv"', '"/dev/zero"')],
    ['files that are none', (text: string) => text.replace('"files": [', '"files": [null, ')],
    ['a scenario that is none', (text: string) => text.replace('"sample"', '"\\u001b[2J"')],
  ])('with %s', async (_, change) => {
    const cwd = changed('run/manifest.json', change);
    for (const more of [[], ['--resume']])
      await refused(
        ['run', small, '--replications', '2', '--out', 'run', ...more],
        cwd,
        /run is in the way: its manifest/,
      );
  });
});

describe('what is no plain file', () => {
  it('a device or a pipe is no scenario and no list', async () => {
    await refused(['validate', '/dev/zero'], folder(), /\/dev\/zero is no plain file/);
    await refused(['init', 'x.yaml', '--trusts', '/dev/zero'], folder(), /\/dev\/zero is no plain file/);
  });
});
