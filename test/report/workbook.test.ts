import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { monthlyBands } from '../../src/experiment/monthly-money.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { metricById } from '../../src/model/metrics/registry.js';
import { moneyRows } from '../../src/model/money.js';
import { answerOf } from '../../src/report/figures/answer.js';
import { cellsOf } from '../../src/report/tables/table.js';
import { trustRows, trusts } from '../../src/report/tables/trusts.js';
import {
  AS_GIVEN,
  formatOf,
  numberCell,
  type Sheet,
  type SheetCell,
  sheetOf,
  textCell,
} from '../../src/report/workbook/sheet.js';
import { typedCell } from '../../src/report/workbook/sheet-of-table.js';
import { workbook } from '../../src/report/workbook/workbook.js';
import { isoDate } from '../../src/scenario/calendar/calendar.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { type Measures, madeUp, madeUpScenario } from '../experiment/made-up.js';
import { sample } from '../scenario/sample.js';

const none = undefined;
const leaving = metricById('trusts_withdrawn')!.label;
const made = { version: '9.9.9', set: ['plan.wave_gap_weeks=26'] };

const plainOf = (cell: SheetCell) =>
  cell === undefined ? undefined : cell.kind === 'number' ? cell.value : cell.kind === 'date' ? cell.date : cell.text;
const sheetNamed = (sheets: readonly Sheet[], name: string) => sheets.find((sheet) => sheet.name === name)!;
const headingsOf = ({ columns }: Sheet) => columns.map(({ heading }) => heading);
const valuesOf = ({ rows }: Sheet) => rows.map((row) => row.map(plainOf));

describe('a cell', () => {
  it('is a number with the decimals that its unit and its size need', () => {
    expect(formatOf('share', 0.2)).toBe('0.0%');
    expect(formatOf('GBP', 3)).toBe('#,##0');
    expect(formatOf('patients', 3)).toBe('#,##0.00');
    expect(formatOf('patients', 4000)).toBe('#,##0');
    expect(numberCell(Number.NaN, AS_GIVEN)).toBeUndefined();
  });

  it('shows controls of a text and keeps it within what a spreadsheet takes', () => {
    expect(textCell('a\u202eb\u0007')).toEqual({ kind: 'text', text: 'a\\u{202e}b\\u{7}' });
    const longest = textCell('\u0007'.repeat(100_000));
    expect(longest!.kind === 'text' && longest!.text.length).toBeLessThan(32_767);
    expect(textCell('')).toBeUndefined();
  });

  it('of an input is what it is: number, date or text', () => {
    expect(typedCell('0.25')).toEqual({ kind: 'number', value: 0.25, format: AS_GIVEN });
    expect(typedCell('-1e-7')).toMatchObject({ value: -1e-7 });
    expect(typedCell('2026-10-05')).toEqual({ kind: 'date', date: '2026-10-05' });
    for (const text of ['triangular(1, 2, 3)', 'off', '1,200', '007x', '2026-10']) {
      expect(typedCell(text)).toEqual({ kind: 'text', text });
    }
    expect(typedCell(undefined)).toBeUndefined();
  });
});

it('columns are as wide as what stands in them, up to a width at which text is broken', () => {
  const rows = [[textCell('a'.repeat(30)), numberCell(1_234_567.8, '#,##0')], [textCell('b'.repeat(500))]];
  const { columns } = sheetOf('x', ['short', 'a heading of several words'], rows, { widest: 40 });
  expect(columns.map(({ width }) => width)).toEqual([42, '1,234,568'.length + 2]);
});

const measures = (id: string, r: number): Measures => ({
  wait_patient_days: (id === 'local' ? 900 : 1000) + r,
  lost_revenue_gbp: 8_000_000 + r * 100_000,
  net_cost_gbp: 1e6 * (r + 1),
  completion_day: { value: 400 + r, excess: 400 + r, censored: id === 'local' && r > 0 },
  trusts_live: 1,
  trusts_withdrawn: id === 'local' && r === 3 ? 3 : 0,
});

async function madeUpWorkbook(strategies: readonly string[], replications = 20) {
  const scenario = madeUpScenario(strategies);
  const results = await runDesign(designOf(scenario, { replications }), madeUp(scenario, measures));
  return { scenario, results, sheets: workbook(scenario, results, made) };
}

