/** Two kinds of spread told apart: on made-up numbers whose parts are known, and in the model itself. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { type Results, runDesign } from '../../src/experiment/run-design.js';
import { ofWorlds, spreadOf } from '../../src/experiment/worlds.js';
import { NamedUniforms } from '../../src/kernel/streams.js';
import { answer } from '../../src/report/answer.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { normalQuantile } from '../../src/stats/dmath.js';
import { varianceComponents } from '../../src/stats/variance-components.js';
import { sample } from '../scenario/sample.js';
import { type Measures, madeUp, madeUpScenario } from './made-up.js';

const normals = (name: string) => {
  const uniforms = new NamedUniforms(['variance components', 0, '']);
  return (ordinal: number) => normalQuantile(uniforms.of(name, ordinal));
};

describe('variance components', () => {
  it('are those of Searle, Casella & McCulloch on four groups of three', () => {
    // Means 5, 8, 2, 5: sample variance 6; within each group 1.
    const parts = varianceComponents([4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6], 3);
    expect(parts?.within).toBeCloseTo(1, 12);
    expect(parts?.between).toBeCloseTo(6 - 1 / 3, 12);
  });

  it('are unbiased: 400 worlds of 5, sd 3 and 4 (z-test of both, false-alarm rate 1e-6 each)', () => {
    const [worlds, repeats] = [400, 5];
    const [world, luck] = [normals('world'), normals('luck')];
    const values = Float64Array.from(
      { length: worlds * repeats },
      (_, i) => 3 * world(Math.floor(i / repeats)) + 4 * luck(i),
    );
    const { sdNumbers, sdChance } = spreadOf(values, repeats);
    // Variance of a chi-square estimate: 2 s^4 / df.
    const within = 4.9 * Math.sqrt(2 / (worlds * (repeats - 1))) * 16;
    expect(Math.abs(sdChance! ** 2 - 16)).toBeLessThan(within);
    const between = 4.9 * Math.sqrt(2 / (worlds - 1)) * (9 + 16 / repeats);
    expect(Math.abs(sdNumbers! ** 2 - 9)).toBeLessThan(between + within / repeats);
  });

  it('leave out worlds of which something is unknown; the mean of a world is of what is known', () => {
    const values = Float64Array.of(1, 3, Number.NaN, 5, 4, 8, Number.NaN, Number.NaN);
    expect([...ofWorlds(values, 2)]).toEqual([2, 5, 6, Number.NaN]);
    const parts = varianceComponents([1, 3, 4, 8], 2)!;
    expect(spreadOf(values, 2).sdChance).toBeCloseTo(Math.sqrt(parts.within), 12);
    expect(spreadOf(Float64Array.of(1, 2), 2)).toEqual({ sdNumbers: undefined, sdChance: undefined });
  });
});

describe('repeats of a scenario', () => {
  const repeated = (repeats: number) => parseScenario(`${sample}repeats: ${repeats}\n`);
  const run = (repeats: number, replications: number) =>
    runDesign(designOf(repeated(repeats), { replications }), inTurn);

  it('share every number drawn once, and nothing that chance decides', async () => {
    const design = designOf(repeated(3), { replications: 6 });
    const drawn: string[] = [];
    const waits: number[] = [];
    for await (const outcomes of inTurn(design)) {
      drawn.push(JSON.stringify(outcomes.flatMap(({ draws }) => draws)));
      waits.push(outcomes[0]!.values[0]!);
    }
    expect(new Set(drawn.slice(0, 3)).size).toBe(1);
    expect(new Set(drawn).size).toBe(2);
    expect(new Set(waits).size).toBe(6);
  });

  it('one replication a world is what it was', async () => {
    const [plain, one] = [
      await runDesign(designOf(parseScenario(sample), { replications: 4 }), inTurn),
      await run(1, 4),
    ];
    expect(one.summaries).toEqual(plain.summaries);
    expect(plain.summaries[0]).toMatchObject({ sdNumbers: undefined, sdChance: undefined });
  });

  it('are summed up by worlds, and the answer says when these are too few to say where the spread comes from', async () => {
    const results = await run(2, 6);
    const row = results.summaries.find(
      ({ metric, strategy }) => metric === 'wait_patient_days' && strategy === 'national',
    )!;
    expect(row.n).toBe(6);
    expect(row.sdChance).toBeGreaterThan(0);
    const lines = answer(repeated(2), results, { width: 80 }).join(' ');
    expect(lines).toMatch(/3 draws of the numbers, each simulated 2 times/);
    expect(lines.replace(/\s+/g, ' ')).toMatch(
      /3 draws of the numbers are too few to tell chance from not knowing the numbers: that takes 10 \(--replications 20\)/,
    );
  });

  it.each([5, 2])('%i replications are not two or more times the repeats: refused', (replications) => {
    expect(() => designOf(repeated(2), { replications })).toThrow(/two or more times/);
  });
});

describe('with repeats, what is resampled, left out or counted is a world', () => {
  const WORLDS = 24;
  const next = new NamedUniforms(['copies', 0, '']);
  /** Skewed harms, a rare event, an event, ratios, and one that is sometimes unknown; the same in all copies of a world. */
  const measures = (id: string, world: number): Measures => {
    const u = (name: string) => next.of(`${id} ${name}`, world);
    const live = 1 + Math.floor(3 * u('live'));
    const lost = 1e6 / (0.05 + u('lost'));
    return {
      wait_patient_days: 1e5 * u('wait') + (id === 'local' ? 2e4 : 0),
      lost_revenue_gbp: lost,
      net_cost_gbp: u('known') < 0.1 ? Number.NaN : 1e7 * u('cost'),
      lost_revenue_per_go_live_gbp: { of: lost, over: live },
      trusts_live: live,
      all_live_by_deadline: u('deadline') < 0.6 ? 1 : 0,
      hold_cost_gbp: world === 3 ? 5e5 : 0,
      completion_day: 300 + Math.floor(200 * u('day')),
      trusts_withdrawn: 0,
    };
  };
  const resultsOf = (repeats: number) => {
    const made = madeUpScenario();
    const scenario = { ...made, settings: { ...made.settings, repeats } };
    return runDesign(
      designOf(scenario, { replications: WORLDS * repeats }),
      madeUp(scenario, (id, r) => measures(id, Math.floor(r / repeats))),
    );
  };

  it('so that copies of a replication add nothing to what is known: every limit and p-value stays', async () => {
    const [once, copied] = [await resultsOf(1), await resultsOf(4)];
    const near = (x: unknown) =>
      typeof x === 'number' ? expect.closeTo(x, 9 - Math.ceil(Math.log10(Math.abs(x) + 1))) : x;
    const kinds = new Set<string>();
    for (const [i, row] of once.summaries.entries()) {
      const { mean, low, high, interval, worlds, rare, standing } = row;
      if (low !== undefined) kinds.add(interval);
      expect(copied.summaries[i]).toMatchObject({ interval, worlds, standing });
      expect(copied.summaries[i]).toMatchObject({ mean: near(mean), low: near(low), high: near(high) });
      expect(copied.summaries[i]!.rare).toEqual(rare);
      if (rare !== undefined && rare.count > 0) kinds.add('binomial');
    }
    for (const [i, row] of once.comparisons.entries()) {
      const { difference, low, high, pValue, pAdjusted, interval, worlds, verdict, shares } = row;
      if (low !== undefined) kinds.add(interval);
      const other = copied.comparisons[i]!;
      expect(other).toMatchObject({ interval, worlds, verdict });
      for (const [key, value] of Object.entries({ difference, low, high, pValue, pAdjusted }))
        expect(other[key as 'low'], `${row.metric} ${key}`).toEqual(near(value));
      for (const which of ['better', 'tied', 'worse'] as const) {
        expect(other.shares?.[which].low).toEqual(near(shares?.[which].low));
        expect(other.shares?.[which].high).toEqual(near(shares?.[which].high));
      }
    }
    expect([...kinds].sort()).toEqual(['binomial', 'bootstrap_t', 'jackknife', 't', 'wilson']);
    expect(copied.badCases).toEqual(once.badCases.map((one) => ({ ...one, replication: 4 * one.replication })));
    expect(copied.completions.map(({ byDay }) => byDay)).toEqual(once.completions.map(({ byDay }) => byDay));
  });

  it('the share of not knowing has an interval, of levels and of differences, from ten worlds on', async () => {
    const [once, copied] = [await resultsOf(1), await resultsOf(4)];
    const spreads = ({ summaries, comparisons }: Results) =>
      [...summaries, ...comparisons].flatMap(({ metric, spread }) =>
        spread === undefined ? [] : [{ metric, spread }],
      );
    expect(spreads(once)).toEqual([]);
    // Copies differ in no chance at all: all of it is not knowing.
    const found = spreads(copied);
    expect(new Set(found.map(({ metric }) => metric)).size).toBe(3);
    for (const { metric, spread } of found) {
      expect(spread.notKnowing.value).toBe(1);
      expect(spread.worlds).toBe(metric === 'net_cost_gbp' ? spread.worlds : WORLDS);
    }
  });
});
