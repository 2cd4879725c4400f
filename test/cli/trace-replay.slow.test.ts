import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { file, folder, golive, shipped } from './golive.js';

const quick = shipped('quickstart');

describe('golive trace', () => {
  it('tells a replication in dated sentences below a strip for each trust', async () => {
    const { code, stdout, stderr } = await golive(['trace', quick, '--strategy', 'local', '--replication', '2'], {
      env: { COLUMNS: '60' },
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/^Two small trusts, one new records system: local, replication 2 /);
    expect(stdout).toMatch(/\nashby [.pdHexR!u=]+\nbrook [.pdHexR!u=]+\n/);
    expect(stdout).toMatch(/\n\d{4}-\d\d-\d\d {2}Ashby General has been preparing for \d+ days\./);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('GO-LIVE of Ashby General: first day on the new system');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('as csv and json holds the same events, in order', async () => {
    const [csv, json] = await Promise.all(
      ['csv', 'json'].map((format) => golive(['trace', quick, '--format', format, '--replication', '1'])),
    );
    const record = JSON.parse(json!.stdout);
    expect(record).toMatchObject({ scenario: 'quickstart', strategy: 'national', replication: 1 });
    const rows = csv!.stdout.trimEnd().split('\n');
    expect(rows[0]).toBe('strategy,replication,day,date,trust,event,text');
    expect(rows).toHaveLength(record.events.length + 1);
    const days = record.events.map(({ day }: { day: number }) => day);
    expect(days).toEqual([...days].sort((a: number, b: number) => a - b));
    expect(record.events.some(({ event }: { event: string }) => event === 'disrupted')).toBe(true);
  });

  it('the counterfactual has nothing to tell; a strategy that is not there is named, with the nearest', async () => {
    const nothing = await golive(['trace', quick, '--strategy', 'no_go_live']);
    expect(nothing.stdout).toContain('Nothing happened that a board would hear of.');
    const wrong = await golive(['trace', quick, '--strategy', 'nationl']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/there is no strategy 'nationl' in quickstart; did you mean `national`\?/);
  });
});

describe('golive replay', () => {
  it('finds the recorded fingerprints again; another seed, or a changed record, does not', async () => {
    const out = join(folder(), 'q');
    const seed = ['--seed', 'a, "b"'];
    await golive(['run', quick, '--replications', '3', '--out', out, ...seed]);
    const key = ['replay', quick, '--strategy', 'local', '--replication', '2', '--from', out];
    const again = await golive(key);
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(again.stdout.match(/as recorded/g)).toHaveLength(2);
    const other = await golive([...key, '--seed', 'another']);
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/not the recorded run/);
    const table = readFileSync(join(out, 'runs.csv'), 'utf8');
    writeFileSync(
      join(out, 'runs.csv'),
      table.replace(
        /(local,2,.*,)([0-9a-f])([0-9a-f]{15})\n/,
        (_, a, d, rest) => `${a}${d === '0' ? '1' : '0'}${rest}\n`,
      ),
    );
    expect((await golive(key)).code).toBe(1);
  });

  it.each(['-1', '=1+1', 'a\nb', '"'])(
    'finds a run again whose seed is %j, whatever a table makes of it',
    async (seed) => {
      const cwd = folder();
      const small = file(
        'small.yaml',
        readFileSync(shipped('quickstart'), 'utf8').replace(/^seed:.*$/m, `seed: ${JSON.stringify(seed)}`),
      );
      await golive(['run', small, '--replications', '1', '--out', 'q'], { cwd });
      const again = await golive(['replay', small, '--strategy', 'national', '--replication', '0', '--from', 'q'], {
        cwd,
      });
      expect([again.code, again.stderr]).toEqual([0, '']);
      expect(again.stdout.match(/as recorded/g)).toHaveLength(2);
    },
  );

  it('without a record says so: with --from nothing to check is 5, a folder without runs is 2', async () => {
    const alone = await golive(['replay', quick]);
    expect(alone.code).toBe(0);
    expect(alone.stderr).toMatch(/no record of this replication/);
    const out = join(folder(), 'q');
    await golive(['run', quick, '--replications', '1', '--out', out]);
    expect((await golive(['replay', quick, '--replication', '5', '--from', out])).code).toBe(5);
    const none = await golive(['replay', quick, '--from', folder()]);
    expect(none.code).toBe(2);
    expect(none.stderr).toMatch(/holds no run/);
  });

  it('two files, or a replication that is no number, are refused', async () => {
    expect((await golive(['replay', quick, quick])).code).toBe(2);
    expect((await golive(['trace', quick, '--replication', '1.5'])).code).toBe(2);
    expect((await golive(['trace', file('x.yaml', 'golive: 2\n')])).code).toBe(2);
  });
});
