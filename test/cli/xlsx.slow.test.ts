/** Workbooks as files: read back they hold what the sheets hold, whatever is in a label, and the same bytes each time. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { describe, expect, it, test } from 'vitest';
import { xlsxOf } from '../../src/cli/workbook/xlsx.js';
import { dateCell, numberCell, type Sheet, sheetOf, textCell } from '../../src/report/workbook/sheet.js';
import { folder, golive, shipped } from './golive.js';

type Cells = (string | number | boolean | Date | null)[][];

async function read(bytes: Uint8Array): Promise<Map<string, Cells>> {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const sheets = (await readWorkbook(whole, { trim: false } as never)) as { sheet: string; data: Cells }[];
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

const xmlOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);

const hostile = [
  '=HYPERLINK("http://example.org","open me")',
  '+1+cmd',
  '-2',
  '@SUM(A1)',
  '\uFF1D1+1',
  '<script>alert(1)</script>&amp;]]>',
  '__proto__',
  'constructor',
  'toString',
  '_x0041_',
  '_x005F_x0041_',
  ' a space before and behind ',
  '0012',
  'x'.repeat(3999),
  'Ümläut, 漢字, 🏥',
];

describe('a workbook', () => {
  const sheets: Sheet[] = [
    sheetOf(
      'one',
      ['number', 'share', 'day', 'text'],
      [
        [numberCell(1234.5678901234, '#,##0'), numberCell(0.25, '0.0%'), dateCell('2026-10-31'), textCell('a')],
        [numberCell(-1e-12, '#,##0.00'), undefined, dateCell('2028-02-29'), textCell('b', true)],
      ],
      { frozen: 2 },
    ),
    sheetOf(
      'two',
      ['label'],
      hostile.map((text) => [textCell(text)]),
    ),
  ];

  it('holds numbers as numbers, days as days and empty cells as nothing', async () => {
    const [heading, ...rows] = (await read(await xlsxOf(sheets))).get('one')!;
    expect(heading).toEqual(['number', 'share', 'day', 'text']);
    expect(rows).toEqual([
      [1234.5678901234, 0.25, new Date('2026-10-31'), 'a'],
      [-1e-12, null, new Date('2028-02-29'), 'b'],
    ]);
  });

  it('holds what a label has as text: no formula, no markup, no name of an object', async () => {
    const bytes = await xlsxOf(sheets);
    const rows = (await read(bytes)).get('two')!.slice(1);
    expect(rows.map(([text]) => text)).toEqual(hostile);
    for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
      expect(xmlOf(bytes, name)).not.toContain('<f>');
    // marked as text, so that it stays text when somebody edits the cell
    const styles = [...xmlOf(bytes, 'xl/worksheets/sheet2.xml').matchAll(/<c r="A(\d+)" s="(\d+)"/g)];
    const formats = [...xmlOf(bytes, 'xl/styles.xml').matchAll(/<xf ([^>]*)>/g)].map(([, attributes]) => attributes!);
    const textFormat = /numFmtId="(\d+)" formatCode="@"/.exec(xmlOf(bytes, 'xl/styles.xml'))![1];
    for (const row of [2, 3, 4, 5, 6]) {
      const style = styles.find(([, number]) => Number(number) === row)![2]!;
      expect(formats[Number(style)]).toContain(`numFmtId="${textFormat}"`);
    }
  });

  it('keeps the row of headings in sight, and columns are as wide as the sheet says', async () => {
    const bytes = await xlsxOf(sheets);
    const xml = xmlOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<pane [^>]*ySplit="1" xSplit="2" [^>]*state="frozen"/);
    const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual(sheets[0]!.columns.map(({ width }) => width));
  });

  it('has the same bytes each time, and no clock in it', async () => {
    const first = await xlsxOf(sheets);
    await new Promise((resolve) => setTimeout(resolve, 2100)); // archives count in two seconds
    expect(Buffer.from(await xlsxOf(sheets)).equals(first)).toBe(true);
  });
});

test('run --xlsx writes the workbook of the tables, again where the run is there already', async () => {
  const cwd = folder();
  const args = ['run', shipped('quickstart'), '--replications', '2', '--set', 'label="=1+1"', '--xlsx'];
  const ran = await golive(args, { cwd });
  expect(ran.stderr).not.toMatch(/error/i);
  expect(ran.code).toBe(0);
  const path = join(cwd, 'results/quickstart');
  const bytes = readFileSync(join(path, 'results.xlsx'));
  const sheets = await read(bytes);
  expect([...sheets.keys()].slice(0, 2)).toEqual(['answer', 'choice']);
  expect(sheets.get('answer')!.find(([about]) => about === 'title')).toEqual(['title', '=1+1']);
  const table = (name: string) =>
    parse<Record<string, string>>(readFileSync(join(path, `${name}.csv`), 'utf8'), { columns: true });
  const [, ...inputs] = sheets.get('inputs')!;
  const rows = table('inputs');
  expect(inputs.map(([key]) => key)).toEqual(rows.map((row) => row['path']));
  for (const [i, row] of rows.entries()) {
    const value = inputs[i]![1];
    if (typeof value === 'number') expect(value).toBe(Number(row['value']));
    else if (value instanceof Date) expect(value.toISOString().slice(0, 10)).toBe(row['value']);
    else expect(value ?? '').toBe(row['value']);
  }
  expect(inputs.filter(([, value]) => typeof value === 'number').length).toBeGreaterThan(200);
  const [heading, ...months] = sheets.get('money by month')!;
  const lost = heading!.indexOf('revenue lost (GBP)');
  const written = table('money').filter((row) => row['part'] === 'revenue_lost' && Number(row['mean']) !== 0);
  expect(written.length).toBeGreaterThan(20);
  for (const row of written) {
    const month = months.find(
      (cells) => cells[0] === row['strategy'] && (cells[2] as Date).toISOString().slice(0, 10) === row['month'],
    );
    expect(month![lost]).toBe(Number(row['mean']));
  }
  const again = await golive([...args, '--resume'], { cwd });
  expect(again.code).toBe(0);
  expect(readFileSync(join(path, 'results.xlsx')).equals(bytes)).toBe(true);
  // the same of finished results
  const report = (...words: string[]) => golive(['report', 'results/quickstart', ...words], { cwd });
  const other = await report('--xlsx', '--out', 'other.xlsx');
  expect(other).toMatchObject({ code: 0, stdout: 'other.xlsx\n', stderr: '' });
  expect(readFileSync(join(cwd, 'other.xlsx')).equals(bytes)).toBe(true);
  const stress = await report('--stress');
  expect(stress).toMatchObject({ code: 0, stdout: 'results/quickstart/stress-des.md\n', stderr: '' });
  const checklist = readFileSync(join(path, 'stress-des.md'), 'utf8');
  expect(checklist).toContain('golive run quickstart.yaml --replications 2 --set \'label="=1+1"\'');
  expect(checklist).toContain(`Node.js ${process.versions.node}, ${process.platform} ${process.arch}`);
  expect(checklist).toContain(readFileSync(join(path, 'manifest.json'), 'utf8').match(/"code_sha256": "(\w+)"/)![1]);
  const both = await report('--stress', '--xlsx');
  expect(both.code).toBe(2);
  expect(both.stderr).toContain('--xlsx and --stress do not go together');
  // what is made of a run goes with it
  const without = await golive(args.slice(0, -1), { cwd });
  expect(without.code).toBe(0);
  expect(readdirSync(path).filter((name) => /xlsx|stress/.test(name))).toEqual([]);
}, 240_000);

test('a part of a run has no workbook', async () => {
  const { code, stderr } = await golive(['run', shipped('quickstart'), '--shard', '1/2', '--xlsx']);
  expect(code).toBe(2);
  expect(stderr).toContain('a part of a run has no workbook');
});
