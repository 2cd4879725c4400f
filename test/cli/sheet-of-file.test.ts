/** A planner's file as spreadsheets write it, and what is said of files that are no list. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sheetOfFile } from '../../src/cli/list/sheet-of-file.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { file, folder, golive } from './golive.js';
import { type CellOf, workbook, zipped } from './workbook.js';

const rowsOf = async (content: string | Buffer, name = 'trusts.csv') =>
  (await sheetOfFile(file(name, content))).sheet.rows;

describe('text', () => {
  const rows = [
    ['name', 'go live'],
    ['Ysbyty Môn', '2027-01-11'],
  ];

  test.each([
    ['commas', Buffer.from('name,go live\nYsbyty Môn,2027-01-11\n')],
    ['semicolons and CRLF', Buffer.from('name;go live\r\nYsbyty Môn;2027-01-11\r\n')],
    ['tabs', Buffer.from('name\tgo live\r\nYsbyty Môn\t2027-01-11\r\n')],
    ['sep=', Buffer.from('sep=;\r\nname;go live\r\nYsbyty Môn;2027-01-11\r\n')],
    ['a BOM', Buffer.from('\uFEFFname,go live\r\n"Ysbyty Môn",2027-01-11\r\n')],
    [
      'UTF-16, as Excel calls Unicode text',
      Buffer.from('\uFEFFname\tgo live\r\nYsbyty Môn\t2027-01-11\r\n', 'utf16le'),
    ],
    ['Windows-1252', Buffer.from('name;go live\r\nYsbyty M\xf4n;2027-01-11\r\n', 'latin1')],
    ['the BOM of Windows-1252', Buffer.from('name,go live\nYsbyty M\xf4n,2027-01-11', 'latin1')],
  ])('with %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(rows);
  });

  test('Windows-1252 is told, for its letters may be others', async () => {
    const path = file('trusts.csv', Buffer.from('name\nYsbyty M\xf4n\n', 'latin1'));
    expect((await sheetOfFile(path)).notes).toEqual([
      `${path} is not UTF-8 and was read as Windows-1252: are its letters right? 'Ysbyty Môn'`,
    ]);
  });

  test('a place is the line of the file, past empty lines, line breaks in cells and sep=', async () => {
    const path = file('trusts.csv', 'sep=,\nname,notes\n\nA,"two\nlines"\nB,x\n');
    const { sheet } = await sheetOfFile(path);
    expect([0, 1, 2].map((row) => sheet.at(row, 1))).toEqual([`${path}:2:2`, `${path}:4:2`, `${path}:6:2`]);
  });

  test('a row may end early, as Excel leaves empty cells at its end out', async () => {
    expect(await rowsOf('name,size,status\nA\nB,large\n')).toEqual([['name', 'size', 'status'], ['A'], ['B', 'large']]);
  });
});

describe('a workbook', () => {
  const cells: CellOf[][] = [
    ['name', 'referrals a week', 'go live', 'preparation.readiness_share', 'already live'],
    ['North', 500, { serial: 46398 }, 0.1 + 0.2, false],
    [null, null, null, null, null],
    ['Südost', 1200.5, null, null, true],
  ];

  test('is read as it is: dates, numbers, blanks, truths', async () => {
    const path = file('trusts.xlsx', workbook({ Trusts: cells }));
    const { sheet, notes } = await sheetOfFile(path);
    expect(sheet.rows).toEqual([
      ['name', 'referrals a week', 'go live', 'preparation.readiness_share', 'already live'],
      ['North', '500', '2027-01-11', '0.3', 'no'],
      ['', '', '', '', ''],
      ['Südost', '1200.5', '', '', 'yes'],
    ]);
    expect(notes).toEqual([]);
    expect(sheet.at(3, 1)).toBe(`${path}: cell B4`);
    expect(sheet.at(0, 27)).toBe(`${path}: cell AB1`);
  });

  test('is known by what it is, not by its name; its first sheet is read, and that is told', async () => {
    const path = file('trusts.csv', workbook({ Trusts: [['name'], ['A']], Old: [['x']] }));
    const { sheet, notes } = await sheetOfFile(path);
    expect(sheet.rows).toEqual([['name'], ['A']]);
    expect(notes).toEqual([`${path}: the sheet 'Trusts' is read, not Old`]);
  });

  test.each([
    [
      'what unpacks to more than a list',
      () => zipped({ 'xl/worksheets/sheet1.xml': ' '.repeat(70_000_000) }),
      /unpacks to 70\d+ bytes/,
    ],
    [
      'more files than a workbook has',
      () => zipped(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`f${i}`, '']))),
      /in 2001 files/,
    ],
    ['a cell in the last row', () => at('A1048576'), /reaches to row 1048576 and column A/],
    ['a cell in the last column', () => at('XFD1'), /reaches to row 1 and column XFD/],
    ['cells that span too much', () => at('ALL90000'), /reaches to row 90000 and column ALL/],
    ['a cell nowhere', () => at('&#88;FD1'), /a cell stands at '&#88;FD1'/],
    [
      'a place behind a sign in quotes',
      () => zipped({ 'xl/worksheets/sheet1.xml': `<c s=">" r='XFD1048576'></c>` }),
      /reaches to row 1048576/,
    ],
    ['half of one', () => workbook({ T: [['name']] }).subarray(0, 300), /cannot be read as an Excel workbook/],
    ['a ZIP archive of something else', () => zipped({ 'a.txt': 'x' }), /cannot be read as an Excel workbook/],
  ])('%s is refused', async (_, bytes, said) => {
    await expect(sheetOfFile(file('trusts.xlsx', bytes()))).rejects.toThrow(said);
  });

  function at(place: string): Buffer {
    return zipped({
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c r="${place}"><v>1</v></c></row></sheetData></worksheet>`,
    });
  }
});

test.each([
  [
    'old.xls',
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'),
    /is a workbook of an old kind \(.xls\), or locked with a password: save it without one as .xlsx/,
  ],
  ['list.pdf', '%PDF-1.7', /is a PDF: give the list as .xlsx or CSV/],
  ['list.html', '<html>', /is a page or XML/],
  ['mine.yaml', 'golive: 1\n', /is a scenario file: a list of trusts is .xlsx or CSV/],
  ['x.csv', Buffer.from([0x69, 0, 0x0a, 0xfe]), /is not text/],
  ['x.csv', 'id,label\na,"b\n', /a quotation mark opens at line 2 and does not close/],
  ['x.csv', 'id,label\na,b"c"\n', /line 2: a quotation mark within a cell; write it twice, and the cell in quotes/],
])('%s says what it is', async (name, bytes, said) => {
  await expect(sheetOfFile(file(name, bytes))).rejects.toThrow(said);
});

test('a folder, and a file that is not there', async () => {
  const path = folder();
  await expect(sheetOfFile(path)).rejects.toThrow(/is a folder; name a list of trusts/);
  await expect(sheetOfFile(join(path, 'no.csv'))).rejects.toThrow(/there is no file/);
});

test('a workbook goes all the way into a scenario, its faults at their cells', async () => {
  const cwd = folder();
  writeFileSync(
    join(cwd, 'trusts.xlsx'),
    workbook({
      T: [
        ['name', 'referrals a week'],
        ['A', 500],
        ['B', '1,200'],
      ],
    }),
  );
  const wrong = await golive(['init', 'mine.yaml', '--trusts', 'trusts.xlsx'], { cwd });
  expect(wrong).toMatchObject({
    code: 2,
    stderr: "trusts.xlsx: cell B3: '1,200' is not a plain number such as 1200 or 0.8; did you mean 1200?\n",
  });
  writeFileSync(
    join(cwd, 'trusts.xlsx'),
    workbook({
      T: [
        ['name', 'referrals a week'],
        ['A', 500],
        ['B', 1200],
      ],
    }),
  );
  expect(await golive(['init', 'mine.yaml', '--trusts', 'trusts.xlsx'], { cwd })).toMatchObject({ code: 0 });
});

test("the list of a planner's first hour goes in as it stands, and what is told of it is what the page says", async () => {
  const page = readFileSync(new URL('../../scenarios/FIRST-HOUR.md', import.meta.url), 'utf8');
  const table = /^\| Name .*\n(?:\|.*\n)+/m.exec(page)![0].trim().split('\n');
  const rows = table
    .filter((_, row) => row !== 1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim() || null),
    );
  const cwd = folder();
  writeFileSync(join(cwd, 'trusts.xlsx'), workbook({ Trusts: rows }));
  const command = /^npx --no-install golive (init .*)$/m.exec(page)![1]!;
  const made = await golive(command.split(' '), { cwd });
  expect(made).toMatchObject({ code: 0, stdout: 'mine.yaml: 4 trusts. To run it: golive run mine.yaml\n' });
  expect(made.stderr).toContain('aldham, burwell: taken to be live with the national build');
  const { settings } = parseScenario(readFileSync(join(cwd, 'mine.yaml'), 'utf8'));
  expect(settings.trusts.map(({ label, goLiveOnRecord }) => [label, goLiveOnRecord?.phase])).toEqual([
    ['Aldham (R1H)', 'stable'],
    ['Burwell (00X)', 'recovery'],
    ['Caston (RAL)', undefined],
    ['Denham (R0A)', undefined],
  ]);
});
