import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { marked, sample, swap } from '../scenario/sample.js';
import { file, folder, golive, tree } from './golive.js';

/** Exit 2, the message, no trace, and nothing written. */
async function refused(args: readonly string[], cwd = folder()) {
  const before = tree(cwd);
  const ended = await golive(args, { cwd });
  expect(ended.stderr).not.toMatch(/^ {4}at /m);
  expect(ended.stdout).toBe('');
  expect(ended.code).toBe(2);
  expect(tree(cwd)).toEqual(before);
  return ended.stderr;
}

describe('a scenario that is wrong', () => {
  it.concurrent.each([
    ['unknown key', swap('seed:', '¶lable: x\nseed:'), 'lable: unknown key `lable`; did you mean `label`?'],
    ['wrong unit', swap('gap_weeks: 13', 'gap_weeks: ¶13 days'), 'plan.wave_gap_weeks: expected a number (weeks)'],
    ['duplicate id', swap('  brook: {}', '  brook: {}\n  ¶brook: {}'), 'trusts.brook: `brook` is written twice'],
    ['impossible date', swap('2026-10-05', '¶2026-02-30'), 'plan.first_go_live: "2026-02-30" is no date'],
    ['negative capacity', swap('420', '420, slots_per_weekday: ¶-5'), 'slots_per_weekday: expected a number'],
    ['unknown trust', swap('[ashby, brook]', '[ashby, ¶broek]'), 'did you mean `brook`?'],
    [
      'world parameter in a strategy',
      swap('local: {extends: local}', 'local: {extends: local, mechanisms: {¶defects: {capacity_share: 0.1}}}'),
      'strategies.local.mechanisms',
    ],
    [
      'zero trusts',
      swap('  ashby: {label: Ashby General}\n  brook: {}\n', '').replace('trusts:\n', 'trusts: ¶{}\n'),
      'trusts',
    ],
    ['__proto__', swap('seed:', '¶__proto__: {a: 1}\nseed:'), '__proto__'],
  ])('%s: exit 2 at file:line:column, nothing written', async (_, text, message) => {
    const { text: plain, place } = marked(text);
    const path = file('wrong.yaml', plain);
    const said = await refused(['run', path]);
    expect(said).toContain(`${path}:${place}: `);
    expect(said).toContain(message);
  });

  it('10,000 nested brackets', async () => {
    const path = file('deep.yaml', `${sample}label: ${'['.repeat(10_000)}\n`);
    expect(await refused(['run', path])).toContain(`${path}:`);
  });

  it('100 MB, in less than a second of its own', async () => {
    const path = file('huge.yaml', sample);
    const fd = openSync(path, 'r+');
    ftruncateSync(fd, 100_000_000);
    closeSync(fd);
    const start = performance.now();
    expect(await refused(['validate', path])).toBe(`${path}:1:1: (file): larger than 8 MiB, which no scenario is\n`);
    const bare = performance.now();
    await golive(['validate', file('small.yaml', sample)]);
    const usual = performance.now() - bare;
    expect(bare - start).toBeLessThan(usual + 1000);
  });

  it('not UTF-8, a folder, a file that is not there', async () => {
    expect(await refused(['run', file('latin.yaml', Buffer.from([0x66, 0xe9]))])).toContain('not UTF-8');
    expect(await refused(['run', folder()])).toContain('is a folder');
    expect(await refused(['run', 'nowhere.yaml'])).toBe('golive: there is no file nowhere.yaml\n');
  });

  it('a file that is not there: the nearest scenario of its folder, or of scenarios in it, is named', async () => {
    const there = file('northshire.yaml', sample);
    const at = dirname(there);
    mkdirSync(join(at, 'scenarios'));
    writeFileSync(join(at, 'scenarios', 'ics.yaml'), sample);
    const missing = (name: string) => refused(['run', join(at, name)]);
    expect(await missing('nothshire.yaml')).toContain(`; did you mean ${there}?`);
    expect(await missing('northshire')).toContain(`; did you mean ${there}?`);
    expect(await missing('ics.yaml')).toContain(`; did you mean ${join(at, 'scenarios', 'ics.yaml')}?`);
    expect(await missing('elsewhere.yaml')).not.toContain('did you mean');
  });

  it('shows every issue of every file, controls made visible', async () => {
    const one = file('one.yaml', swap('seed:', 'lable: x\nlbl: "\\u001b[31m"\nseed:'));
    const two = file('two.yaml', swap('brook: {}', 'brook: 7'));
    const said = await refused(['run', one, two]);
    expect(said).toContain(`${one}:5:1: lable`);
    expect(said).toContain(`${one}:6:6: lbl`);
    expect(said).toContain(`${two}:11:10: trusts.brook`);
    expect(said).not.toContain('\u001b');
  });
});

