import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RowWriter, rowsOfFile, surveyRows } from '../../src/cli/results/row-file.js';

const of = { file: 0, key: 'k', width: 2 };
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golive-rows-'));
  path = join(folder, '000000.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(lines: readonly string[]): void {
  const writer = new RowWriter(path, of);
  for (const line of lines) writer.add(line);
  writer.finish();
}

// Longer than the pieces that are read at once, of one, two and three bytes a letter, and exactly as long as a piece.
const long = [`a${'é'.repeat(700_000)}`, '中'.repeat(900_000), 'x'.repeat((1 << 20) - 1), '', 'last', 'z'];

test('lines of any length come back in rows, whatever the pieces in which they are read', () => {
  write(long);
  expect([...rowsOfFile(path, 2)]).toEqual([long.slice(0, 2), long.slice(2, 4), long.slice(4)]);
  expect(surveyRows(path, of)?.rows).toBe(3);
  expect(readdirSync(folder)).toEqual(['000000.jsonl']);
});

test('the hash of the first rows does not depend on the rows after them', () => {
  write(long.slice(0, 4));
  const short = surveyRows(path, of)!.hashes;
  write([...long.slice(0, 4), 'other', 'rows']);
  expect(surveyRows(path, of)!.hashes.slice(0, 2)).toEqual(short);
});

test('a line may end where a piece begins, and no file is left open', () => {
  const open = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
  const before = open();
  const lines = ['x'.repeat(1 << 20), 'b'];
  write(lines);
  expect([...rowsOfFile(path, 2)]).toEqual([lines]);
  expect(surveyRows(path, of)?.rows).toBe(1);
  expect(open()).toBe(before);
});

test('the hash of a row is of all its lines, and of where each ends', () => {
  const hashes = [
    ['a', 'bc'],
    ['ab', 'c'],
    ['a', 'bd'],
  ].map((lines) => {
    write(lines);
    return surveyRows(path, of)!.hashes[0];
  });
  expect(new Set(hashes).size).toBe(3);
});

test('half a file, a damaged one, one of another run and one with half a row are none', () => {
  write(['one', 'two', 'three', 'four']);
  const whole = readFileSync(path, 'utf8');
  expect(surveyRows(path, { ...of, key: 'other' })).toBeUndefined();
  expect(surveyRows(path, { ...of, file: 1 })).toBeUndefined();
  expect(surveyRows(path, { ...of, width: 3 })).toBeUndefined();
  for (const text of [whole.slice(0, -1), whole.slice(0, 12), whole.replace('two', 'twO'), '', `${whole}\n`]) {
    writeFileSync(path, text);
    expect(surveyRows(path, of)).toBeUndefined();
  }
  writeFileSync(path, whole);
  appendFileSync(path, 'more');
  expect(surveyRows(path, of)).toBeUndefined();
});

test('what is no plain file is not read: a device has no end', () => {
  symlinkSync('/dev/zero', path);
  expect(() => surveyRows(path, of)).toThrow(`${path} is no plain file`);
  expect(() => [...rowsOfFile(path, 2)]).toThrow(`${path} is no plain file`);
});

test('until it is finished nothing is there, and what is given up leaves nothing', () => {
  const writer = new RowWriter(path, of);
  writer.add('one');
  expect(readdirSync(folder)).not.toContain('000000.jsonl');
  writer.discard();
  expect(readdirSync(folder)).toEqual([]);
});
