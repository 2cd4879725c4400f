/**
 * Names that are read are never keys of plain objects, and no text becomes code: golive does all its work where the
 * prototype cannot be reached and code cannot be made of strings, its threads included, with the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sample, swap } from '../scenario/sample.js';
import { file, folder, golive } from './golive.js';

const hardened = { NODE_OPTIONS: '--disable-proto=throw --disallow-code-generation-from-strings' };
const small = file('small.yaml', sample);

describe('under --disable-proto=throw --disallow-code-generation-from-strings', () => {
  it('every command works', async () => {
    const cwd = folder();
    const commands: [number, string[]][] = [
      [0, ['run', small, '--replications', '2', '--out', 'a']],
      [0, ['run', small, '--replications', '2', '--shard', '1/1', '--out', 'b']],
      [0, ['merge', 'b']],
      [0, ['replay', small, '--from', 'a']],
      [0, ['trace', small, '--format', 'json']],
      [0, ['explain', small, '--replications', '1']],
      [0, ['check', small, '--accept', '--reason', 'x', '--replications', '2']],
      [0, ['check', small]],
      [5, ['validate', small, '--observed']],
      [0, ['init', 'mine.yaml']],
      [0, ['schema', '--out', 'schema.json']],
      [0, ['list', 'metrics', '--format', 'json']],
    ];
    for (const [wanted, args] of commands) {
      const { code, stderr } = await golive(args, { cwd, env: hardened });
      expect([args[0], code, stderr]).toEqual([args[0], wanted, expect.not.stringMatching(/internal error|^ {4}at /m)]);
    }
    const plain = await golive(['run', small, '--replications', '2', '--out', 'c'], { cwd });
    expect(plain.code).toBe(0);
    for (const table of ['runs.csv', 'summary.csv', 'manifest.json'])
      expect(readFileSync(join(cwd, 'a', table), 'utf8')).toBe(readFileSync(join(cwd, 'c', table), 'utf8'));
  }, 600_000);

  it('names that reach a prototype are refused wherever they stand', async () => {
    const cwd = folder();
    const list = (heading: string) => {
      const path = join(cwd, 'list.csv');
      writeFileSync(path, `id,${heading}\na-trust,1\n`);
      return path;
    };
    const tries: string[][] = [
      ...['constructor.prototype.x', '__proto__.x', 'services.constructor.x', '__proto__'].map((heading) => [
        'init',
        `${heading.length}.yaml`,
        '--trusts',
        heading,
      ]),
      ['validate', small, '--set', '__proto__.x=1'],
      ['validate', small, '--set', 'constructor.prototype.x=1'],
      ['run', small, '--__proto__=1'],
      ['run', small, '--constructor.prototype.x=1'],
      ['validate', file('x.yaml', swap('seed:', 'constructor: {prototype: {x: 1}}\nseed:'))],
    ];
    for (const args of tries) {
      const given = args[0] === 'init' ? [...args.slice(0, 3), list(args[3]!)] : args;
      const { code, stderr } = await golive(given, { cwd, env: hardened });
      expect([args, code, stderr]).toEqual([args, 2, expect.not.stringMatching(/internal error|^ {4}at /m)]);
    }
  }, 600_000);
});
