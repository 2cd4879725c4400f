/** One definition of every number, on made-up outcomes whose results are worked out by hand. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { type Measures, madeUp, madeUpScenario } from './made-up.js';

async function resultsOf(
  measures: (id: string, r: number) => Measures,
  { scenario = madeUpScenario(), replications = 4 }: { scenario?: Scenario; replications?: number } = {},
) {
  const results = await runDesign(designOf(scenario, { replications }), madeUp(scenario, measures));
  const { summaries, comparisons } = results;
  return {
    ...results,
    summary: (strategy: string, metric: string, measure = 'excess') =>
      summaries.find((row) => row.strategy === strategy && row.metric === metric && row.measure === measure)!,
    comparison: (metric: string, strategy = 'local', reference = 'national') =>
      comparisons.find((row) => row.metric === metric && row.strategy === strategy && row.reference === reference)!,
  };
}

const repeated = (repeats: number): Scenario => {
  const scenario = madeUpScenario();
  return { ...scenario, settings: { ...scenario.settings, repeats } };
};

/** Numerators and denominators of four replications. */
const parts = [
  { of: 2, over: 1 },
  { of: 4, over: 2 },
  { of: 9, over: 1 },
  { of: 1, over: 0 },
];
/** Without each of them 14/3, 12/2, 7/3 and 15/4: jackknife error sqrt(3/4 x 7.144097) and t(3) 3.182446. */
const HALF = 7.366578;

describe('a ratio', () => {
  const each = 'wait_patient_days_per_go_live';

  it('is the ratio of means with a jackknife interval, also where a replication divides by 0', async () => {
    const { summary } = await resultsOf((_, r) => ({ [each]: parts[r]! }));
    const row = summary('local', each);
    expect(row).toMatchObject({ mean: 4, n: 4, worlds: 4, interval: 'jackknife' });
    expect(row.low).toBeCloseTo(4 - HALF, 4);
    expect(row.high).toBeCloseTo(4 + HALF, 4);
    expect(summary('local', each, 'level').mean).toBeUndefined();
  });

  it('is compared by the difference of ratios, jackknifed over pairs', async () => {
    const { comparison, summary } = await resultsOf((id, r) => ({
      [each]: id === 'local' ? parts[r]! : { of: 3 * (r + 1), over: 3 * (r + 1) },
    }));
    const row = comparison(each);
    expect(row).toMatchObject({ difference: 3, pairs: 4, interval: 'jackknife' });
    expect(row.low).toBeCloseTo(3 - HALF, 4);
    expect(row.high).toBeCloseTo(3 + HALF, 4);
    expect(row.difference).toBe(summary('local', each).mean! - summary('national', each).mean!);
  });

  it('of levels has the difference from the counterfactual as excess', async () => {
    const share = 'treated_within_18_weeks_share';
    const { summary } = await resultsOf((id, r) => ({ [share]: id === 'local' ? { of: r + 1, over: 2 * r + 3 } : 1 }));
    expect(summary('local', share, 'level').mean).toBeCloseTo(10 / 24, 12);
    expect(summary('local', share, 'excess').mean).toBeUndefined();
  });

  it('takes worlds as what is left out, with repeats', async () => {
    const { summary } = await resultsOf((_, r) => ({ [each]: parts[r]! }), { scenario: repeated(2) });
    // Worlds 6/3 and 10/1: without one 10 and 2, error sqrt(1/2 x 32) = 4, t(1) = 12.7062.
    expect(summary('local', each)).toMatchObject({ mean: 4, n: 4, worlds: 2 });
    expect(summary('local', each).high).toBeCloseTo(4 + 4 * 12.7062047, 4);
  });
});

describe('what happens or not', () => {
  it('is a probability with a Wilson interval', async () => {
    const { summary } = await resultsOf((_, r) => ({ all_live_by_deadline: r % 2 }), { replications: 10 });
    // 5 of 10.
    expect(summary('local', 'all_live_by_deadline')).toMatchObject({ mean: 0.5, interval: 'wilson' });
    expect(summary('local', 'all_live_by_deadline').low).toBeCloseTo(0.2366, 4);
  });
});

describe('better, tied and worse', () => {
  it('are three shares with Wilson intervals; rounding is a tie', async () => {
    const gaps = [-5, -5, 1e-11, 0, 7, -1, -1, -1, 0, 0];
    const { comparison } = await resultsOf((id, r) => ({ lost_revenue_gbp: 1000 + (id === 'local' ? gaps[r]! : 0) }), {
      replications: 10,
    });
    const { better, tied, worse } = comparison('lost_revenue_gbp').shares!;
    expect([better.value, tied.value, worse.value]).toEqual([0.5, 0.4, 0.1]);
    expect(better.low).toBeCloseTo(0.2366, 4);
    expect(better.high).toBeCloseTo(0.7634, 4);
    expect(comparison('trusts_live').shares).toBeUndefined();
  });

  it('take the levels that a difference is made of for its size', async () => {
    const { comparison } = await resultsOf((id) => ({
      lost_revenue_gbp: { value: Number.NaN, excess: id === 'local' ? 1e-9 : 0 },
      income_uncaptured_gbp: { value: 1e6, excess: 0 },
    }));
    expect(comparison('lost_revenue_gbp').shares!.tied.value).toBe(1);
    expect(comparison('lost_revenue_gbp').verdict).toBe('same');
  });
});

