import { beforeAll, describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import type { StressData, StressItem } from '../../src/report/stress/item.js';
import { stressItems, stressMarkdown } from '../../src/report/stress/stress.js';
import { sourceRows } from '../../src/report/tables/sources.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';

const code = {
  version: '9.9.9',
  sha256: 'ab12',
  set: ['mechanisms.outages=off'],
  command: 'golive run sample.yaml --set mechanisms.outages=off',
  machine: 'node v20.20.2, linux x64, wall time 3.0 s',
};

async function dataOf(text: string, replications = 2): Promise<StressData> {
  const scenario = parseScenario(text);
  return { scenario, results: await runDesign(designOf(scenario, { replications }), inTurn), code };
}

/** As the checklist numbers them. */
const numbers = [
  ...['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4', '2.5.1', '2.5.2', '2.5.3', '2.5.4', '2.5.5'],
  ...['3.1', '3.2', '3.3', '3.4', '4.1', '4.2', '4.3', '5.1', '5.2', '5.3', '5.4', '6.1'],
];

describe('the STRESS-DES checklist', () => {
  let data: StressData;
  let items: readonly StressItem[];
  const item = (number: string) => items.find((one) => one.item === number)!;
  const cells = (number: string) => item(number).table!.rows.flat();
  beforeAll(async () => {
    data = await dataOf(`${sample}mechanisms: {outages: off}\n`);
    items = stressItems(data);
  }, 60_000);

  it('has every item, filled, in its order', () => {
    expect(items.map((one) => one.item)).toEqual(numbers);
    for (const { heading, text, table } of items) {
      expect(heading).not.toBe('');
      expect(text.trim().length).toBeGreaterThan(20);
      expect(`${text}${JSON.stringify(table ?? '')}`).not.toMatch(/undefined|\bNaN\b|\bnull\b|TODO|TBC|\[object/);
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table!.columns.length);
    }
  });

  it('tells what the scenario asks and simulates', () => {
    const { scenario, results } = data;
    expect(item('1.1').text).toContain(scenario.label);
    for (const { id } of scenario.strategies) {
      expect(item('1.3').text).toContain(id);
      expect(item('2.3').table!.rows.map(([strategy]) => strategy)).toContain(id);
    }
    const [national, local] = item('2.3').table!.rows.map((row) => row[3]!.split('; '));
    expect([national![0], local![0]]).toEqual(['build = national', 'build = local']);
    expect(national!.filter((text) => local!.includes(text))).toEqual([]);
    expect(item('4.1').text).toContain(scenario.start);
    expect(item('4.2').text).toContain(`${scenario.start} to ${scenario.end}`);
    expect(item('4.3').text).toContain('2 independent replications');
    expect(item('5.2').text).toContain(`'${results.design.settings.seed}'`);
  });

  it('names the mechanisms that are on with what they do, and those that are off', () => {
    const { strategies } = data.results.design.settings;
    const on = new Set(
      strategies.flatMap(({ programme, trusts }) => [...programme, ...trusts.flat()].map(({ id }) => id)),
    );
    expect(on.has('outages')).toBe(false);
    expect(item('2.2').table!.rows.map(([id]) => id)).toEqual(mechanisms.flatMap(({ id }) => (on.has(id) ? [id] : [])));
    for (const { id, means } of mechanisms) if (on.has(id)) expect(cells('2.2')).toContain(means);
    expect(item('2.2').text).toMatch(/Off under every strategy: .*outages/);
  });

  it('lists every input with value, unit, source and grade, and every publication', () => {
    const shown = new Set(
      item('3.3').table!.rows.map(([path, , value, unit, source, grade]) =>
        JSON.stringify([path, value, unit, source, grade]),
      ),
    );
    for (const { path, value, unit, source, grade } of data.scenario.inputs) {
      const bare = path.replace(/^trusts\.[^.]+\./, '');
      expect(shown.has(JSON.stringify([bare, value, unit, source, grade])), path).toBe(true);
    }
    const published = sourceRows(data.scenario).filter(({ kind }) => kind === 'source');
    expect(published.length).toBeGreaterThan(5);
    expect(item('3.1').table!.rows).toEqual(published.map(({ id, what }) => [id, what]));
  });

  it('tells program, machine and how to make the run again', () => {
    expect(item('5.1').text).toContain('golive 9.9.9');
    expect(item('5.4').text).toBe(`${code.machine}.`);
    expect(item('6.1').text).toContain(code.sha256);
    expect(item('6.1').text).toContain(code.command);
    expect(item('3.2').text).toContain('mechanisms.outages=off');
  });

  it('as Markdown has a heading for each section and item, tables of even rows and labels that are no markup', () => {
    const label = '<script>alert(1)</script> | *bold* [link](x) \u202e `code` # 1.';
    const markdown = stressMarkdown({ ...data, scenario: { ...data.scenario, label } });
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'));
    expect(headings.filter((line) => line.startsWith('### ')).map((line) => line.split(' ')[1])).toEqual(numbers);
    expect(headings.filter((line) => line.startsWith('## '))).toHaveLength(6);
    expect(headings).toHaveLength(1 + 6 + 24);
    expect(markdown).toContain(
      '\\<script\\>alert(1)\\</script\\> \\| \\*bold\\* \\[link\\](x) \\\\u\\{202e\\} \\`code\\`',
    );
    expect(markdown).not.toContain('\u202e');
    expect(markdown).toContain(`\n${data.scenario.start} to ${data.scenario.end}`);
    let columns = 0;
    for (const line of markdown.split('\n')) {
      const count = line.startsWith('| ') ? line.replaceAll(/\\./g, '').split('|').length : 0;
      if (columns > 0 && count > 0) expect(count).toBe(columns);
      columns = count;
    }
  });
});
