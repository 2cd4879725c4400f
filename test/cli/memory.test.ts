/** What would not fit into memory is refused before anything is simulated or written; long tables show how far they are. */
import { readdirSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { Progress } from '../../src/cli/workers/progress.js';
import { sample } from '../scenario/sample.js';
import { file, folder, golive } from './golive.js';

const many = (count: number) =>
  `${sample}${Array.from({ length: count }, (_, i) => `  s${i}: {extends: local}\n`).join('')}`;

it('refuses a run whose tables the heap cannot hold, in words, with what would fit', async () => {
  const cwd = folder();
  const env = { NODE_OPTIONS: '--max-old-space-size=256' };
  const { code, stdout, stderr } = await golive(['run', file('a.yaml', many(198)), '--replications', '2'], {
    cwd,
    env,
  });
  expect([code, stdout, readdirSync(cwd)]).toEqual([2, '', []]);
  const said =
    /would take about 0\.\d GB, and Node.js may use 0\.\d; what would fit: (\d+) strategies \(--strategies\); or with/;
  expect(stderr).toMatch(said);
  const fit = Number(said.exec(stderr)![1]);
  expect(fit).toBeGreaterThan(50);
  expect(fit).toBeLessThan(200);
});

it('shows how far the tables of many strategies are, and of few nothing', async () => {
  const short = (count: number) => file('a.yaml', many(count).replace('end: 2028-04-03', 'end: 2026-10-12'));
  const few = await golive(['run', short(0), '--replications', '2']);
  expect([few.code, few.stderr]).toEqual([0, expect.not.stringContaining('comparisons')]);
  const { code, stderr } = await golive(['run', short(44), '--replications', '1']);
  expect(code).toBe(0);
  // 46 strategies are 1,035 pairs; their rows come in pieces of a thousand.
  const [, done, of] = /^sample: (\d+) of (\d+) steps of its comparisons in \d+ s$/m.exec(stderr)!;
  expect(done).toBe(of);
  expect(Number(of)).toBeGreaterThan(1035 + 100);
}, 120_000);

it('is told in the words of its steps, on a terminal too', () => {
  const write = vi.fn((_: string) => true);
  const stream = { isTTY: true, columns: 120, write } as unknown as NodeJS.WriteStream;
  const progress = new Progress('a', 2, 'steps of its tables', stream);
  progress.step();
  expect(write.mock.calls.map(([text]) => text).join('')).toContain(
    'a [############------------] 1 of 2 steps of its tables',
  );
  const plain = vi.fn((_: string) => true);
  const pipe = new Progress('b', 1, undefined, { isTTY: false, write: plain } as unknown as NodeJS.WriteStream);
  pipe.step();
  expect(plain.mock.calls.flat()).toEqual([expect.stringMatching(/^b: 1 of 1 replications in 0 s\n$/)]);
});
