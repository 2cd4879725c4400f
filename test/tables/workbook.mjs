/**
 * The workbook of a run as LibreOffice reads it: every sheet is there, opened without repair, and holds as many rows, the
 * same numbers and days as the tables beside it. Where LibreOffice is not installed this is left out and says so; with
 * --must that is a failure. Build first.
 *
 * usage: node test/tables/workbook.mjs [--must]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

const root = new URL('../..', import.meta.url).pathname;
const must = process.argv.includes('--must');
const folder = mkdtempSync(join(tmpdir(), 'golive-workbook-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const run = (program, args) => spawnSync(program, args, { encoding: 'utf8', timeout: 300_000 });
const office = ['soffice', 'libreoffice'].find((name) => run(name, ['--version']).status === 0);
if (office === undefined) {
  console.log(must ? 'FAIL tables: LibreOffice is not installed' : 'left out: LibreOffice is not installed');
  process.exit(must ? 1 : 0);
}

/** What a spreadsheet would take for a formula, markup, or a letter by its code. */
const label = '=1+1 <b>&amp; _x0041_ constructor';
const results = join(folder, 'results');
const command = ['run', 'quickstart', '--replications', '2', '--per-trust', '--xlsx', '--set', `label="${label}"`];
const ended = run(process.execPath, [join(root, 'dist/cli/main.js'), ...command, '--out', results]);
if (ended.status !== 0) fail(`golive run ended with ${ended.status}: ${ended.stderr}`);

const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
const names = ['answer', 'choice', 'trusts', 'money by month', 'timeline', 'inputs', 'sources'];

/** Every sheet as rows of texts: cells as they are shown, so that days can be read, or as they are, with every digit. */
function sheetsAs(shown) {
  const out = join(folder, shown ? 'shown' : 'raw');
  // Comma, quote, UTF-8, from the first line; the last: every sheet in a file of its own.
  const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,${shown},false,false,false,-1`;
  const options = [profile, '--headless', '--convert-to', filter, '--outdir', out, join(results, 'results.xlsx')];
  const { status, stderr } = run(office, options);
  if (status !== 0) fail(`${office} ended with ${status}: ${stderr}`);
  const read = (name) => {
    const file = readdirSync(out).find((each) => each === `results-${name}.csv`);
    if (file === undefined) fail(`there is no sheet '${name}': ${readdirSync(out).join(', ')}; ${stderr}`);
    return parse(readFileSync(join(out, file), 'utf8'), { relax_column_count: true });
  };
  return new Map(names.map((name) => [name, read(name)]));
}
const [sheets, raw] = [sheetsAs(true), sheetsAs(false)];
const table = (name) => parse(readFileSync(join(results, `${name}.csv`), 'utf8'), { columns: true });

const title = sheets.get('answer').find(([about]) => about === 'title')?.[1];
if (title !== label) fail(`the title is '${title}', not '${label}'`);
for (const name of ['inputs', 'sources', 'trusts']) {
  const [, ...rows] = sheets.get(name);
  const written = table(name);
  if (rows.length !== written.length) fail(`${name} has ${rows.length} rows, not ${written.length}`);
  for (const [i, row] of written.entries()) compare(name, Object.values(row), rows[i], raw.get(name)[i + 1]);
}
const [heading, ...months] = sheets.get('money by month');
const lost = heading.indexOf('revenue lost (GBP)');
for (const row of table('money').filter(({ part, mean }) => part === 'revenue_lost' && Number(mean) !== 0)) {
  const at = months.findIndex((cells) => [row.strategy, row.trust, row.month].every((text, i) => cells[i] === text));
  compare('money by month', [row.mean], [''], [raw.get('money by month')[at + 1]?.[lost]]);
}
const rows = [...sheets.values()].reduce((sum, sheet) => sum + sheet.length, 0);
console.log(
  `PASS tables: ${run(office, ['--version']).stdout.trim().split(' ').slice(0, 2).join(' ')}, ${sheets.size} sheets, ${rows} rows`,
);

/** The same texts, and numbers to the digits that a spreadsheet keeps; the apostrophe of CSV files is not in workbooks. */
function compare(name, expected, shown = [], exact = []) {
  for (const [i, text] of expected.entries()) {
    const wanted = text.replace(/^'(?=[=+\-@])/, '');
    const [seen, found] = [shown[i] ?? '', exact[i] ?? ''];
    const isNear = Math.abs(Number(wanted) - Number(found)) <= 1e-9 * Math.abs(Number(wanted));
    if (seen !== wanted && found !== wanted && !(wanted !== '' && found !== '' && isNear))
      fail(`${name}: '${found}' where the table has '${wanted}'`);
  }
}

function fail(why) {
  console.log(`FAIL tables: ${why}`);
  process.exit(1);
}
