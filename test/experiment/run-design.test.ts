import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import type { Executor } from '../../src/experiment/executor.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { madeUp, madeUpOutcome, madeUpScenario } from './made-up.js';

const scenario = madeUpScenario();
const design = designOf(scenario);

/** Revenue lost: national 10, 12, 14, 16; local always 2 + r less, so that differences are -2, -3, -4, -5. */
const revenue = (id: string, r: number) => ({ lost_revenue_gbp: 10 + 2 * r - (id === 'local' ? 2 + r : 0) });

describe('runDesign', () => {
  it('summarises levels and excesses of every strategy', async () => {
    const { summaries } = await runDesign(design, madeUp(scenario, revenue));
    const row = summaries.find(
      (s) => s.strategy === 'national' && s.metric === 'lost_revenue_gbp' && s.measure === 'excess',
    );
    expect(row).toMatchObject({ n: 4, mean: 13, q50: 13, level: 0.95, unit: 'GBP', scope: 'programme' });
    expect(row?.sd).toBeCloseTo(2.581988897, 8);
    expect(row?.low).toBeCloseTo(13 - 3.182446305 * 1.290994449, 6);
    expect(row?.q05).toBeCloseTo(10.3, 12);
  });

  it('compares pairs on the excess, later less earlier', async () => {
    const { comparisons } = await runDesign(design, madeUp(scenario, revenue));
    const row = comparisons.find((c) => c.metric === 'lost_revenue_gbp');
    expect(row).toMatchObject({
      strategy: 'local',
      reference: 'national',
      pairs: 4,
      difference: -3.5,
      shares: { better: { value: 1 } },
    });
    expect(row?.high).toBeLessThan(0);
  });

  it('makes all pairs in declared order', async () => {
    const three = madeUpScenario(['a', 'b', 'c']);
    const { comparisons } = await runDesign(
      designOf(three),
      madeUp(three, () => ({})),
    );
    const pairs = comparisons.map((row) => `${row.strategy}-${row.reference}`);
    expect([...new Set(pairs)]).toEqual(['b-a', 'c-a', 'c-b']);
  });

  it('leaves unknown values out and says so in n', async () => {
    const unknown = (id: string, r: number) => ({ lost_revenue_gbp: r === 1 && id === 'local' ? Number.NaN : r });
    const { summaries, comparisons } = await runDesign(design, madeUp(scenario, unknown));
    const rows = summaries.filter((s) => s.metric === 'lost_revenue_gbp' && s.measure === 'level');
    expect(rows.map((row) => [row.strategy, row.n])).toEqual([
      ['no_go_live', 0],
      ['national', 4],
      ['local', 3],
    ]);
    expect(rows[0]).toMatchObject({ mean: undefined, sd: undefined, low: undefined, q50: undefined });
    expect(comparisons.find((c) => c.metric === 'lost_revenue_gbp')?.pairs).toBe(3);
  });

  it('hands on every outcome, in order', async () => {
    const seen: number[] = [];
    await runDesign(design, madeUp(scenario, revenue), (outcomes) => seen.push(outcomes[0]!.replication));
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it('refuses an executor that loses a replication or mixes strategies up', async () => {
    const lost: Executor = async function* () {};
    await expect(runDesign(design, lost)).rejects.toThrow('0 of 4');
    const mixed: Executor = async function* () {
      yield ['no_go_live', 'local', 'national'].map((id) => madeUpOutcome(scenario, id, 0, {}));
    };
    await expect(runDesign(design, mixed)).rejects.toThrow("'local' where 'national' was expected");
  });
});
