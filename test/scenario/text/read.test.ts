import { expect, test, vi } from 'vitest';
import { Issues, show } from '../../../src/scenario/text/issues.js';
import { readTree } from '../../../src/scenario/text/read.js';
import { readPlain } from '../../../src/scenario/text/scalar.js';
import { plain } from '../../../src/scenario/text/tree.js';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no fault

function read(text: string): { data: unknown; said: string[] } {
  const issues = new Issues();
  const tree = readTree(text, issues);
  let said: string[] = [];
  try {
    issues.throwIfAny();
  } catch (error) {
    said = (error as Error).message.split('\n');
  }
  return { data: tree === undefined ? undefined : JSON.parse(JSON.stringify(plain(tree))), said };
}

test('reads maps, lists and scalars as YAML 1.2 does', () => {
  const { data, said } = read(
    'a: 1\nb: [x, "1", true, null, -0.5, 2026-04-06, 1e3]\nc:\n  d: off\n  e: |\n    two\n    lines\n',
  );
  expect(said).toEqual([]);
  expect(data).toEqual({
    a: 1,
    b: ['x', '1', true, null, -0.5, '2026-04-06', 1000],
    c: { d: 'off', e: 'two\nlines\n' },
  });
});

test.each([
  ['010', /leading zeros/],
  ['-007', /leading zeros/],
  ['00.5', /leading zeros/],
  ['1e400', /too large/],
  ['-1e400', /too large/],
  ['9007199254740993', /held exactly/],
  ['1e-400', /too small/],
  ['.inf', /finite/],
  ['-.INF', /finite/],
  ['.nan', /finite/],
  ['0x1F', /decimals/],
  ['0o17', /decimals/],
])('refuses the number %s', (text, why) => {
  expect(readPlain(text)).toEqual({ problem: expect.stringMatching(why) });
  expect(read(`a: ${text}`).said[0]).toMatch(/^1:4 a: /);
  expect(read(`a: "${text}"`).data).toEqual({ a: text });
});

test.each([
  ['0', 0],
  ['-0', 0],
  ['+5', 5],
  ['.5', 0.5],
  ['5.', 5],
  ['0e5', 0],
  ['5e-324', 5e-324],
  ['1e308', 1e308],
  ['9007199254740991', 9007199254740991],
])('reads the number %s', (text, value) => {
  expect(readPlain(text)).toEqual({ value });
});

test.each([
  ['duplicate key', 'a: 1\nb: 2\n a: 3', undefined],
  ['duplicate key', 'a: 1\nb: {c: 1,\n  c: 2}', /^3:3 b\.c: `c` is written twice/],
  ['tag', 'a: !!int 3', /^1:4 \(file\): the tag `!!int` is refused/],
  ['custom tag', 'a: [1, !x {}]', /^1:8 \(file\): the tag/],
  ['directive', '%YAML 1.1\n---\na: 1', /^1:1 \(file\): YAML directives/],
  ['merge key', 'a: &x {b: 1}\nc: {<<: *x}', /^2:5 c\.<<: merge keys/],
  ['prototype', 'a: {__proto__: {b: 1}}', /^1:5 a\.__proto__: `__proto__` is refused/],
  ['constructor', 'constructor: 1', /^1:1 constructor: /],
  ['empty key', 'a: 1\n: 2', /^2:1 \?: a key is|^2:1 : a key|a key is missing/],
  ['map as key', '? {a: 1}\n: 2', /^1:3 \?: a key is plain text/],
  ['second document', 'a: 1\n---\nb: 2', /^2:1 \(file\): one document a file/],
  ['unknown alias', 'a: *x', /^1:4 a: no anchor/],
  ['alias in a circle', 'a: &x [1, *x]', /^1:11 a\.1: the alias `\*x` stands within/],
  ['control character', 'a: x\u0007', /^1:5 \(file\): the control character \\u\{7\}/],
  ['bidirectional control', 'a: x\u202e', /^1:5 \(file\): .*\\u\{202e\}/],
  ['escaped control', 'a: "x\\u001b[31m"', /^1:4 a: control characters are refused; found "x\\u\{1b\}\[31m"/],
  ['lone surrogate', 'a: \ud800', /^1:4 \(file\)/],
  ['syntax', 'a: [1, 2', /^1:\d+ \(file\): not YAML/],
])('refuses a %s', (_, text, said) => {
  if (said === undefined) expect(read(text).said.length).toBeGreaterThan(0);
  else expect(read(text).said[0]).toMatch(said);
});

test('expands aliases, and keeps their values apart', () => {
  expect(read('a: &x {b: [1]}\nc: *x\nd: [*x, &x 5, *x]').data).toEqual({
    a: { b: [1] },
    c: { b: [1] },
    d: [{ b: [1] }, 5, 5],
  });
});

test('refuses many aliases, and a few that stand for very many values', () => {
  expect(read(`a: &x 1\nb: [${'*x,'.repeat(1001)}]`).said[0]).toMatch(/more than 1000 aliases/);
  const laughs = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
  expect(read(`l0: &l0 [1,1,1,1,1,1,1,1,1]\n${laughs.join('\n')}`).said[0]).toMatch(/stand for too many values/);
});

test.each([
  ['[', '1:33'],
  ['{a: ', '1:129'],
  ['- ', '1:129'],
  ['? ', '1:129'],
  ['a: ', '1:193'],
])('refuses 10,000 nested %s at once, with a place', (opening, place) => {
  const { said } = read(opening.repeat(10_000));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/nested 32 deep/);
  expect(said[0]!.startsWith(place)).toBe(true);
});

test('nests 32 deep and no deeper', () => {
  const nested = (depth: number): string => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}k:`).join('\n');
  expect(read(nested(32)).said).toEqual([]);
  expect(read(`${nested(32)} {}`).said[0]).toMatch(/^32:35 .*nested 32 deep/);
  expect(read(nested(1000)).said[0]).toMatch(/nested 32 deep/);
  expect(read(`a: ${'['.repeat(31)}${']'.repeat(31)}`).said).toEqual([]);
  expect(read(`a: ${'['.repeat(32)}${']'.repeat(32)}`).said[0]).toMatch(/nested 32 deep/);
});

test('refuses what is too large before parsing it', () => {
  expect(read('#'.repeat(8 * 1024 * 1024 + 1)).said).toEqual([
    '1:1 (file): the file is larger than 8 MiB, the most that is read',
  ]);
  expect(read(`a: [${'1,'.repeat(500_000)}]`).said[0]).toMatch(/more values than are read/);
});

test('keeps places right after multi-line scalars, comments and Windows line ends', () => {
  expect(read('a: |\n  x\n  y\nb: 010').said[0]).toMatch(/^4:4 b/);
  expect(read('# c\r\na: "x\r\n  y"\r\nb: 010\r\n').said[0]).toMatch(/^4:4 b/);
  expect(read('a: "x\n  y"\nb: !t 1').said[0]).toMatch(/^3:4 \(file\)/);
});

test('keeps no more than 500 faults', () => {
  const { said } = read(Array.from({ length: 2000 }, (_, i) => `k${i}: 010`).join('\n'));
  expect(said).toHaveLength(501);
  expect(said[500]).toMatch(/others are not shown/);
});

test('shows foreign text safely', () => {
  expect(show('a\u001b[31m\u202eb\u0085\u007f')).toBe('a\\u{1b}[31m\\u{202e}b\\u{85}\\u{7f}');
  expect(show('😀'.repeat(100))).toBe(`${'😀'.repeat(60)}...`);
  expect(show('a\ud800b')).toBe('a\\u{d800}b');
});
