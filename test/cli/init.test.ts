import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTrustList } from '../../src/cli/commands/trust-list.js';
import { fromTemplate } from '../../src/scenario/from-template.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { file, folder, golive } from './golive.js';

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
    ['name\na\n', /trusts.csv:1:1: no column is called 'id'/],
    ['id,Label!\na,b\n', /trusts.csv:1:2: 'Label!' is not a field/],
    ['id,label,label\na,b,c\n', /trusts.csv:1:3: 'label' stands twice/],
    ['id\na\nb\na\n', /trusts.csv:4:1: 'a' stands in row 2 too/],
    ['id\n"a b"\n', /trusts.csv:2:1: 'a b' is not an id/],
    ['id\n__proto__\n', /trusts.csv:2:1: '__proto__' is not an id/],
    ['id\nconstructor\n', /trusts.csv:2:1: 'constructor' is not an id/],
    ['id\nab\nAB\n', /trusts.csv:3:1: 'AB' stands in row 2 too/],
    ['id,constructor.name\na,5\n', /trusts.csv:1:2: 'constructor.name' is not a field/],
    ['id,services.prototype.x\na,5\n', /trusts.csv:1:2: 'services.prototype.x' is not a field/],
    ['id,\na,\nb,7\n', /trusts.csv:3:2: '7' stands in a column without a name/],
    ['id,label\na\n', /trusts.csv: Invalid Record Length: expect 2, got 1 on line 2/],
    ['id,label\na,"b\n', /trusts.csv: Quote Not Closed/],
    ['id,label\n', /trusts.csv has a header and no trusts/],
    ['', /trusts.csv is empty/],
    [Buffer.from([0x69, 0x64, 0x0a, 0xff]), /trusts.csv is not UTF-8/],
  ])('%j is refused', (csv, said) => {
    const path = file('trusts.csv', csv);
    expect(() => readTrustList(path)).toThrow(said);
  });

  it.each([
    ['id,servces.x\na,3\n', /^trusts.csv: trusts.a.servces: unknown key `servces`; did you mean `services`/],
    ['id,preparation.weeks\na,-3\n', /^trusts.csv: trusts.a.preparation.weeks.value: expected a number/],
    ['id,go_live\na,soon\n', /^trusts.csv: plan.go_live.a: /],
  ])('%j is refused by name, and nothing is written', async (csv, said) => {
    const { code, stdout, stderr, cwd } = await initWith(csv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(readdirSync(cwd)).toEqual(['trusts.csv']);
  });

  it('passes over the rows and columns without a cell that spreadsheets leave behind', () => {
    const list = readTrustList(file('trusts.csv', 'id,label,\nnorth,North,\n , ,\nsouth,,\n,,\n'));
    expect(list.rows).toEqual([
      { id: 'north', values: [['label', 'North']], goLive: '' },
      { id: 'south', values: [], goLive: '' },
    ]);
    expect(list.notes).toEqual([]);
  });

  it('says of a trust without a date, where others have one, what becomes of it', () => {
    const path = file('trusts.csv', 'id,go_live\nnorth,2027-01-11\nsouth,\n');
    expect(readTrustList(path).notes).toEqual([`${path}:3:2: south has no go_live: its place in the order decides`]);
  });

  it('keeps the plans of strategies that name no trust, and says of which strategy it leaves out what', () => {
    const there = (name: string) => readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
    const rows = ['ra', 'rb', 'rc'].map((id) => ({ id, values: [], goLive: '' }));
    const trusts = { source: 'trusts.csv', rows, notes: [] };
    const kept = fromTemplate(there('england'), 'own', 'x.json', trusts);
    expect(kept.text).toMatch(/waves_of_20: \{.*plan: \{wave_size: 20, wave_gap_weeks: 20/);
    expect(kept.notes).toEqual([]);
    const { text, notes } = fromTemplate(there('ics-2026'), 'own', 'x.json', trusts);
    expect(notes).toEqual([
      'strategy two_then_three is left out: its plan.go_live names trusts of the template, and it is nothing beside that',
      'strategy one_by_one_20 is left out: its plan.go_live names trusts of the template, and it is nothing beside that',
    ]);
    expect(text).toMatch(/one_by_one_13:.*plan: \{wave_size: 1, wave_gap_weeks: 13/);
    expect(text).not.toMatch(/two_then_three|one_by_one_20|[Ff]ive trusts that share/);
    expect(text).toMatch(/^ {2}wave_size: 3$/m);
    const london = fromTemplate(there('london-2008'), 'own', 'x.json', trusts);
    expect(london.notes.join('\n')).toMatch(/as_it_happened/);
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