describe('the family', () => {
  const three = madeUpScenario(['a', 'b', 'c']);
  const noise = [0.4, -0.3, 0.2, -0.5, 0.1, 0.3, -0.2, 0.6, -0.4, 0.05, -0.15, 0.25];
  const mean: Record<string, number> = { a: 10, b: 8, c: 10.1 };
  const measures = (id: string, r: number): Measures => ({
    lost_revenue_gbp: mean[id]! + (id === 'a' ? 0 : noise[(r + (id === 'b' ? 0 : 5)) % 12]!),
    wait_patient_days: 100,
    recovery_cost_gbp: mean[id]! + noise[r]!,
  });

  it('is the headlines of every strategy against the reference, adjusted by Holm; nothing else has a verdict', async () => {
    const { comparisons, comparison } = await resultsOf(measures, { scenario: three, replications: 12 });
    const family = comparisons.filter(({ verdict }) => verdict !== undefined);
    expect(family.map(({ strategy, reference, metric }) => [strategy, reference, metric])).toEqual([
      ...['wait_patient_days', 'lost_revenue_gbp', 'net_cost_gbp'].map((metric) => ['b', 'a', metric]),
      ...['wait_patient_days', 'lost_revenue_gbp', 'net_cost_gbp'].map((metric) => ['c', 'a', metric]),
    ]);
    const [b, c] = [comparison('lost_revenue_gbp', 'b', 'a'), comparison('lost_revenue_gbp', 'c', 'a')];
    // Net cost is unknown, waits are the same: four known p-values, of which those of the waits are 1.
    expect(b).toMatchObject({ interval: 'bootstrap_t', verdict: 'better' });
    expect(b.pAdjusted).toBeCloseTo(4 * b.pValue!, 12);
    expect(c.pAdjusted).toBeCloseTo(Math.max(b.pAdjusted!, 3 * c.pValue!), 12);
    expect(c.verdict).toBe('not_apart');
    expect(comparison('wait_patient_days', 'b', 'a').verdict).toBe('same');
    expect(comparison('net_cost_gbp', 'b', 'a').verdict).toBe('unknown');
    for (const row of [comparison('lost_revenue_gbp', 'c', 'b'), comparison('recovery_cost_gbp', 'b', 'a')]) {
      expect(row).toMatchObject({ interval: 't', pAdjusted: undefined, verdict: undefined });
    }
  });

  it('turns to the reference that the file declares', async () => {
    const { comparisons, comparison, verdicts } = await resultsOf(measures, {
      scenario: { ...three, reference: 'c' },
      replications: 12,
    });
    const pairs = new Set(comparisons.map(({ strategy, reference }) => `${strategy} - ${reference}`));
    expect([...pairs]).toEqual(['b - a', 'a - c', 'b - c']);
    expect(comparison('lost_revenue_gbp', 'b', 'c').verdict).toBe('better');
    expect(comparison('lost_revenue_gbp', 'b', 'a').verdict).toBeUndefined();
    expect(verdicts.map(({ reference }) => reference)).toEqual(['a', 'c', 'c']);
  });

  it('says which may be the best: not those that another beats for sure', async () => {
    const { summary } = await resultsOf(measures, { scenario: three, replications: 12 });
    const standing = (id: string) => summary(id, 'lost_revenue_gbp').standing;
    expect(['a', 'b', 'c'].map(standing)).toEqual(['excluded', 'best', 'excluded']);
    expect(summary('a', 'wait_patient_days').standing).toBeUndefined();
    expect(summary('a', 'lost_revenue_gbp', 'level').standing).toBeUndefined();
  });
});

describe('rare differences', () => {
  it('are counted, with the exact binomial interval', async () => {
    const { comparison } = await resultsOf(
      (id, r) => ({ lost_revenue_gbp: id === 'local' && r === 3 ? 400_500 : 500 }),
      { replications: 50 },
    );
    const { rare } = comparison('lost_revenue_gbp');
    expect(rare).toMatchObject({ count: 1, of: 50, amount: 400_000 });
    // 1 - 0.975^(1/50), and the p at which 0 or 1 of 50 has a probability of 0.025.
    expect(rare!.low).toBeCloseTo(0.000506, 6);
    expect(rare!.high).toBeCloseTo(0.106469, 5);
  });
});

describe('with repeats', () => {
  const measures = (id: string, r: number): Measures => ({
    lost_revenue_gbp: 100 + (id === 'local' ? Math.floor(r / 2) + (r % 2) * 0.5 : 0),
  });

  it('differences are of worlds, and their spread is told apart from ten worlds on', async () => {
    const few = await resultsOf(measures, { scenario: repeated(2), replications: 18 });
    expect(few.comparison('lost_revenue_gbp')).toMatchObject({ pairs: 18, worlds: 9, spread: undefined });
    const { comparison, summary } = await resultsOf(measures, { scenario: repeated(2), replications: 20 });
    const { spread, worlds } = comparison('lost_revenue_gbp');
    expect(worlds).toBe(10);
    // Worlds 0.25, 1.25, ...: variance 9.16667 less 0.125/2 of chance; chance 0.125.
    expect(spread!.notKnowing.value).toBeCloseTo(9.104167 / 9.229167, 6);
    expect(spread!.notKnowing.low).toBeLessThan(spread!.notKnowing.value);
    expect(summary('local', 'lost_revenue_gbp').spread).toEqual(spread);
  });
});
