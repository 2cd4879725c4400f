import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serviceKinds } from '../../src/model/care/kinds.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { metrics } from '../../src/model/metrics/registry.js';
import { listedShare } from '../../src/scenario/schema/schema-services.js';
import { sample } from '../scenario/sample.js';
import { file, folder, golive, shipped } from './golive.js';

describe('golive --help', () => {
  it('names every command, the exit codes and where to begin', async () => {
    const { code, stdout, stderr } = await golive(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const word of ['run', 'validate', 'schema', 'list', 'Exit codes', 'scenarios/quickstart.yaml']) {
      expect(stdout).toContain(word);
    }
  });

  it.concurrent.each(['run', 'validate', 'schema', 'list'])(
    '%s --help has examples and the exit codes',
    async (name) => {
      const { code, stdout } = await golive([name, '--help'], { env: { LC_ALL: 'de_DE.UTF-8' } });
      expect(code).toBe(0);
      expect(stdout).toMatch(/Examples:\n {2}golive /);
      expect(stdout).toContain('Exit codes: 0 done; 1 a check went against you; 2 wrong usage');
    },
  );

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await golive(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('golive validate', () => {
  it('says what valid files hold', async () => {
    const { code, stdout } = await golive(['validate', shipped('quickstart'), shipped('london-2008')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/quickstart.yaml: valid: quickstart, 2 trusts, 2026-04-06 to 2028-04-03, national, local/);
    expect(stdout).toMatch(/london-2008.yaml: valid: london-2008, 15 trusts/);
  });
});

describe('golive schema', () => {
  it('prints a JSON Schema, or writes it', async () => {
    const cwd = folder();
    const { stdout } = await golive(['schema'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ type: 'object' });
    await golive(['schema', '--out', 's.json'], { cwd });
    expect(readFileSync(join(cwd, 's.json'), 'utf8')).toBe(stdout);
  });
});

describe('golive list', () => {
  it('lists every mechanism with unit, range, default, source and meaning', async () => {
    const { stdout } = await golive(['list', 'mechanisms']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const { id, means, parameters } of mechanisms) {
      expect(text).toContain(id);
      expect(text).toContain(means);
      for (const [name, { unit, range, means: said, source }] of Object.entries(parameters)) {
        for (const fact of [name, `; ${unit}, ${range[0]} to ${range[1]}`, said, source]) expect(text).toContain(fact);
      }
    }
  });

  it('says what services are listed from, and what may be given by date', async () => {
    const text = (await golive(['list', 'services'])).stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(`listed_from.<service> ${listedShare.means}`);
    expect(text).toMatch(/target_wait_weeks The wait towards [^;]*; weeks, 0 to 520, may be given by_date;/);
    const rows = JSON.parse((await golive(['list', 'services', '--format', 'json'])).stdout);
    const dated = rows.filter((row: { by_date: number }) => row.by_date === 1);
    const moving = serviceKinds.flatMap(({ fields }) => Object.values(fields).filter(({ moves }) => moves));
    expect(dated).toHaveLength(moving.length);
  });

  it('lists the rest, and for programs', async () => {
    expect((await golive(['list', 'strategies'])).stdout).toContain('national  National build');
    expect((await golive(['list', 'services'])).stdout).toContain('no default, a file must say');
    expect((await golive(['list', 'trusts'])).stdout).toContain('preparation.weeks');
    const csv = (await golive(['list', 'metrics', '--format', 'csv'])).stdout;
    expect(csv.trimEnd().split('\n')).toHaveLength(metrics.length + 1);
    expect(JSON.parse((await golive(['list', 'metrics', '--format', 'json'])).stdout)).toHaveLength(metrics.length);
  });
});

describe('golive explain', () => {
  const small = file('small.yaml', sample);
  const few = ['--replications', '1', '--workers', '1'];

  it('gives the parts as a table, CSV and JSON, and refuses what cannot be', async () => {
    const [table, csv, json] = await Promise.all([
      golive(['explain', small, ...few]),
      golive(['explain', small, ...few, '--format', 'csv', '--strategy', 'local']),
      golive(['explain', small, ...few, '--format', 'json']),
    ]);
    expect(table.code).toBe(0);
    expect(table.stdout).toMatch(/the harm of national beyond/);
    expect(csv.stdout.split('\n')[0]).toBe('metric,kind,mechanism,unit,n,mean,ci_low,ci_high');
    expect(csv.stdout).toMatch(/\nwait_patient_days,taken_away,learning_dip,patient-days,1,/);
    expect(JSON.parse(json.stdout)).toMatchObject({ scenario: 'sample', strategy: 'national', replications: 1 });
    expect((await golive(['explain', small, small])).code).toBe(2);
    const wrong = await golive(['explain', small, '--strategy', 'locl']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/there is no 'locl' in sample; it has national/);
  });

  it('of a difference, with each mechanism off in turn', async () => {
    const [table, csv, json, same] = await Promise.all([
      golive(['explain', small, ...few, '--against', 'national']),
      golive(['explain', small, ...few, '--against', 'national', '--format', 'csv']),
      golive(['explain', small, ...few, '--against', 'local', '--format', 'json']),
      golive(['explain', small, ...few, '--strategy', 'local', '--against', 'local']),
    ]);
    expect(table.code).toBe(0);
    expect(table.stdout.replace(/\s+/g, ' ')).toMatch(/How far local less national hangs on which mechanisms/);
    expect(csv.stdout.split('\n')[0]).toBe('metric,without,unit,n_pairs,mean_difference,ci_low,ci_high,interval');
    expect(csv.stdout).toMatch(/\nwait_patient_days,learning_dip,patient-days,1,/);
    expect(JSON.parse(json.stdout)).toMatchObject({ strategy: 'national', reference: 'local', replications: 1 });
    expect(same).toMatchObject({ code: 2, stdout: '' });
    expect(same.stderr).toMatch(/local against itself/);
  });
});
