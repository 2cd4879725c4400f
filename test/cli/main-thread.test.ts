/** The main thread answers Ctrl-C at once because it never simulates: that is for the threads that workers/ starts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importedModules } from '../architecture.js';
import { file, golive, shell, shipped } from './golive.js';

const cli = new URL('../../src/cli/', import.meta.url).pathname;
const simulates = /(run-replication|simulate-strategy|model\/trace)\.js$/;

it('only what runs in a thread of its own simulates', () => {
  const files = readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.filter((name) => {
    const text = readFileSync(join(cli, name), 'utf8');
    return importedModules(name, text.replaceAll(/^import type .*$/gm, '')).some((module) => simulates.test(module));
  });
  expect(found.sort()).toEqual(['workers/replication-thread.ts', 'workers/simulate-worker.ts']);
});

it('a trace that takes long ends when it is told to, with its own code', async () => {
  const long = file('long.yaml', readFileSync(shipped('england'), 'utf8'));
  // The signal comes when the thread is at work: two threads more than at first.
  const wait = 'until [ "$(ls /proc/$p/task 2>/dev/null | wc -l)" -gt "$n" ]; do sleep 0.05; done';
  const command = `$GOLIVE trace ${long} & p=$!; sleep 1; n=10; ${wait}; kill -TERM $p; wait $p; echo "code $?"`;
  const { stdout } = await shell(command, '/tmp');
  expect(stdout).toContain('code 143');
}, 240_000);

it('too few file handles: in words, exit 3', async () => {
  const { code, stderr } = await shell(`ulimit -n 21; $GOLIVE validate ${shipped('quickstart')}`, '/tmp');
  expect(stderr).not.toMatch(/^ {4}at |node:internal/m);
  expect([code, stderr]).toEqual([3, expect.stringContaining('EMFILE')]);
  expect((await golive(['validate', shipped('quickstart')])).code).toBe(0);
}, 240_000);
