/**
 * The tables of a run as others read them: loaded with pandas and with R, types, keys and foreign keys checked. What is
 * not installed is left out and says so; with --must that is a failure. Build first.
 *
 * usage: node test/tables/load.mjs [--must]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
const here = join(root, 'test/tables');
const must = process.argv.includes('--must');
const folder = mkdtempSync(join(tmpdir(), 'golive-tables-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const run = (program, args) => spawnSync(program, args, { encoding: 'utf8' });
const results = join(folder, 'results');
const options = [
  '--replications',
  '3',
  '--per-trust',
  '--windows',
  '--weekly',
  '--set',
  'label="=Two trusts, \\"quoted\\""',
];
const ended = run(process.execPath, [
  join(root, 'dist/cli/main.js'),
  'run',
  join(root, 'scenarios/quickstart.yaml'),
  ...options,
  '--out',
  results,
]);
if (ended.status !== 0) {
  console.log(`FAIL tables: golive run ended with ${ended.status}: ${ended.stderr}`);
  process.exit(1);
}
describe(JSON.parse(readFileSync(join(results, 'datapackage.json'), 'utf8')));

// Debian's own Python, for which its packages are.
const readers = [
  ['pandas', '/usr/bin/python3', ['-c', 'import pandas'], [join(here, 'load.py'), results]],
  ['R', 'Rscript', ['--version'], [join(here, 'load.R'), results, folder]],
];
let failed = false;
for (const [name, program, there, args] of readers) {
  if (run(program, there).status !== 0) {
    failed ||= must;
    console.log(must ? `FAIL tables: ${name} is not installed` : `left out: ${name} is not installed`);
    continue;
  }
  const { status, stdout, stderr } = run(program, args);
  failed ||= status !== 0;
  console.log(status === 0 ? `PASS tables: ${name}, ${stdout.trim()}` : `FAIL tables: ${name}: ${stderr.trim()}`);
}
process.exitCode = failed ? 1 : 0;

/** The description as two tables, for readers without JSON. */
function describe({ resources }) {
  const fields = ['table,field,type,key'];
  const foreign = ['table,fields,other,others'];
  for (const { name, schema } of resources) {
    for (const field of schema.fields) {
      fields.push([name, field.name, field.type, schema.primaryKey.includes(field.name) ? 1 : 0].join());
    }
    for (const key of schema.foreignKeys ?? []) {
      foreign.push([name, key.fields.join(' '), key.reference.resource, key.reference.fields.join(' ')].join());
    }
  }
  writeFileSync(join(folder, 'fields.csv'), `${fields.join('\n')}\n`);
  writeFileSync(join(folder, 'foreign.csv'), `${foreign.join('\n')}\n`);
}
