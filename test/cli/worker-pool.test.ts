import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { loadedBuild } from '../../src/cli/workers/loaded-build.js';
import simulate, { type Task } from '../../src/cli/workers/simulate-worker.js';
import type { withWorkers as WithWorkers } from '../../src/cli/workers/worker-pool.js';
import { type Design, designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample as text } from '../scenario/sample.js';
import { file, folder, golive } from './golive.js';

// Threads load built code; the path is no literal, or TypeScript would take the types of dist for others than those of src.
const built = new URL('../../dist/cli/workers/worker-pool.js', import.meta.url).href;
const { withWorkers }: { withWorkers: typeof WithWorkers } = await import(built);

const scenario = parseScenario(text);

async function outcomes(executor: typeof inTurn, design: Design) {
  const found = [];
  for await (const each of executor(design)) found.push(...each);
  return found;
}

describe('the worker pool', () => {
  it('serves many designs, one after another and at once, with the outcomes of one thread', async () => {
    const designs = ['a', 'b', 'c', 'd'].map((seed) => designOf(scenario, { replications: 3, seed }));
    const expected = await Promise.all(designs.map((design) => outcomes(inTurn, design)));
    const found = await withWorkers(2, async (executor) => {
      const first = await outcomes(executor, designs[0]!);
      const rest = await Promise.all(designs.map((design) => outcomes(executor, design)));
      expect(first).toEqual(rest[0]);
      return rest;
    });
    expect(found).toEqual(expected);
  });

  it('goes on with another design after one whose caller has had enough', async () => {
    const design = designOf(scenario, { replications: 8 });
    const found = await withWorkers(2, async (executor) => {
      for await (const _ of executor(design)) break;
      return outcomes(executor, design);
    });
    expect(found).toHaveLength(8 * design.strategies.length);
  });

  it('starts its threads once for all scenarios of a command and unpacks settings once a worker', async () => {
    const scenarios = ['one', 'two', 'three'].map((name) =>
      file(`${name}.yaml`, text.replace(/^scenario: .*/m, `scenario: ${name}`)),
    );
    const counted = join(folder(), 'counted');
    const preload = fileURLToPath(new URL('counting-threads.mjs', import.meta.url));
    const accept = ['--accept', '--reason', 'first', '--replications', '6', '--workers', '2'];
    const env = { NODE_OPTIONS: `--import=${preload}`, COUNTED: counted };
    const { code, stderr } = await golive(['check', ...scenarios, ...accept], { cwd: folder(), env });
    expect(code, stderr).toBe(0);
    const lines = readFileSync(counted, 'utf8').trim().split('\n');
    expect(lines.filter((line) => line === 'thread')).toHaveLength(2);
    const unpacked = lines.filter((line) => line === 'settings').length;
    expect(unpacked).toBeGreaterThanOrEqual(3);
    expect(unpacked).toBeLessThanOrEqual(6);
  });
});

describe('a worker', () => {
  const packed = (key: number, content: Buffer) => {
    const bytes = new Uint8Array(new SharedArrayBuffer(content.length));
    bytes.set(content);
    return { key, bytes };
  };
  const { settings } = designOf(scenario);
  const whole = serialize(settings);
  const task = (key: number, oldest: number, content: Buffer): Task => ({
    settings: packed(key, content),
    replication: 1,
    place: new Int32Array(new SharedArrayBuffer(4)),
    oldest,
    build: loadedBuild,
  });

  it('keeps the settings of designs that are under way, and drops those of others', () => {
    const expected = { outcomes: runReplication(settings, 1) };
    expect(simulate(task(1, 1, whole))).toEqual(expected);
    expect(simulate(task(2, 1, whole))).toEqual(expected);
    // Bytes that cannot be unpacked: what answers is what was kept.
    const spoiled = Buffer.from('nothing');
    expect(simulate(task(1, 1, spoiled))).toEqual(expected);
    expect(simulate(task(2, 2, spoiled))).toEqual(expected);
    expect(simulate(task(1, 1, spoiled))).toHaveProperty('failure');
  });

  it('refuses the tasks of another build', () => {
    const answer = simulate({ ...task(3, 3, whole), build: 'another' });
    expect(answer).toMatchObject({ failure: { message: expect.stringMatching(/built anew/), model: null } });
  });
});
