/** Two kinds of spread told apart: on made-up numbers whose parts are known, and in the model itself. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { ofWorlds, spreadOf } from '../../src/experiment/worlds.js';
import { NamedUniforms } from '../../src/kernel/streams.js';
import { answer } from '../../src/report/answer.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { normalQuantile } from '../../src/stats/dmath.js';
import { varianceComponents } from '../../src/stats/variance-components.js';
import { sample } from '../scenario/sample.js';

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
