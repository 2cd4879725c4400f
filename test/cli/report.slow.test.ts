/** `golive report` and `run --report`: a finished run as a page, and what is no finished run. */
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, folder, golive, shipped, tree } from './golive.js';

const place = folder();
const at = (name: string) => join(place, name);
const report = (...words: string[]): Promise<Ended> => golive(['report', ...words], { cwd: place });

beforeAll(async () => {
  await golive(['run', shipped('quickstart'), '--out', 'run', '--replications=6', '--per-trust', '--report'], {
    cwd: place,
  });
}, 240_000);

/** A copy of the results, changed. */
function changed(change: (copy: string) => void): string {
  const copy = folder();
  cpSync(at('run'), copy, { recursive: true });
  rmSync(join(copy, 'report.html'));
  change(copy);
  return copy;
}

describe('golive report', () => {
  it('writes the page that run --report wrote, byte for byte, and says where', async () => {
    const written = readFileSync(at('run/report.html'), 'utf8');
    expect(await report('run')).toEqual({ code: 0, stdout: `${join('run', 'report.html')}\n`, stderr: '' });
    expect(readFileSync(at('run/report.html'), 'utf8')).toBe(written);
    expect(written).toContain('GO-LIVE of');
    expect(written).toContain('golive run quickstart.yaml --replications 6 --per-trust');
    expect(statSync(at('run/report.html')).size).toBeLessThan(2_000_000);
  });

  it('writes it elsewhere with --out, and nothing else', async () => {
    const before = tree(at('run'));
    expect(await report('run', '--out', 'board.html')).toMatchObject({ code: 0, stdout: 'board.html\n' });
    expect(readFileSync(at('board.html'))).toEqual(readFileSync(at('run/report.html')));
    expect(tree(at('run'))).toEqual(before);
  }, 120_000);

  it('takes the place of what golive wrote, and of no file that is somebody’s own', async () => {
    for (const [kind, words] of [
      ['page', []],
      ['workbook', ['--xlsx']],
      ['checklist', ['--stress']],
    ] as const) {
      writeFileSync(at('own'), 'golive: 1\n');
      expect(await report('run', ...words, '--out', 'own')).toEqual({
        code: 2,
        stdout: '',
        stderr: `golive: own is there already and is no ${kind} of golive; name another file\n`,
      });
      expect(readFileSync(at('own'), 'utf8')).toBe('golive: 1\n');
      writeFileSync(at('own'), '');
      expect((await report('run', ...words, '--out', 'own')).code).toBe(0);
      expect((await report('run', ...words, '--out', 'own')).code).toBe(0);
    }
  }, 120_000);

  it('goes when the run is replaced, and is not in the way', async () => {
    const copy = changed((own) => cpSync(at('run/report.html'), join(own, 'report.html')));
    expect(existsSync(join(copy, 'report.html'))).toBe(true);
    const { code } = await golive(['run', shipped('quickstart'), '--out', copy, '--replications=2'], { cwd: place });
    expect(code).toBe(0);
    expect(existsSync(join(copy, 'report.html'))).toBe(false);
  });

  const damage: readonly [string, (copy: string) => void, RegExp][] = [
    ['was not finished', (copy) => rmSync(join(copy, 'manifest.json')), /not finished: there is no manifest\.json/],
    ['holds no run', (copy) => rmSync(join(copy, 'run.json')), /holds no run: there is no run\.json/],
    [
      'is of another version',
      (copy) => {
        const path = join(copy, 'run.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace(/"golive": "[^"]*"/, '"golive": "99.0.0"'));
      },
      /run\.json is of another version of golive, 99\.0\.0/,
    ],
    [
      'has a damaged table',
      (copy) => {
        const path = join(copy, 'money.csv');
        writeFileSync(path, readFileSync(path, 'utf8').replace('1', '2'));
      },
      /money\.csv is damaged/,
    ],
    ['has lost a chunk', (copy) => rmSync(join(copy, 'chunks', '000001.jsonl')), /000001\.jsonl is missing, damaged/],
  ];
  it.each(damage)('refuses results that %s: exit 2, the file named, no half a report', async (_, change, said) => {
    const copy = changed(change);
    const { code, stdout, stderr } = await report(copy);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(existsSync(join(copy, 'report.html'))).toBe(false);
    expect(Object.keys(tree(copy)).filter((name) => name.includes('report'))).toEqual([]);
  });

  it.each([
    [[], /name one folder with finished results/],
    [['run', 'run'], /Unknown argument: run/],
    [['nowhere'], /nowhere holds no run/],
    [['run', '--out', 'run'], /is a folder, which is not replaced/],
    [['run', '--out', 'no/such/folder.html'], /no\/such/],
  ])('refuses %j', async (words, said) => {
    const { code, stdout, stderr } = await report(...(words as string[]));
    expect(code).toBeGreaterThanOrEqual(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(said as RegExp);
  });

  it('is not made of a part of a run', async () => {
    const { code, stderr } = await golive(['run', shipped('quickstart'), '--shard', '1/2', '--report'], { cwd: place });
    expect(code).toBe(2);
    expect(stderr).toMatch(/a part of a run has no report/);
  });

  it('puts what was published beside what is simulated, where it is asked to', async () => {
    const file = at('observed.yaml');
    const observed = [
      'observed:',
      '  - {id: o1, label: Waited, strategy: local, metric: wait_patient_days, value: 1000, range: [0, 9000000], source: made up, grade: D}',
      '',
    ].join('\n');
    writeFileSync(file, readFileSync(shipped('quickstart'), 'utf8') + observed);
    await golive(['run', file, '--out', 'observing', '--replications=4'], { cwd: place });
    expect((await report('observing')).code).toBe(0);
    expect(readFileSync(at('observing/report.html'), 'utf8')).toContain('golive report --observed');
    const { code, stderr } = await report('observing', '--observed');
    expect({ code, stderr: stderr.includes('4 of 4') }).toEqual({ code: 0, stderr: true });
    expect(readFileSync(at('observing/report.html'), 'utf8')).toContain('Of 1 published values the model covers 1');
  }, 240_000);
});