describe('the workbook of a run', () => {
  it('has its sheets in order, each column with a heading', async () => {
    const { sheets } = await madeUpWorkbook(['national', 'local']);
    const names = ['answer', 'choice', 'trusts', 'money by month', 'timeline', 'inputs', 'sources'];
    expect(sheets.map(({ name }) => name)).toEqual(names);
    for (const { columns, rows } of sheets) {
      expect(columns.every(({ heading }) => heading !== '')).toBe(true);
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns.length);
    }
  });

  it('tells the answer sentence by sentence, how it was made and what the sheets hold', async () => {
    const { scenario, results, sheets } = await madeUpWorkbook(['national', 'local']);
    const told = valuesOf(sheetNamed(sheets, 'answer'));
    const of = (about: string) => told.filter(([what]) => what === about).map(([, text]) => text);
    expect(of('answer')).toEqual(answerOf(scenario, results, true).paragraphs.flat());
    expect([of('set'), of('golive'), of('seed'), of('replications')]).toEqual([made.set, ['9.9.9'], ['seed-1'], [20]]);
    for (const { name } of sheets.slice(1)) expect(of(`sheet ${name}`)).toHaveLength(1);
  });

  it('has every figure of the screen as a number with its interval', async () => {
    const { scenario, results, sheets } = await madeUpWorkbook(['national', 'local']);
    const choice = sheetNamed(sheets, 'choice');
    expect(headingsOf(choice).slice(3)).toEqual(
      ['national', 'local', 'local less national'].flatMap((name) => [name, `${name}: from`, `${name}: to`]),
    );
    const { choice: table, figures } = answerOf(scenario, results);
    const lines = valuesOf(choice);
    let compared = 0;
    for (const row of [...table.sections, ...figures.sections].flatMap(({ rows }) => rows)) {
      const own = lines.filter(([, label]) => label === row.label);
      for (const [c, figure] of row.figures.entries()) {
        if (figure.kind !== 'number') continue;
        const [low, high] = figure.interval ?? [];
        expect(own.map((line) => line.slice(3 + 3 * c, 6 + 3 * c))).toContainEqual([figure.value, low, high]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(15);
  });

  it('has what is mostly 0 as its share and its amount, and days as dates', async () => {
    const { results, sheets } = await madeUpWorkbook(['national', 'local']);
    const choice = sheetNamed(sheets, 'choice');
    const line = (label: string) => valuesOf(choice).find((row) => row[1] === label)!;
    const { rare } = results.summaries.find(
      (row) => row.strategy === 'local' && row.metric === 'trusts_withdrawn' && row.measure === 'level',
    )!;
    expect(rare).toMatchObject({ count: 1, of: 20 });
    expect(line(`${leaving}: happens`).slice(6, 9)).toEqual([0.05, rare!.low, rare!.high]);
    expect(line(`${leaving}: where it happens`).slice(2, 9)).toEqual(['trusts', none, none, none, 3, none, none]);
    expect(line('All live: 50% sure by')[3]).toBe(isoDate('2026-04-06', 409));
    expect(line('All live: 50% sure by')[6]).toBe('not done');
    expect(line('All live: 50% sure by: done').slice(2, 7)).toEqual(['replications of 20', 20, none, none, 1]);
  });

  it('has measures in rows however the screen turns them', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'];
    const { results, sheets } = await madeUpWorkbook(many);
    const choice = sheetNamed(sheets, 'choice');
    expect(headingsOf(choice).filter((_, c) => c >= 3 && c % 3 === 0)).toEqual(many);
    const waits = valuesOf(choice).find(([about, label]) => about === 'The choice' && label === 'patient-days waited')!;
    for (const [s, id] of many.entries()) {
      const summary = results.summaries.find(
        (row) => row.strategy === id && row.metric === 'wait_patient_days' && row.measure === 'excess',
      )!;
      expect(waits.slice(3 + 3 * s, 6 + 3 * s)).toEqual([summary.mean, summary.low, summary.high]);
    }
  });

  it('has every trust with the day of its go-live: those live before the start with that on record, others with none', async () => {
    const { scenario, results, sheets } = await madeUpWorkbook(['national', 'local']);
    const rows = (of: readonly Sheet[]) => valuesOf(sheetNamed(of, 'trusts'));
    expect(rows(sheets)).toEqual(['national', 'local'].map((id) => [id, 'ashby', 'Ashby', 0, 20]));
    const goLiveOnRecord = {
      day: -10,
      build: 'a',
      configuration: null,
      release: null,
      openSevere: [],
      phase: 'stable',
    } as const;
    const trusts = scenario.settings.trusts.map((trust) => ({ ...trust, goLiveOnRecord }));
    const before = { ...scenario, settings: { ...scenario.settings, trusts } };
    const day = '2026-03-27';
    expect(rows(workbook(before, results, made))[0]).toEqual(['national', 'ashby', 'Ashby', 20, 20, day, day, day]);
  });

  it('has a row of money for each strategy and month, and the measures of each trust where they are kept', async () => {
    const scenario = parseScenario(sample);
    const design = designOf(scenario, { replications: 2, perTrust: true });
    const results = await runDesign(design, inTurn);
    const sheets = workbook(scenario, results, made);
    const bands = [...monthlyBands(design, results.money)];
    const money = valuesOf(sheetNamed(sheets, 'money by month'));
    const rowOf = (strategy: string, trust: string, month: string) =>
      money.find((row) => row[0] === strategy && row[1] === (trust || 'programme') && row[2] === month);
    let compared = 0;
    for (const { strategy, scopeId, firstDay, row, mean } of bands) {
      const cells = rowOf(strategy, scopeId, isoDate(scenario.start, firstDay));
      if (cells === undefined) expect(mean).toBe(0);
      else expect(cells[3 + moneyRows.indexOf(row)]).toBe(mean);
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
    const own = [...trustRows(scenario, results)].map((row) => cellsOf(trusts, row));
    expect(valuesOf(sheetNamed(sheets, 'trusts'))).toEqual(own);
    const timeline = valuesOf(sheetNamed(sheets, 'timeline'));
    const times = [...results.timelines.times()];
    expect(timeline.map((row) => [row[4], row[7]])).toEqual(
      times.map(({ count, begins }) => [count, isoDate(scenario.start, begins.q50)]),
    );
  });
});
