import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { series } from '../../src/model/series.js';
import { sample, swap } from '../scenario/sample.js';
import { file, folder, golive, shell, shipped, tree } from './golive.js';

const small = file('small.yaml', sample);
const few = ['--replications', '2'];
const tables = [
  'comparisons',
  'draws',
  'inputs',
  'metrics',
  'money',
  'outcomes',
  'phases',
  'runs',
  'sources',
  'summary',
  'timeseries',
  'trusts',
];
const others = ['chunks/000000.jsonl', 'datapackage.json', 'manifest.json', 'run.json', 'run.log'];
const files = [...tables.map((name) => `${name}.csv`), ...others].sort();

/** A command is one line, however narrow the terminal: broken in two it could not be pasted. */
const isText = (line: string) => !line.startsWith('  golive ');

/** Everything that must not differ between machines. */
function lasting(path: string): Record<string, string> {
  const { 'run.log': log, ...rest } = tree(path);
  expect(log).toContain('wall time');
  return rest;
}

describe('golive run', () => {
  it('answers the question and writes every table', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await golive(['run', shipped('quickstart'), ...few], { cwd });
    expect(stderr).toBe(`${stderr.split('\n')[0]}\n`);
    expect(stderr).toMatch(/^quickstart: 2 of 2 replications in \d+ s\n$/);
    expect(code).toBe(0);
    expect(stdout).toContain('Is local configuration worth its price');
    expect(stdout).toMatch(/Revenue lost\s+[*~]?GBP/);
    expect(stdout).toMatch(/\nAnswer\n/);
    expect(stdout).toContain('Tables: results/quickstart/');
    expect(Object.keys(tree(join(cwd, 'results/quickstart')))).toEqual(files);
  });

  it('writes a manifest that owns every file', async () => {
    const cwd = folder();
    await golive(['run', small, ...few, '--out', 'here'], { cwd });
    const written = tree(join(cwd, 'here'));
    const manifest = JSON.parse(written['manifest.json'] ?? '');
    expect(manifest).toMatchObject({ scenario: 'sample', seed: 'sample-1', replications: 2, set: [] });
    const listed = manifest.files.map(({ path }: { path: string }) => path);
    expect([...listed, 'manifest.json'].sort()).toEqual(files.map((path) => path.replace(/^chunks.*/, 'chunks')));
    for (const { path, sha256, bytes } of manifest.files) {
      if (['run.log', 'run.json', 'chunks'].includes(path)) expect(sha256).toBeUndefined();
      else {
        expect(
          createHash('sha256')
            .update(written[path] ?? '')
            .digest('hex'),
        ).toBe(sha256);
        expect(Buffer.byteLength(written[path] ?? '')).toBe(bytes);
      }
    }
  });

  it('gives the same bytes again, in another time zone, locale, width and folder', async () => {
    const [a, b] = [folder(), folder()];
    await golive(['run', small, ...few, '--out', 'x'], { cwd: a });
    const first = lasting(join(a, 'x'));
    await golive(['run', small, ...few, '--out', 'x'], { cwd: a });
    expect(lasting(join(a, 'x'))).toEqual(first);
    const env = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'de_DE', COLUMNS: '60', NO_COLOR: '1' };
    await golive(['run', small, ...few, '--out', 'deep/down'], { cwd: b, env });
    expect(lasting(join(b, 'deep/down'))).toEqual(first);
  });

  it('puts several scenarios into folders of their own', async () => {
    const cwd = folder();
    const other = file('other.yaml', swap('scenario: sample', 'scenario: other'));
    const { code, stdout } = await golive(['run', small, other, ...few, '--out', 'all'], { cwd });
    expect(code).toBe(0);
    expect(stdout.match(/^Answer$/gm)).toHaveLength(2);
    expect(readdirSync(join(cwd, 'all'))).toEqual(['other', 'sample']);
  });

  it('answers as csv and as json on stdout', async () => {
    const csv = await golive(['run', small, ...few, '--format', 'csv', '--out', 'x']);
    expect(csv.stdout.split('\n')[0]).toBe(
      'strategy,scope,scope_id,window,metric,measure,unit,n,worlds,n_censored,mean,sd,ci_low,ci_high,ci_level,interval,q05,q50,q95,sd_numbers,sd_chance,not_knowing_share,not_knowing_low,not_knowing_high,event_count,event_low,event_high,event_mean,standing',
    );
    const json = await golive(['run', small, ...few, '--format', 'json', '--strategies', 'local', '--per-trust']);
    const answer = JSON.parse(json.stdout);
    expect(answer).toMatchObject({ scenario: 'sample', strategies: ['no_go_live', 'local'], comparisons: [] });
    expect(answer.summary.some((row: { scope_id: string | null }) => row.scope_id === 'brook')).toBe(true);
  });

  it('takes values, seed and replications from the command line', async () => {
    const cwd = folder();
    const args = ['--set', 'plan.wave_size=2', '--set', 'plan.wave_gap_weeks=26', '--seed', 'other', ...few];
    expect((await golive(['run', small, ...args, '--out', 'x'], { cwd })).code).toBe(0);
    const written = tree(join(cwd, 'x'));
    expect(written['inputs.csv']).toContain('plan.wave_size,2,');
    expect(written['runs.csv']).toContain('sample,local,1,other,');
    expect(JSON.parse(written['manifest.json'] ?? '').set).toEqual(['plan.wave_size=2', 'plan.wave_gap_weeks=26']);
  });

  it('writes weekly series of the programme, and with --per-trust of the trusts that make it up', async () => {
    const cwd = folder();
    const options = ['--replications', '1', '--strategies', 'local'];
    await golive(['run', small, ...options, '--out', 'x'], { cwd });
    const programme = (tree(join(cwd, 'x'))['timeseries.csv'] ?? '').trimEnd().split('\n').slice(1);
    expect(programme).toHaveLength(2 * 104 * series.length);
    await golive(['run', small, ...options, '--per-trust', '--out', 'y'], { cwd });
    const all = (tree(join(cwd, 'y'))['timeseries.csv'] ?? '').trimEnd().split('\n').slice(1);
    const rows = all.map((line) => line.split(','));
    expect(rows.filter(([, trust]) => trust === 'programme').map((row) => row.join(','))).toEqual(programme);
    const sum = (one: boolean) => {
      const chosen = rows.filter(
        ([, trust, , , metric]) => metric === 'patients_done' && (trust === 'programme') === one,
      );
      return chosen.reduce((total, [, , , , , mean]) => total + Number(mean), 0);
    };
    expect(sum(true)).toBeGreaterThan(50_000);
    expect(sum(false)).toBe(sum(true));
  });

  it('measures windows of each trust when asked, and only then', async () => {
    const cwd = folder();
    const windowsOf = (table = '') => [
      ...new Set(table.split('\n').map((line) => /,(trust,\w+|programme,programme),[^,]+/.exec(line)?.[0])),
    ];
    await golive(['run', small, ...few, '--windows', '--out', 'x'], { cwd });
    const written = tree(join(cwd, 'x'));
    const usual = ['go_live+13w', 'go_live+26w', 'go_live+52w', 'disrupted', 'recovery'];
    for (const table of ['outcomes.csv', 'summary.csv']) {
      const rows = windowsOf(written[table]).filter((row) => row !== undefined);
      const trusts = ['ashby', 'brook'].flatMap((trust) => usual.map((window) => `,trust,${trust},${window}`));
      expect(rows).toEqual([',programme,programme,all', ...trusts]);
    }
    await golive(['run', small, ...few, '--out', 'y'], { cwd });
    expect(windowsOf(tree(join(cwd, 'y'))['outcomes.csv'])).toEqual([undefined, ',programme,programme,all']);
  });

  it('leaves a baseline alone and replaces the rest of a finished run', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'results/sample/baseline'), { recursive: true });
    writeFileSync(join(cwd, 'results/sample/baseline/summary.csv'), 'kept');
    await golive(['run', small, ...few, '--per-trust'], { cwd });
    await golive(['run', small, '--replications', '1'], { cwd });
    const written = tree(join(cwd, 'results/sample'));
    expect(Object.keys(written)).toEqual(['baseline/summary.csv', ...files]);
    expect(written['baseline/summary.csv']).toBe('kept');
    expect(written['runs.csv']?.split('\n')).toHaveLength(5);
  });

  it('has no style in a pipe, and none that is not wanted', async () => {
    const styleBegins = '\u001b[';
    expect((await golive(['run', small, ...few])).stdout).not.toContain(styleBegins);
    const cwd = folder();
    const styled = await golive(['run', small, ...few], { cwd, env: { FORCE_COLOR: '1' } });
    expect(styled.stdout).toContain(styleBegins);
    expect(Object.values(tree(cwd)).join('')).not.toContain(styleBegins);
    const command = 'script -qec "stty cols 60; $GOLIVE run $SMALL --replications 2" /dev/null';
    const terminal = await shell(command, folder(), { SMALL: small, NO_COLOR: '1', TERM: 'xterm' });
    expect(terminal.stdout).toContain('replications');
    expect(terminal.stdout.replaceAll(`\r${styleBegins}K`, '')).not.toContain(styleBegins);
    const lines = terminal.stdout.split(/[\r\n]+/).filter((line) => !line.startsWith(styleBegins));
    for (const line of lines.filter(isText)) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('fits narrow terminals', async () => {
    const { stdout } = await golive(['run', small, ...few], { env: { COLUMNS: '60' } });
    for (const line of stdout.split('\n').filter(isText)) expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe('stopping', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends at once, with %d, keeps what is done and says how to go on', async (signal, status) => {
    const cwd = folder();
    const command = `$GOLIVE run "$SMALL" --replications 100000 & until [ -f results/sample/chunks/000001.jsonl ]; do sleep 0.1; done; kill -${signal} $!; wait $!; echo "ended $?"`;
    const { stdout, stderr } = await shell(command, cwd, { SMALL: small });
    expect(stdout).toBe(`ended ${status}\n`);
    const said = /golive: stopped; (\d+) of 100000 replications are kept; to go on: golive run .* --resume\n$/.exec(
      stderr,
    );
    expect(stderr).not.toContain('    at ');
    const left = tree(join(cwd, 'results/sample'));
    const { 'run.json': began, ...chunks } = left;
    expect(began).toContain('"replications": 100000');
    const footers = Object.values(chunks).map((text) => text.trimEnd().split('\n').at(-1)!);
    const rows = footers.map((footer) => (JSON.parse(footer) as { rows: number }).rows);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(Number(said?.[1]));
    expect(Object.keys(chunks).every((path) => path.startsWith('chunks/'))).toBe(true);
  });

  it('a merge into a new folder that cannot be ended leaves none', async () => {
    const cwd = folder();
    const run = '$GOLIVE run "$SMALL" --replications 2 --workers 1 --out a';
    const merge = "trap '' XFSZ; ulimit -f 24; $GOLIVE merge a --out b";
    const { code, stderr } = await shell(`${run} >/dev/null 2>&1; ${merge}`, cwd, { SMALL: small });
    expect([code, stderr]).toEqual([3, expect.stringContaining('EFBIG')]);
    expect(readdirSync(cwd)).toEqual(['a']);
  });

  it('leaves quietly when the reader goes away', async () => {
    const command = '$GOLIVE schema | head -c 1 >/dev/null; echo $PIPESTATUS';
    const { stdout, stderr } = await shell(command, folder());
    expect(stdout).toBe('141\n');
    expect(stderr).toBe('');
  });

  it('says so when the answer cannot be written', async () => {
    const { code, stderr } = await shell('$GOLIVE list metrics > /dev/full', folder());
    expect(code).toBe(3);
    expect(stderr).toBe('golive: cannot write the answer: ENOSPC\n');
  });

  it('says so when the file that is to hold the answer takes only some of it', async () => {
    const cwd = folder();
    const { code, stderr } = await shell('ulimit -f 4; $GOLIVE list metrics > answer', cwd);
    expect([code, stderr]).toEqual([3, 'golive: cannot write the answer: EFBIG\n']);
    await shell('$GOLIVE list metrics > whole; $GOLIVE list metrics | cat > piped', cwd);
    const [whole, piped] = ['whole', 'piped'].map((name) => readFileSync(join(cwd, name), 'utf8'));
    expect(whole).toBe(piped);
    expect(whole!.length).toBeGreaterThan(20_000);
  });
});
