/** `golive compare`: finished results read back, alone and beside others; and what is no finished result. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, folder, golive, shell, shipped, tree } from './golive.js';

const place = folder();
const at = (name: string) => join(place, name);
const run = (name: string, ...options: string[]): Promise<Ended> =>
  golive(['run', shipped('quickstart'), '--out', name, ...options], { cwd: place });
const compare = (...words: string[]): Promise<Ended> => golive(['compare', ...words], { cwd: place });

let said: Ended;
beforeAll(async () => {
  said = await run('first', '--replications=6', '--per-trust');
  await run('later', '--replications=8', '--set', 'plan.wave_gap_weeks=20', '--per-trust');
}, 240_000);

/** A copy of the first results with one file changed. */
function damaged(file: string, change: (text: string) => string): string {
  const copy = folder();
  cpSync(at('first'), copy, { recursive: true });
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return copy;
}

describe('golive compare of one folder', () => {
  it('prints what run said, trusts and pairs too, and writes nothing', async () => {
    const before = tree(at('first'));
    expect(await compare('first')).toEqual({ ...said, stderr: '' });
    const pairs = await compare('first', '--pairs');
    expect(pairs.stdout).toContain('national_gated');
    expect(pairs.stdout.length).toBeGreaterThan(said.stdout.length);
    expect(tree(at('first'))).toEqual(before);
  });

  it('compares with another reference, and refuses one that is not there', async () => {
    const { stdout, code } = await compare('first', '--reference', 'local');
    expect(code).toBe(0);
    expect(stdout).toMatch(/national .*local|than under local|against local/i);
    expect(await compare('first', '--reference', 'lokal')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: "golive: --reference: there is no strategy 'lokal' in first; did you mean `local`?\n",
    });
  });

  it('names commands that tell the bad case: they work, from the folder alone', async () => {
    const command = /^ {2}golive (trace first --strategy \w+ --replication \d+)$/m.exec(said.stdout)![1]!;
    const traced = await golive(command.split(' '), { cwd: place });
    expect(traced.code).toBe(0);
    const [, strategy, replication] = /--strategy (\w+) --replication (\d+)/.exec(command)!;
    const other = await golive([
      'trace',
      shipped('quickstart'),
      '--strategy',
      strategy!,
      '--replication',
      replication!,
    ]);
    expect(traced.stdout).toBe(other.stdout);
    // as it was run: the --set of the run is in it
    const later = await golive(['trace', 'later'], { cwd: place });
    expect(later.stdout).not.toBe((await golive(['trace', 'first'], { cwd: place })).stdout);
    expect(await golive(['trace', 'later', '--set', 'plan.wave_gap_weeks=1'], { cwd: place })).toMatchObject({
      code: 2,
    });
  });
});

describe('golive compare of several folders', () => {
  it('tells which inputs changed, what moved and which verdicts turned', async () => {
    const { code, stdout } = await compare('first', 'later');
    expect(code).toBe(0);
    expect(stdout).toContain('What changed from first to later');
    expect(stdout).toContain('plan.wave_gap_weeks: 13 weeks, now 20 weeks');
    expect(stdout).toContain('replications: 6, now 8');
    expect(stdout).toMatch(/Trusts live +2\.0 +2\.0 +the same/);
    expect(stdout).toMatch(/All live: 50% sure by .* days later/);
    expect(stdout).toContain('One input changed: what moved beyond chance is due to it.');
    expect(stdout).toContain('golive compare later');
    // the moved number is the difference of the means over the pairs; with itself nothing moves
    const same = await compare('first', at('first'));
    expect(same.stdout).toContain('No input changed');
    expect(same.stdout.match(/the same/g)!.length).toBeGreaterThan(9);
  });

  it('refuses results of two scenarios, naming both', async () => {
    const other = at('other.yaml');
    writeFileSync(
      other,
      readFileSync(shipped('quickstart'), 'utf8').replace(/^scenario: .*$|^id: .*$/m, (line) =>
        line.replace(/:.*/, ': other'),
      ),
    );
    const ran = await golive(['run', other, '--out', 'other', '--replications', '4'], { cwd: place });
    expect(ran.code).toBe(0);
    const ended = await compare('first', 'other');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain("other is of the scenario 'other', first of 'quickstart'");
  });
});