describe('what was typed is wrong', () => {
  const small = file('small.yaml', sample);
  it.concurrent.each([
    [['run'], 'name a scenario file'],
    [['rnu', small], "there is no command 'rnu'"],
    [['run', small, '--replicatons', '3'], 'Unknown argument: replicatons'],
    [['run', small, '--replications', 'abc'], "--replications wants a whole number; found 'abc'"],
    [['run', small, '--replications', '0'], 'replications: 0 is not a whole number'],
    [['run', small, '--replications', '1e3'], '--replications wants a whole number'],
    [['run', small, '--replications', '-5'], '--replications wants a whole number'],
    [['run', small, '--replications', '3', '--replications', '4'], '--replications is given more than once'],
    [['run', small, '--seed='], '--seed wants a value'],
    [['run', small, '--seed'], 'Not enough arguments following: seed'],
    [['run', small, '--no-per-trust'], 'Unknown argument'],
    [['run', small, '--format', 'xml'], '--format is one of table, csv, json'],
    [['run', small, '--strategies', 'lokal'], "there is no 'lokal' in sample"],
    [['run', small, '--set', 'plan.wave_size'], '--set wants path=value'],
    [['run', small, '--set', 'plan.wave_siz=2'], 'plan.wave_siz'],
    [['run', small, small], 'are both called sample'],
    [['run', small, '--out', small], 'is not a folder'],
    [['list', 'nothing'], 'list knows mechanisms'],
  ])('%j', async (args, message) => {
    expect(await refused(args)).toContain(message);
  });

  it('no command: the overview, on stderr', async () => {
    expect(await refused([])).toContain('golive run scenarios/quickstart.yaml');
  });
});

describe('a folder in the way', () => {
  const small = file('small.yaml', sample);

  it('is refused when it holds anything else', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'results/sample'), { recursive: true });
    writeFileSync(join(cwd, 'results/sample/notes.txt'), 'mine');
    expect(await refused(['run', small], cwd)).toContain('results/sample is in the way');
  });

  it('is refused when it is a finished run of another scenario, or has a file more', async () => {
    const cwd = folder();
    await golive(['run', small, '--replications', '1', '--out', 'x'], { cwd });
    const other = file('other.yaml', swap('scenario: sample', 'scenario: other'));
    expect(await refused(['run', other, '--out', 'x'], cwd)).toContain("a finished run of 'sample', not of 'other'");
    writeFileSync(join(cwd, 'x/notes.txt'), 'mine');
    expect(await refused(['run', small, '--out', 'x'], cwd)).toContain("it holds 'notes.txt'");
  });

  it('is refused while another run writes to it, and taken over when that one was killed', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'results/sample'), { recursive: true });
    const lock = join(cwd, 'results/sample/.golive-lock');
    const { hostname } = await import('node:os');
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: process.pid }));
    const busy = await golive(['run', small, '--replications', '1'], { cwd });
    expect(busy.stderr).toContain('another run is writing to results/sample');
    expect(busy.code).toBe(3);
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 }));
    const next = await golive(['run', small, '--replications', '1'], { cwd });
    expect(next.code).toBe(0);
    expect(readdirSync(join(cwd, 'results/sample'))).not.toContain('.golive-lock');
  });

  it('that cannot be made is exit 3', async () => {
    const { code, stderr } = await golive(['run', small, '--out', '/proc/nowhere/x']);
    expect(code).toBe(3);
    expect(stderr).toBe('golive: cannot write to /proc/nowhere/x: ENOENT, no such file or folder\n');
  });
});
