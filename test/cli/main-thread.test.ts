/** The main thread answers Ctrl-C at once because it never simulates: that is for the threads that workers/ starts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importedModules } from '../architecture.js';
import { folder, golive, shell, shipped } from './golive.js';

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

it('a trace that takes long ends within seconds when it is told to, with its own code', async () => {
  // The signal comes when four seconds of the processor are spent: long after the start, long before the end.
  const wait = `while [ "$(awk '{print $14}' /proc/$p/stat 2>/dev/null || echo 400)" -lt 400 ]; do sleep 0.1; done`;
  const run = `$GOLIVE trace ${shipped('england')} --set end=2050-04-04 >/dev/null & p=$!`;
  const command = `${run}; ${wait}; s=$SECONDS; kill -TERM $p; wait $p; echo "code $? $((SECONDS - s < 10))"`;
  const { stdout, stderr } = await shell(command, '/tmp');
  expect(stdout).toBe('code 143 1\n');
  expect(stderr).toMatch(/golive: stopped; .*\n$/);
}, 240_000);

it('too few file handles: in words, exit 3', async () => {
  const { code, stderr } = await shell(`ulimit -n 21; $GOLIVE validate ${shipped('quickstart')}`, '/tmp');
  expect(stderr).not.toMatch(/^ {4}at |node:internal/m);
  expect([code, stderr]).toEqual([3, expect.stringContaining('EMFILE')]);
  // With a few more, Node takes what it cannot open for what is not there.
  const run = `$GOLIVE run ${shipped('quickstart')} --replications 1 --workers 1 --out nowhere`;
  const more = await shell(`for n in 40 52; do (ulimit -n $n; ${run}; echo $? >&2); done`, folder());
  expect(more.stderr).not.toMatch(/defect of golive|^ {4}at /m);
  expect(more.stderr.split('\n').filter((line) => /^\d+$/.test(line))).toEqual(['3', '3']);
  expect((await golive(['validate', shipped('quickstart')])).code).toBe(0);
}, 240_000);