describe('what golive compare refuses, naming the file', () => {
  it.each([
    ['summary.csv', (text: string) => text.replace('national', 'nationel')],
    ['outcomes.csv', (text: string) => text.slice(0, -5)],
    ['chunks/000001.jsonl', (text: string) => text.replace('"contacts":', '"contacts": ')],
    ['chunks/000000.jsonl', (text: string) => text.slice(0, 100)],
    ['manifest.json', (text: string) => text.slice(0, 100)],
    ['manifest.json', (text: string) => text.replace('summary.csv', '../summary.csv')],
    ['run.json', (text: string) => text.replace('"replications": 6', '"replications": 5')],
    ['run.json', () => '{"key": 3}'],
  ])('a damaged %s', async (file, change) => {
    const ended = await compare(damaged(file, change));
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(file);
    expect(ended.stderr).not.toContain('    at ');
  });

  it('a chunk whose hash is right and whose rows are not outcomes', async () => {
    const copy = damaged('chunks/000000.jsonl', (text) => {
      const rows = text.trimEnd().split('\n').slice(0, -1);
      rows[2] = rows[2]!.replace(/"values":"[^"]{8}/, '"values":"');
      const key = (JSON.parse(readFileSync(join(at('first'), 'run.json'), 'utf8')) as { key: string }).key;
      const sha256 = hashOf(rows);
      return `${[...rows, JSON.stringify({ chunk: 0, key, rows: 5, sha256 })].join('\n')}\n`;
    });
    const ended = await compare(copy);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('000000.jsonl is damaged or not one of golive');
  });

  it('chunks of other numbers than the tables were made of', async () => {
    const copy = damaged('chunks/000000.jsonl', (text) => {
      const lines = text.trimEnd().split('\n').slice(0, -1);
      const width = lines.length / 5;
      // the second replication stands in the place of the first too
      const swapped = lines.map((line, at) =>
        at < width ? lines[at + width]!.replace('"replication":1', '"replication":0') : line,
      );
      const key = (JSON.parse(readFileSync(join(at('first'), 'run.json'), 'utf8')) as { key: string }).key;
      return `${[...swapped, JSON.stringify({ chunk: 0, key, rows: 5, sha256: hashOf(swapped) })].join('\n')}\n`;
    });
    const ended = await compare(copy);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('its chunks do not give the summary.csv that was written');
  });

  it('a folder that is not there, holds no run, or an unfinished one', async () => {
    expect((await compare('nowhere')).stderr).toContain('nowhere holds no run: there is no run.json');
    expect((await compare('.')).code).toBe(2);
    expect((await compare()).stderr).toContain('name a folder');
    const copy = folder();
    cpSync(at('first'), copy, { recursive: true });
    rmSync(join(copy, 'manifest.json'));
    expect((await compare(copy)).stderr).toContain('holds a run that was not finished');
    rmSync(join(copy, 'chunks/000001.jsonl'));
    cpSync(at('first/manifest.json'), join(copy, 'manifest.json'));
    expect((await compare(copy)).stderr).toContain('chunks/000001.jsonl is missing');
  });
});

describe('golive merge', () => {
  it('prints pairs, and rows of trusts where the shards have them', async () => {
    const words = `run ${shipped('quickstart')} --replications 6 --out shared --per-trust`;
    await shell(`$GOLIVE ${words} --shard 1/2 && $GOLIVE ${words} --shard 2/2`, place);
    const merged = await golive(['merge', 'shared', '--pairs', '--per-trust'], { cwd: place });
    expect(merged.code).toBe(0);
    expect(merged.stdout.replaceAll('shared', 'first')).toBe((await compare('first', '--pairs')).stdout);
    await shell(`$GOLIVE run ${shipped('quickstart')} --replications 4 --out bare --shard 1/1`, place);
    const refused = await golive(['merge', 'bare', '--per-trust'], { cwd: place });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('without --per-trust');
    expect(existsSync(at('bare/manifest.json'))).toBe(false);
  }, 240_000);
});

function hashOf(rows: readonly string[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row}\n`);
  return hash.digest('hex');
}
