/** London without patients: the rules that every hold and every alarm keeps, in many replications (1,000: test/bench/plausibility.mjs). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
import { storyOf } from '../verification/programme-story.mjs';
import { strategyRun } from './strategy-run.js';

const { settings } = parseScenario(readFileSync(new URL('../../scenarios/london-2008.yaml', import.meta.url), 'utf8'));
const london = { ...settings, trusts: settings.trusts.map((trust) => ({ ...trust, services: [] })) };

it('no hold is short, holds nobody or is for a trust that has recovered; nobody stays unstable unasked', () => {
  const broken: string[] = [];
  let holds = 0;
  for (const id of ['national', 'local']) {
    const strategy = london.strategies.find((one) => one.id === id)!;
    for (let replication = 0; replication < 50; replication++) {
      const { facts } = strategyRun(london, id, replication).world;
      const story = storyOf(london, strategy, facts);
      holds += story.holds.length;
      broken.push(...story.broken.map((rule) => `${id}, replication ${replication}: ${rule}`));
    }
  }
  expect(broken).toEqual([]);
  expect(holds).toBeGreaterThan(20);
});
