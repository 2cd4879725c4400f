/**
 * What golive reads back, with any value of it replaced and every hash made to fit: it is read, or refused as what the
 * user gave. Nothing else is ever thrown.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBaseline, writeBaseline } from '../../src/cli/results/baseline-folder.js';
import { ownedFiles } from '../../src/cli/results/manifest.js';
import { decode, encode, shapeOf } from '../../src/cli/results/outcome-record.js';
import { identityOf, identityText, readIdentity } from '../../src/cli/results/run-identity.js';
import { UsageError } from '../../src/errors.js';
import { designOf } from '../../src/experiment/design.js';
import { runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { folder, golive } from '../cli/golive.js';
import { sample } from '../scenario/sample.js';
import { cases } from './cases.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const lies: Json[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  'x',
  '../x',
  '\u001b[2J',
  [],
  [null],
  {},
  { a: 1 },
  'constructor',
];

/** A value with something in it replaced, left out or added; `pick` says what. */
function bent(value: Json, pick: readonly number[]): Json {
  const [at = 0, ...rest] = pick;
  const keys = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  if (keys.length === 0 || rest.length === 0) return lies[at % lies.length]!;
  const key = keys[at % keys.length]!;
  if (Array.isArray(value)) {
    if (at % 7 === 0) return value.toSpliced(Number(key), 1);
    if (at % 7 === 1) return [...value, value[Number(key)]!];
    return value.with(Number(key), bent(value[Number(key)]!, rest));
  }
  const entries = Object.entries(value as { [key: string]: Json });
  if (at % 7 === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (at % 7 === 1) return Object.fromEntries([...entries, ['__proto__x', 1]]);
  return Object.fromEntries(entries.map(([name, one]) => [name, name === key ? bent(one, rest) : one]));
}

const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

function sealed(value: Json): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  const { sha256: _, ...content } = value;
  return `${JSON.stringify({ ...content, sha256: sha(JSON.stringify(content)) }, null, 2)}\n`;
}

/** What reading gives; undefined for what is refused. */
function readOrRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const scenario = parseScenario(sample.replace('end: 2028-04-03', 'end: 2026-11-02'));
const design = designOf(scenario, { replications: 1 });

test('run.json', () => {
  const place = folder();
  const whole = JSON.parse(identityText(identityOf(scenario, design, { text: sample, set: [] }))) as Json;
  fc.assert(
    fc.property(picks, (pick) => {
      writeFileSync(join(place, 'run.json'), sealed(bent(whole, pick)));
      const read = readOrRefused(() => readIdentity(place));
      if (read !== undefined) expect(read.parts.strategies.length).toBeGreaterThan(1);
    }),
    cases(150, 1, 0.1),
  );
});

test('a row of a chunk', () => {
  const shape = shapeOf(design);
  const row = encode(runReplication(design.settings, 0)[0]!, shape);
  const whole = JSON.parse(row) as Json;
  expect(decode(row, shape)?.values).toHaveLength(shape.columns);
  fc.assert(
    fc.property(picks, (pick) => {
      const read = decode(JSON.stringify(bent(whole, pick)), shape);
      if (read !== undefined) expect(read.values).toHaveLength(shape.columns);
    }),
    cases(100, 2, 0.05),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decode(text, shape)).toBeUndefined();
    }),
    cases(50, 3, 0.05),
  );
});

test('a baseline and its tables', () => {
  const place = folder();
  const runs = [{ events: '0', metrics: '1', values: [1.5] }];
  writeBaseline(place, {
    scenario: 's',
    seed: '1',
    version: '0',
    reason: 'x',
    set: [],
    metrics: ['m'],
    runs: new Map(['no_go_live', 'local'].map((id) => [id, runs])),
  });
  const index = JSON.parse(readFileSync(join(place, 'baseline.json'), 'utf8')) as Json;
  const table = readFileSync(join(place, 'values-local.csv'), 'utf8');
  const holds = () => {
    const read = readOrRefused(() => readBaseline(place, 's'));
    if (read === undefined) return;
    expect(read.metrics.length * read.runs.size).toBeGreaterThan(1);
    for (const all of read.runs.values()) expect(all.length).toBeGreaterThan(0);
  };
  fc.assert(
    fc.property(picks, (pick) => {
      writeFileSync(join(place, 'baseline.json'), sealed(bent(index, pick)));
      holds();
    }),
    cases(150, 4, 0.1),
  );
  const edit = fc.tuple(
    fc.nat({ max: table.length }),
    fc.nat({ max: 5 }),
    fc.constantFrom('', ',', '\n', 'NaN', '-', '"', '1e999'),
  );
  fc.assert(
    fc.property(edit, ([at, cut, put]) => {
      const now = table.slice(0, at) + put + table.slice(at + cut);
      writeFileSync(join(place, 'values-local.csv'), now);
      const files = (index as { files: { path: string }[] }).files;
      const fit = files.map((one) => (one.path === 'values-local.csv' ? { ...one, sha256: sha(now) } : one));
      writeFileSync(join(place, 'baseline.json'), sealed({ ...(index as object), files: fit } as Json));
      holds();
    }),
    cases(100, 5, 0.05),
  );
});

test('a manifest', () => {
  const path = join(folder(), 'manifest.json');
  const whole: Json = {
    golive: '0',
    scenario: 's',
    files: [{ path: 'runs.csv', bytes: 1, sha256: '0'.repeat(64) }, { path: 'run.log' }],
  };
  fc.assert(
    fc.property(picks, (pick) => {
      writeFileSync(path, JSON.stringify(bent(whole, pick)));
      const owned = ownedFiles(path, 's');
      if (typeof owned !== 'string') for (const name of owned) expect(name).toMatch(/^[\w.-]+$/);
    }),
    cases(150, 6, 0.05),
  );
});

test('scenario files with bytes changed, as child runs: exit 0 or 2, nothing written, no trace', async () => {
  const edit = fc.tuple(fc.nat({ max: sample.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const bytes = Buffer.from(sample);
      for (const [at, byte] of edits) bytes[at] = byte;
      const cwd = folder();
      writeFileSync(join(cwd, 'x.yaml'), bytes);
      const { code, stderr } = await golive(['validate', 'x.yaml'], { cwd });
      expect([0, 2]).toContain(code);
      expect(stderr).not.toMatch(/^ {4}at /m);
      expect(readdirSync(cwd)).toEqual(['x.yaml']);
    }),
    cases(2, 7, 0.015),
  );
}, 600_000);
