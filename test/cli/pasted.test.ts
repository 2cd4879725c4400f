/** Files and folders whose names begin with a dash: in commands that golive prints, and behind `--` of those it is given. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../src/cli/commands/carry-out.js';
import type { Arguments } from '../../src/cli/commands/command.js';
import { positionals } from '../../src/cli/commands/command.js';
import { commands } from '../../src/cli/commands/registry.js';
import { sample } from '../scenario/sample.js';
import { folder, golive, shell } from './golive.js';

/** What a command is given of what it takes, by what was typed behind its name. */
async function taken(name: string, ...words: string[]): Promise<string[]> {
  const entry = commands.find((command) => command.name === name)!;
  const command = await entry.load();
  let given: Arguments = {};
  const handle = async (args: Arguments) => {
    given = args;
  };
  await carryOut({ ...entry, load: async () => ({ ...command, handle }) }, [name, ...words]);
  return positionals(given, /\w+/.exec(entry.takes)?.[0] ?? '');
}

describe('what stands behind --', () => {
  const takingOne = commands.filter(({ takes }) => /^\W\w+\W$/.test(takes)).map(({ name }) => name);
  const takingMany = commands.filter(({ takes }) => takes.includes('..')).map(({ name }) => name);

  it.each(takingOne)('is what golive %s takes, once', async (name) => {
    expect(await taken(name, '--', '-x.yaml')).toEqual(['-x.yaml']);
    expect(await taken(name, '--debug', '--', '--debug')).toEqual(['--debug']);
    await expect(taken(name, 'a', '--', '-x')).rejects.toThrow('Unknown argument: -x');
    await expect(taken(name, '--', '-x', 'b')).rejects.toThrow('Unknown argument: b');
  });

  it.each(takingMany)('is what golive %s takes, after what stands before', async (name) => {
    expect(await taken(name, '--', '-x', 'b')).toEqual(['-x', 'b']);
    expect(await taken(name, 'a', '--', '-x', '--')).toEqual(['a', '-x', '--']);
    expect(await taken(name, 'a', '--')).toEqual(['a']);
  });

  it('is nothing that golive schema takes', async () => {
    await expect(taken('schema', '--', 'x')).rejects.toThrow('Unknown argument: x');
  });
});

it('commands that are printed take a folder or a file whose name begins with a dash', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, '-x.yaml'), sample);
  writeFileSync(join(cwd, '-t.csv'), 'name,size\nA,2\n');
  const run = (out: string) => golive(['run', '--replications', '1', `--out=${out}`, '--', '-x.yaml'], { cwd });
  const answer = await run('-a');
  const trace = /golive (trace .*)$/m.exec(answer.stdout)?.[1];
  expect(trace).toMatch(/^trace \.\/-a --strategy \w+ --replication 0$/);
  expect(await shell(`$GOLIVE ${trace}`, cwd)).toMatchObject({ code: 0, stderr: '' });
  await run('-b');
  const moved = await golive(['compare', '--', '-a', '-b'], { cwd });
  expect(moved).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('\nThe whole answer: golive compare ./-b\n'),
  });
  const list = await golive(['validate', '--', '-t.csv'], { cwd });
  expect(list.stderr).toContain('golive init mine.yaml --trusts=-t.csv makes one');
});
