import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
import { fromTemplate } from '../../src/scenario/trust-list/from-template.js';
import { folder, golive } from './golive.js';

const shipped = readdirSync(new URL('../../scenarios/', import.meta.url)).flatMap((name) =>
  name.endsWith('.yaml') ? [name.slice(0, -5)] : [],
);

const FULL =
  'id,label,go_live,services.outpatients.referrals_per_week,services.outpatients.price_gbp.first,preparation.weeks\n';

/** Runs init with a list of trusts in a folder of its own. */
async function initWith(csv: string | Buffer, ...more: string[]) {
  const cwd = folder();
  writeFileSync(join(cwd, 'trusts.csv'), csv);
  const ending = await golive(['init', 'mine.yaml', '--trusts', 'trusts.csv', ...more], { cwd });
  return { ...ending, cwd };
}

describe('golive init', () => {
  it('writes a scenario that is called as its file, keeps the comments, and runs', async () => {
    const cwd = folder();
    const { code, stdout } = await golive(['init', 'mine.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe('mine.yaml: 2 trusts. To run it: golive run mine.yaml\n');
    const text = readFileSync(join(cwd, 'mine.yaml'), 'utf8');
    expect(parseScenario(text)).toMatchObject({ id: 'mine', seed: 'mine-1', warnings: [] });
    expect(text).toContain('# what the trust steers its list towards');
    const [, schema] = /\$schema=(\S+)/.exec(text)!;
    expect(readFileSync(resolve(cwd, schema!), 'utf8')).toContain('json-schema');
    expect((await golive(['run', 'mine.yaml', '--replications', '1'], { cwd })).code).toBe(0);
  });

  it.each(shipped)('%s can be begun from', (template) => {
    const there = readFileSync(new URL(`../../scenarios/${template}.yaml`, import.meta.url), 'utf8');
    const { text, notes } = fromTemplate(there, 'own', 'x.json', undefined);
    expect(notes).toEqual([]);
    const [own, first] = [parseScenario(text), parseScenario(there)];
    expect({ ...own.settings, scenario: '', seed: '' }).toEqual({ ...first.settings, scenario: '', seed: '' });
    expect(own.warnings).toEqual([]);
    const comments = (of: string) => of.split('\n').filter((line) => /(^|\s)# /.test(line)).length;
    expect(comments(text)).toBe(comments(there));
  });

  it("puts a list of trusts in place of the template's: fields, dates, order, sources", async () => {
    const rows = ['north,"North, General",,500,200,30', '', 'south,,2027-01-11,900.5,210,'];
    const { code, cwd } = await initWith(`\uFEFF${[FULL.trim(), ...rows].join('\r\n')}\r\n`);
    expect(code).toBe(0);
    const { settings, inputs } = parseScenario(readFileSync(join(cwd, 'mine.yaml'), 'utf8'));
    expect(settings.trusts.map(({ id, label }) => [id, label])).toEqual([
      ['north', 'North, General'],
      ['south', 'south'],
    ]);
    const of = (path: string) => inputs.find((row) => row.path === path)!;
    expect(of('trusts.south.services.outpatients.referrals_per_week')).toMatchObject({
      value: '900.5',
      source: 'trusts.csv',
    });
    expect(of('trusts.north.preparation.weeks').value).toBe('30');
    expect(settings.strategies[0]!.goLiveDay).toEqual([182, 280]);
  });

  it('leaves out what a template says of its own trusts by name', async () => {
    const csv = 'id,template\nnorth,teaching\nsouth,small\n';
    const { code, cwd } = await initWith(csv, '--template', 'london-2008');
    expect(code).toBe(0);
    const { settings, observed } = parseScenario(readFileSync(join(cwd, 'mine.yaml'), 'utf8'));
    expect(settings.trusts.map(({ goLiveOnRecord }) => goLiveOnRecord)).toEqual([null, null]);
    expect(observed).toEqual([]);
  });

  it.each([
    [
      'id,preparation.weeks\na,600\nb,700\n',
      /^trusts.csv:2:2: trusts.a.preparation.weeks.value: expected a number .* 0 to 520; found `600`\ntrusts.csv:3:2: /,
    ],
    ['id,go_live\na,soon\n', /^trusts.csv:2:2: 'soon' is no date/],
    ['id,go_live\n\na,2020-01-06\n', /^trusts.csv:3:2: plan.go_live.a: 2020-01-06 is before the start/],
    [
      'id,services.outpatients.sessions_per_week\na,5\nb,5\n',
      /^trusts.csv:2:2: trusts.a.services.outpatients.sessions_per_week: unknown key .* \(b too\)\n$/,
    ],
    ['name,label\na,b\n', /^trusts.csv:1:2: 'label' stands twice in the header, as 'name' before\n$/],
  ])('%j is refused at its place, and nothing is written', async (csv, said) => {
    const { code, stdout, stderr, cwd } = await initWith(csv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(readdirSync(cwd)).toEqual(['trusts.csv']);
  });

  it('says once what many trusts lack, and how the list can say it', async () => {
    const { stderr } = await initWith('name\nNorth\nSouth\nEast\nWest\n', '--template', 'ics-2026');
    expect(stderr).toMatch(
      /^trusts.csv:2:1: trusts.north.services.outpatients.referrals_per_week: missing.*; give the list a column headed `referrals a week`, or `size` \(south, east and 1 more too\)\n$/,
    );
  });

  it('a size is enough, and where it is from stands beside its numbers', async () => {
    const { code, cwd } = await initWith('name,size\nNorth,large\nSouth,DGH\n', '--template', 'ics-2026');
    expect(code).toBe(0);
    const { inputs } = parseScenario(readFileSync(join(cwd, 'mine.yaml'), 'utf8'));
    const row = inputs.find(({ path }) => path === 'trusts.south.services.outpatients.referrals_per_week');
    expect(row).toMatchObject({ value: '3808', source: 'EVIDENCE-2 trust bands' });
  });

  it('overwrites nothing, and wants one file and a template that is there', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'mine.yaml'), 'mine');
    const there = await golive(['init', 'mine.yaml'], { cwd });
    expect(there).toMatchObject({ code: 2, stdout: '' });
    expect(there.stderr).toMatch(/mine.yaml is there already/);
    expect(readFileSync(join(cwd, 'mine.yaml'), 'utf8')).toBe('mine');
    expect((await golive(['init'], { cwd })).code).toBe(2);
    expect((await golive(['init', 'my file.yaml'], { cwd })).stderr).toMatch(/cannot be a scenario's id/);
    const wrong = await golive(['init', 'x.yaml', '--template', 'quikstart'], { cwd });
    expect(wrong.stderr).toMatch(/did you mean `quickstart`/);
    expect((await golive(['init', join('no', 'folder', 'x.yaml')], { cwd })).code).toBe(3);
  });
});
