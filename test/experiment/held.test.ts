/** How much memory results take is known beforehand: within a factor of two of what is measured, and what fits fits. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { refuseWhatCannotBeHeld } from '../../src/cli/memory.js';
import { UsageError } from '../../src/errors.js';
import { type Choices, type Design, designOf, withReplications } from '../../src/experiment/design.js';
import { fits, heldBy, whatFits } from '../../src/experiment/held.js';
import { collect, resultsOf } from '../../src/experiment/run-design.js';
import { runReplication } from '../../src/model/run-replication.js';
import { usualWindows } from '../../src/model/windows.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function used() {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers };
}

const short = sample.replace('end: 2028-04-03', 'end: 2026-11-02');
const strategies = (count: number) => Array.from({ length: count }, (_, i) => `  s${i}: {extends: local}\n`).join('');
const trusts = (count: number) => Array.from({ length: count }, (_, i) => `  t${i}: {}\n`).join('');

it.each<[string, string, Choices]>([
  ['many strategies', `${short}${strategies(40)}`, { replications: 3 }],
  [
    'trusts over windows',
    short.replace('  brook: {}\n', `  brook: {}\n${trusts(60)}`),
    { replications: 2, windows: usualWindows, perTrust: true },
  ],
])('is estimated within a factor of two: %s', async (_, text, choices) => {
  const scenario = parseScenario(text);
  const first = [...runReplication(designOf(scenario, choices).settings, 0)];
  const before = used();
  const design = designOf(scenario, choices);
  const results = await resultsOf(
    design,
    await collect(design, async function* ({ replications }) {
      for (const replication of replications) yield first.map((outcome) => ({ ...outcome, replication }));
    }),
  );
  const taken = used().heapUsed - before.heapUsed;
  expect(results.comparisons.length + results.summaries.length).toBeGreaterThan(50_000);
  const { heap } = heldBy(design);
  expect(heap / taken).toBeGreaterThan(0.5);
  expect(heap / taken).toBeLessThan(2);
});

const design = (strategies: number, replications: number, kept?: number): Design => {
  const one = designOf(parseScenario(short), { replications });
  const ids = Array.from({ length: strategies }, (_, i) => `s${i}`);
  const columns = kept === undefined ? one.kept : Array.from({ length: kept }, () => one.kept[0]!);
  return { ...one, strategies: ['no_go_live', ...ids], kept: columns };
};

it('refuses nothing that fits today, and says what would fit of what does not', () => {
  const here = { heap: 4.3e9, arrays: 24e9 };
  for (const each of [
    design(100, 100),
    design(3, 30, 112 * (1 + 131 * 6)),
    design(1, 30, 112 * 3000 * 6),
    design(5, 100_000),
  ])
    expect(() => refuseWhatCannotBeHeld(each, here)).not.toThrow();
  expect(() => refuseWhatCannotBeHeld(design(999, 20), here)).toThrow(UsageError);
  const message = (of: Design) => {
    try {
      refuseWhatCannotBeHeld(of, here);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };
  expect(message(design(999, 20))).toMatch(
    /^the results of sample would take about \d\d\.\d GB, and Node.js may use 4.3; what would fit: \d{3} strategies \(--strategies\); or with \d\d GB of memory, NODE_OPTIONS=--max-old-space-size=\d{5}$/,
  );
  expect(message(design(60, 1_000_000))).toMatch(
    /would take about \d+\.\d GB, and there are 24.0; what would fit: \d+ replications; or \d+ strategies \(--strategies\)$/,
  );
});

it('fits with what it says would fit, and not with one more', () => {
  const room = { heap: 2e8, arrays: 1e8 };
  const large = design(200, 5000);
  const { replications, strategies: count } = whatFits(large, room);
  expect(replications).toBe(0); // so many strategies do not fit with one
  expect([fits(design(count, 5000), room), fits(design(count + 1, 5000), room)]).toEqual([true, false]);
  const few = design(20, 50_000);
  const most = whatFits(few, room).replications;
  expect([fits(withReplications(few, most), room), fits(withReplications(few, most + 1), room)]).toEqual([true, false]);
  expect(whatFits(few, { heap: 1, arrays: 1 })).toEqual({ replications: 0, strategies: 0 });
  expect(whatFits(few, { heap: 1e12, arrays: 1e12 })).toEqual({ replications: 50_000, strategies: 20 });
});

it('the shipped scenarios are far from it', () => {
  for (const name of ['quickstart', 'england', 'london-2008', 'ics-2026', 'va-restart-2026']) {
    const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
    const { heap } = heldBy(designOf(parseScenario(text), { replications: 30, windows: usualWindows, perTrust: true }));
    expect(heap, name).toBeLessThan(2e9);
  }
});
